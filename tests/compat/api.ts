/**
 * Uses of what the language and the browser bring, found by type: a method is told by the object it is
 * called on, not by its name. What a file asks for first (`'locks' in navigator`, `x.y?.()`, `typeof`)
 * may be missing.
 */
import ts from 'typescript';
import { lacking } from './support.ts';
import type { Source } from './sources.ts';
import { versionsFor, type Versions } from './versions.ts';

export interface Finding {
  readonly path: string;
  readonly line: number;
  /** E.g. "URL.canParse". */
  readonly feature: string;
  readonly lacking: readonly string[];
}

/** On the line or the one above: why it may be used all the same. */
const EXCEPTION = /\/[/*] browsers: \S+/;

/** Attributes that only make typing easier. */
const HINTS = [
  'autocapitalize',
  'autocorrect',
  'autofocus',
  'enterkeyhint',
  'inputmode',
  'spellcheck',
];

/** TypeScript's errors for a name or a member that is not there: of Node, or of a later edition. */
const UNKNOWN = [2304, 2339, 2550, 2551, 2552, 2580, 2583, 2584, 2591];

const GLOBAL_SCOPES = [
  'Window',
  'WindowOrWorkerGlobalScope',
  'WorkerGlobalScope',
  'typeof globalThis',
];

export function apiFindings(root: string, sources: readonly Source[]): readonly Finding[] {
  const program = programOf(root, sources);
  const checker = program.getTypeChecker();
  return sources.flatMap(({ path, text }) => {
    const file = program.getSourceFile(`${root}/${path}`);
    if (!file) throw new Error(`${path} is not in the program`);
    return findingsIn(file, { path, lines: text.split('\n'), program, checker });
  });
}

interface Place {
  readonly path: string;
  readonly lines: readonly string[];
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
}

function findingsIn(file: ts.SourceFile, place: Place): Finding[] {
  const { path, lines, program, checker } = place;
  const versions: Versions = versionsFor(path);
  const asked = new Set(
    [...file.text.matchAll(/'([\w$]+)' in |\btypeof ([\w$]+) [!=]==/g)].map(
      ([, one, other]) => one ?? other,
    ),
  );
  const found: Finding[] = [];
  const isLib = (symbol: ts.Symbol | undefined): symbol is ts.Symbol =>
    symbol?.declarations?.some((one) => program.isSourceFileDefaultLibrary(one.getSourceFile())) ??
    false;

  function report(node: ts.Node, feature: string, paths: readonly (readonly string[])[]): void {
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
    const missing = lacking(paths, versions);
    if (missing.length === 0) return;
    if ([lines[line], lines[line - 1]].some((text) => EXCEPTION.test(text ?? ''))) return;
    found.push({ path, line: line + 1, feature, lacking: missing });
  }

  function member(node: ts.Node, symbol: ts.Symbol | undefined, of: ts.Type): void {
    if (!isLib(symbol) || asked.has(symbol.name)) return;
    const holder = holderOf(symbol);
    const owners = [...new Set([...ownersOf(symbol), ...basesOf(of, checker)])];
    const name = holder ?? basesOf(of, checker)[0] ?? '';
    report(node, `${name}.${symbol.name}`, [
      ...(holder === null ? [] : staticPaths(holder, symbol.name)),
      ...memberPaths(owners, symbol.name),
    ]);
  }

  function visit(node: ts.Node): void {
    if (ts.isPropertyAccessExpression(node)) {
      const isAsked = ts.isCallExpression(node.parent) && node.parent.questionDotToken;
      if (!isAsked)
        member(
          node.name,
          checker.getSymbolAtLocation(node.name),
          checker.getTypeAtLocation(node.expression),
        );
    } else if (
      ts.isElementAccessExpression(node) &&
      ts.isStringLiteralLike(node.argumentExpression)
    ) {
      const of = checker.getTypeAtLocation(node.expression);
      const { text } = node.argumentExpression;
      member(node, checker.getApparentType(of).getProperty(text), of);
    } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = node.propertyName ?? node.name;
      const of = checker.getTypeAtLocation(node.parent);
      if (ts.isIdentifier(name)) member(name, of.getProperty(name.text), of);
    } else if (ts.isIdentifier(node) && isValue(node)) {
      const symbol = ts.isShorthandPropertyAssignment(node.parent)
        ? checker.getShorthandAssignmentValueSymbol(node.parent)
        : checker.getSymbolAtLocation(node);
      if (isLib(symbol) && !asked.has(node.text) && symbol.flags & ts.SymbolFlags.Value) {
        const made = ts.isNewExpression(node.parent) && node.parent.expression === node;
        const { text } = node;
        report(node, text, [
          ...(made
            ? [
                ['api', text, text],
                ['javascript', 'builtins', text, text],
              ]
            : []),
          ['api', text],
          ['api', 'Window', text],
          ['javascript', 'builtins', text],
        ]);
      }
    } else if (ts.isJsxAttribute(node) && ts.isIdentifier(node.name)) {
      const { text } = node.name;
      if (!HINTS.includes(text))
        report(node, `attribute ${text}`, [['html', 'global_attributes', text]]);
    } else if (ts.isRegularExpressionLiteral(node) || ts.isStringLiteralLike(node)) {
      if (/\(\?<[=!]/.test(node.text))
        report(node, 'lookbehind', [['javascript', 'regular_expressions', 'lookbehind_assertion']]);
      if (ts.isRegularExpressionLiteral(node) && /\/[a-u]*v[a-z]*$/.test(node.text))
        report(node, 'flag v', [['javascript', 'builtins', 'RegExp', 'unicodeSets']]);
    }
    ts.forEachChild(node, visit);
  }
  visit(file);
  // Scripts in texts are JavaScript without types.
  if (!path.endsWith('.js'))
    for (const { code, start = 0, messageText } of program.getSemanticDiagnostics(file))
      if (UNKNOWN.includes(code))
        found.push({
          path,
          line: file.getLineAndCharacterOfPosition(start).line + 1,
          feature: ts.flattenDiagnosticMessageText(messageText, ' '),
          lacking: ['every browser, as far as the types go'],
        });
  return found;
}

/** Read as a variable: not a name of a property, a type, a label, nor what `typeof` asks for. */
function isValue(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isTypeOfExpression(parent) || ts.isPartOfTypeNode(node)) return false;
  return true;
}

