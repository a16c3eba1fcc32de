/** Everything browsers are sent: the scripts of .astro files, those in texts, and all they import. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Source {
  /** From the root of the project; a script of another file is named after it and its place there. */
  readonly path: string;
  readonly text: string;
}

/** Modules that hold a script as a text. */
const TEXTS = ['src/layouts/first.ts', 'src/publish/tincan.ts'];

export function sourcesIn(root: string): readonly Source[] {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const scripts = globSync('src/**/*.astro', { cwd: root })
    .sort()
    .flatMap((path) => scriptsOf(path, read(path)));
  const modules = new Map<string, string>();
  const follow = (path: string, text: string): void => {
    for (const name of importsOf(text)) {
      const found = join(path, '..', name);
      if (!modules.has(found) && existsSync(join(root, found))) take(found);
    }
  };
  const take = (path: string): void => {
    modules.set(path, read(path));
    follow(path, modules.get(path) ?? '');
  };
  for (const { path, text } of scripts) follow(path, text);
  // Fetched by address.
  for (const path of globSync('src/**/*.worker.ts', { cwd: root })) take(path);
  return [
    ...[...modules].map(([path, text]) => ({ path, text })),
    ...scripts,
    ...TEXTS.flatMap((path) => scriptsInTexts(path, read(path))),
  ];
}

/** Relative ones, types alone left out; `import()` and workers too. */
function importsOf(text: string): string[] {
  const found = text.matchAll(
    /(?:^|[;\s])(?:import|export)\s+(?!type\b)(?:[^'";]*?\bfrom\s+)?'(\.[^']+)'|(?:import|URL)\(\s*'(\.[^']+)'/g,
  );
  return [...found].map(([, one, other]) => one ?? other ?? '');
}

/** What was before it becomes empty lines, so that a place in the script is one in the file. */
const blank = (before: string): string => before.replace(/[^\n]/g, '');

function scriptsOf(path: string, text: string): Source[] {
  return [
    ...text.matchAll(
      /<script(?:(?!set:html|application\/json)[^>/]|\/(?!>))*>([\s\S]*?)<\/script>/g,
    ),
  ].map(({ 0: whole, 1: script = '', index }) => ({
    path: `${path}.${index}.ts`,
    text: blank(text.slice(0, index)) + blank(whole.slice(0, whole.indexOf(script))) + script,
  }));
}

/** Template texts that begin a function called at once; what is put into them is a value. */
function scriptsInTexts(path: string, text: string): Source[] {
  return [...text.matchAll(/`((?:!|\()\(?function[\s\S]*?)`/g)].map(
    ({ 1: script = '', index }) => ({
      path: `${path}.${index}.js`,
      text:
        blank(text.slice(0, index)) + script.replace(/\$\{[^}]*\}/g, '0').replaceAll('\\\\', '\\'),
    }),
  );
}
