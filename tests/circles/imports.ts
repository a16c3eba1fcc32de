/** What each file of src/ imports: values, types, `import()`, workers, styles, the scripts of .astro files. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/** Paths from src/ ("core/text/text.ts") → those they name, in the order of the alphabet. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/**
 * @param src the folder whose files are read; what they import from other folders or packages is left out
 * @throws Error where a file imports what is not there
 */
export function importsIn(src: string): Imports {
  const files = globSync('**/*.{ts,tsx,mts,js,mjs,astro,css}', { cwd: src }).sort();
  return new Map(files.map((file) => [file, targetsOf(src, file)]));
}

function targetsOf(src: string, file: string): readonly string[] {
  const named = namesIn(file, readFileSync(posix.join(src, file), 'utf8'));
  const targets = named.flatMap((name) => filesNamed(src, file, name));
  return [...new Set(targets)].filter((target) => target !== file).sort();
}

/** As a bundler completes them. */
const ENDS = ['', '.ts', '.tsx', '.astro', '/index.ts', '/index.tsx'];

function filesNamed(src: string, file: string, name: string): readonly string[] {
  const [path = ''] = name.split(/[?#]/);
  const from = path.startsWith('/src/') ? '' : posix.dirname(file);
  const target = posix.join(from, path.replace(/^\/src\//, './'));
  if (target.startsWith('..')) return [];
  if (target.includes('*')) return globSync(target, { cwd: src });
  const end = ENDS.find((one) => isFile(posix.join(src, target + one)));
  if (end === undefined) throw new Error(`${file} imports ${name}, which is not there`);
  return [target + end];
}

const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

const isOurs = (name: string): boolean => /^(\.\.?\/|\/src\/)/.test(name);

function namesIn(file: string, text: string): readonly string[] {
  if (file.endsWith('.css'))
    return captured(text, /@import\s+(?:url\()?['"]?([^'")\s]+)/g).filter(isOurs);
  if (!file.endsWith('.astro')) return namesInScript(text).filter(isOurs);
  const [, frontmatter = '', markup = text] = /^\s*---\n([\s\S]*?)\n---([\s\S]*)$/.exec(text) ?? [];
  const names = [
    ...namesInScript(frontmatter),
    ...captured(markup, /<script[^>]*>([\s\S]*?)<\/script>/g).flatMap(namesInScript),
    ...captured(markup, /<script[^>]*\bsrc=["']([^"']+)/g),
    ...captured(markup, /\bimport\(\s*['"]([^'"]+)/g),
  ];
  return names.filter(isOurs);
}

const captured = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name);

function namesInScript(text: string): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const named = nameOf(node);
    if (named && ts.isStringLiteralLike(named)) names.push(named.text);
    else if (named && ts.isArrayLiteralExpression(named))
      for (const one of named.elements) if (ts.isStringLiteralLike(one)) names.push(one.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('x.tsx', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX));
  return names;
}

/** The part of an import that says of what. */
function nameOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  // import('./types.ts').Type
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return node.argument.literal;
  if (isWorker(node)) return node.arguments?.[0];
  if (!ts.isCallExpression(node)) return undefined;
  return isImport(node.expression) ? node.arguments[0] : undefined;
}

/** `new URL('./worker.ts', import.meta.url)`: what only a worker is named by. */
function isWorker(node: ts.Node): node is ts.NewExpression {
  if (!ts.isNewExpression(node) || !ts.isIdentifier(node.expression)) return false;
  const [, base] = node.arguments ?? [];
  return (
    node.expression.text === 'URL' && base !== undefined && ts.isPropertyAccessExpression(base)
  );
}

/** `import(…)` and `import.meta.glob(…)` */
const isImport = (node: ts.Node): boolean =>
  node.kind === ts.SyntaxKind.ImportKeyword ||
  (ts.isPropertyAccessExpression(node) &&
    node.name.text === 'glob' &&
    ts.isMetaProperty(node.expression));
