/**
 * The class names a file gives: in `class="…"`, `class={…}`, `class:list={…}`, `className = …` and
 * `{ class: … }`, and in what such an expression takes them from (constants, functions, literal types
 * of the same file or of one it imports). Values that come from data are no names: classes.ts lists them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** One name and where it stands; a name that ends in "-" is the beginning of one. */
export interface Token {
  readonly name: string;
  readonly file: string;
  readonly offset: number;
}

type Add = (text: string, offset: number) => void;

const STATIC = /\bclass="([^"$]*)"/g;
const EXPRESSION = /\bclass(?::list)?=\{/g;
const ASSIGNED = /\bclassName = |\bclass: /g;
const VALUE = /^(?:'[^']*'|[\w.]+)/;

/** All names of `file`, whose text may be given (a test's). Throws when an expression does not close. */
export function tokensOf(file: string, text = readFileSync(file, 'utf8')): Token[] {
  const found = new Map<string, Token>();
  const walk = new Walk((name, where, offset) => {
    found.set(`${where}:${offset}`, { name, file: where, offset });
  });
  for (const match of text.matchAll(STATIC))
    walk.words(file, match[1] ?? '', match.index + 'class="'.length);
  for (const match of text.matchAll(EXPRESSION)) {
    const at = match.index + match[0].length;
    walk.expression(file, text, at, closing(text, at));
  }
  for (const match of text.matchAll(ASSIGNED)) {
    const at = match.index + match[0].length;
    walk.expression(file, text, at, at + (VALUE.exec(text.slice(at))?.[0].length ?? 0));
  }
  return [...found.values()];
}

/** The offset of the brace that closes the one before `from`; strings are skipped. */
function closing(text: string, from: number): number {
  let depth = 1;
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const sign = text.charAt(at);
    if (quote !== '' && quote !== '`') {
      if (sign === quote) quote = '';
    } else if (sign === "'" || sign === '"') quote = sign;
    else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return at;
  }
  throw new Error(`No end to the expression at ${from}.`);
}

/** The program of a file: of an Astro component, its frontmatter. Offsets are those of the file. */
function programOf(file: string, text: string): ts.SourceFile {
  const front = file.endsWith('.astro') ? (/^---\n(.*?)\n---/s.exec(text)?.[1] ?? '') : text;
  const code = file.endsWith('.astro') ? `   \n${front}` : text;
  return ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
}

class Walk {
  readonly #seen = new Set<ts.Node>();
  readonly #programs = new Map<string, ts.SourceFile>();
  readonly #add: (name: string, file: string, offset: number) => void;

  constructor(add: (name: string, file: string, offset: number) => void) {
    this.#add = add;
  }

  words(file: string, text: string, offset: number): void {
    for (const match of text.matchAll(/[^\s]+/g)) this.#add(match[0], file, offset + match.index);
  }

  expression(file: string, text: string, at: number, end: number): void {
    const rest = text.slice(at, end);
    const source = ts.createSourceFile('x.tsx', `(${rest})`, ts.ScriptTarget.Latest, true);
    const first = source.statements[0];
    if (!first || !ts.isExpressionStatement(first)) return;
    const { expression: value } = first;
    this.#programs.set(file, this.#programs.get(file) ?? programOf(file, text));
    this.#value(value, file, (words, offset) => this.words(file, words, at + offset - 1));
  }

  #value(node: ts.Node, file: string, add: Add): void {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
      add(node.text, node.getStart() + 1);
    else if (ts.isTemplateExpression(node)) {
      add(node.head.text, node.head.getStart() + 1);
      let before = node.head.text;
      for (const span of node.templateSpans) {
        if (!before.endsWith('-')) this.#value(span.expression, file, add);
        add(span.literal.text, span.literal.getStart() + 1);
        before = span.literal.text;
      }
    } else if (ts.isConditionalExpression(node)) {
      this.#value(node.whenTrue, file, add);
      this.#value(node.whenFalse, file, add);
    } else if (ts.isBinaryExpression(node)) {
      if (node.operatorToken.getText().includes('==')) return;
      if (node.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken)
        this.#value(node.left, file, add);
      this.#value(node.right, file, add);
    } else if (ts.isCallExpression(node)) {
      this.#value(node.expression, file, add);
      for (const argument of node.arguments)
        if (ts.isArrowFunction(argument)) this.#value(argument.body, file, add);
    } else if (ts.isPropertyAccessExpression(node)) {
      if (ts.isCallExpression(node.parent)) this.#value(node.expression, file, add);
    } else if (ts.isElementAccessExpression(node)) this.#value(node.expression, file, add);
    else if (ts.isPropertyAssignment(node)) this.#value(node.initializer, file, add);
    else if (ts.isReturnStatement(node) && node.expression) this.#value(node.expression, file, add);
    else if (ts.isIdentifier(node)) this.#named(node.text, file);
    else if (!ts.isTypeNode(node)) ts.forEachChild(node, (child) => this.#value(child, file, add));
  }

  /** What is declared under `name` in a file, or in the file it is imported from. */
  #named(name: string, file: string): void {
    const program = this.#programs.get(file) ?? programOf(file, readFileSync(file, 'utf8'));
    this.#programs.set(file, program);
    const add: Add = (words, offset) => this.words(file, words, offset);
    const visit = (node: ts.Node): void => {
      if (ts.isImportSpecifier(node) && node.name.text === name)
        this.#imported(node, (node.propertyName ?? node.name).text, file);
      const isOne =
        (ts.isVariableDeclaration(node) ||
          ts.isFunctionDeclaration(node) ||
          ts.isParameter(node) ||
          ts.isPropertySignature(node)) &&
        node.name?.getText() === name;
      if (isOne && !this.#seen.has(node)) {
        this.#seen.add(node);
        if ('type' in node && node.type) this.#type(node.type, file);
        if (ts.isVariableDeclaration(node) && node.initializer)
          this.#value(node.initializer, file, add);
        if (ts.isFunctionDeclaration(node) && node.body) this.#returns(node.body, file, add);
      }
      ts.forEachChild(node, visit);
    };
    visit(program);
  }

  #returns(node: ts.Node, file: string, add: Add): void {
    if (ts.isReturnStatement(node)) this.#value(node, file, add);
    else ts.forEachChild(node, (child) => this.#returns(child, file, add));
  }

  #type(node: ts.Node, file: string): void {
    if (ts.isStringLiteral(node)) this.words(file, node.text, node.getStart() + 1);
    else ts.forEachChild(node, (child) => this.#type(child, file));
  }

  #imported(node: ts.ImportSpecifier, name: string, file: string): void {
    const from = node.parent.parent.parent.moduleSpecifier;
    if (!ts.isStringLiteral(from) || !from.text.startsWith('.')) return;
    const target = join(dirname(file), from.text);
    if (existsSync(target)) this.#named(name, target);
  }
}
