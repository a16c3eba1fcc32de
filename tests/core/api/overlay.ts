/** What the compiler says of our sources as if some were written otherwise; nothing changes on disk. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(import.meta.dirname, '../../..');

/** One text put in the place of another, which the file holds once. */
export interface Change {
  /** "src/core/api/groups.ts" */
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/** @returns the files below src/ whose text matches: "src/board/api.ts" */
export function sourcesWith(pattern: RegExp): readonly string[] {
  return readdirSync(`${ROOT}/src`, { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter(
      (path) => /\.tsx?$/.test(path) && pattern.test(readFileSync(`${ROOT}/${path}`, 'utf8')),
    );
}

/**
 * @param roots the files that are checked, with whatever they import
 * @returns a compiler that reads each file from the disk once
 */
export function openCompiler(roots: readonly string[]) {
  const { config } = ts.readConfigFile(`${ROOT}/tsconfig.json`, (path) =>
    ts.sys.readFile(path),
  ) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const onDisk = host.getSourceFile.bind(host);
  const read = new Map<string, ts.SourceFile | undefined>();
  const overlay = new Map<string, string>();
  host.getSourceFile = (path, target, ...rest) => {
    const text = overlay.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, target, true);
    if (!read.has(path)) read.set(path, onDisk(path, target, ...rest));
    return read.get(path);
  };
  let last: ts.Program | undefined;

  /** @returns "src/board/api.ts: what is wrong", one for each error in the roots */
  function errorsWith(changes: readonly Change[]): readonly string[] {
    overlay.clear();
    for (const { path, from, to } of changes) {
      const full = `${ROOT}/${path}`;
      const parts = (overlay.get(full) ?? readFileSync(full, 'utf8')).split(from);
      if (parts.length !== 2) throw new Error(`${path} holds ${parts.length - 1} times ${from}`);
      overlay.set(full, parts.join(to));
    }
    const program = ts.createProgram({
      rootNames: roots.map((path) => `${ROOT}/${path}`),
      options: { ...options, noEmit: true, skipLibCheck: true, types: ['node', 'vite/client'] },
      host,
      ...(last ? { oldProgram: last } : {}),
    });
    last = program;
    return roots.flatMap((path) =>
      program
        .getSemanticDiagnostics(program.getSourceFile(`${ROOT}/${path}`))
        .map(({ messageText }) => `${path}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
    );
  }

  /** @returns the names of an interface's members, those it inherits included. Call errorsWith before. */
  function membersOf(path: string, name: string): readonly string[] {
    const checker = last?.getTypeChecker();
    const file = last?.getSourceFile(`${ROOT}/${path}`);
    const module = file && checker?.getSymbolAtLocation(file);
    const found = checker?.getExportsOfModule(module as ts.Symbol).find((one) => one.name === name);
    if (!checker || !found) throw new Error(`${path} exports no ${name}`);
    return checker
      .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(found))
      .map((member) => member.name);
  }

  return { errorsWith, membersOf };
}