/** Names of the interfaces that declare it. */
function ownersOf({ declarations = [] }: ts.Symbol): string[] {
  return declarations.flatMap(({ parent }) =>
    ts.isInterfaceDeclaration(parent) ? parent.name.text : [],
  );
}

/** `URL` of `URL.canParse`, `Promise` of `Promise.withResolvers`; null: a member of objects. */
function holderOf({ declarations = [] }: ts.Symbol): string | null {
  for (const { parent } of declarations) {
    const variable = parent.parent;
    if (ts.isTypeLiteralNode(parent) && ts.isVariableDeclaration(variable))
      return variable.name.getText();
    if (ts.isInterfaceDeclaration(parent) && parent.name.text.endsWith('Constructor'))
      return parent.name.text.replace(/Constructor$/, '');
  }
  return null;
}

/** A mixin's members are listed under the interfaces that have it. */
function basesOf(type: ts.Type, checker: ts.TypeChecker): string[] {
  const parts = type.isUnionOrIntersection() ? type.types : [type];
  return parts.flatMap((part) => {
    const own = checker.getApparentType(part);
    const bases = own.isClassOrInterface() ? checker.getBaseTypes(own) : [];
    return [own.symbol?.name ?? '', ...bases.flatMap((base) => basesOf(base, checker))];
  });
}

const staticPaths = (holder: string, name: string): readonly (readonly string[])[] => [
  ['javascript', 'builtins', holder, name],
  ['api', holder, `${name}_static`],
];

function memberPaths(owners: readonly string[], name: string): readonly (readonly string[])[] {
  return owners.flatMap((owner) => {
    const plain = owner.replace(/^Readonly(?=Array|Map|Set)/, '');
    return [
      ['javascript', 'builtins', plain, name],
      ['api', plain, name],
      ...(GLOBAL_SCOPES.includes(owner) ? [['api', name]] : []),
    ];
  });
}

function programOf(root: string, sources: readonly Source[]): ts.Program {
  const { config } = ts.readConfigFile(`${root}/tsconfig.json`, (path) =>
    ts.sys.readFile(path),
  ) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const texts = new Map(sources.map(({ path, text }) => [`${root}/${path}`, text]));
  const host = ts.createCompilerHost(options);
  const disk = { ...host };
  host.fileExists = (path) => texts.has(path) || disk.fileExists(path);
  host.readFile = (path) => texts.get(path) ?? disk.readFile(path);
  host.getSourceFile = (path, target, ...rest) => {
    const text = texts.get(path);
    return text === undefined
      ? disk.getSourceFile(path, target, ...rest)
      : ts.createSourceFile(path, text, target, true);
  };
  return ts.createProgram(
    [...texts.keys()],
    // Node's own types would hide what a browser lacks.
    {
      ...options,
      allowJs: true,
      checkJs: true,
      noEmit: true,
      skipLibCheck: true,
      types: ['vite/client'],
    },
    host,
  );
}
