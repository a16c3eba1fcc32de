/** Builds the pages of a part of the course, once for all formats. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { BASE, relocateHtml, relocateScript } from '../publish/relocate.ts';
import type { Selection } from '../publish/selection.ts';
import { PackageError } from './options.ts';

/** Contents by path, "/" between segments. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** What only the project's own server or its trainers need. */
const LEFT_OUT =
  /^(404\.html|lancement\.json|manifeste\.webmanifest|icone-\d+\.png|hors-ligne\/|guide\/|formateur\/|echanges\/|resultats\/|xapi\/)/;

/**
 * @param root the project: Astro's pre-renderer resolves packages from where it writes, so it must write here
 * @param stop ends the build; what it had written is gone when the promise settles
 * @throws PackageError when the build fails or is stopped
 */
export async function buildPages(
  root: string,
  selection: Selection,
  stop: AbortSignal,
): Promise<Files> {
  const scratch = join(root, 'node_modules', '.paquets');
  mkdirSync(scratch, { recursive: true });
  const dir = mkdtempSync(join(scratch, 'site-'));
  try {
    const { succeeded, said } = await build(root, dir, selection, stop);
    if (stop.aborted) throw new PackageError('Interrompu : aucun paquet n’a été écrit.');
    if (!succeeded) throw new PackageError(`${said}\nLes pages n’ont pas pu être construites.`);
    return relocated(readFolder(dir));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function build(
  root: string,
  dir: string,
  selection: Selection,
  stop: AbortSignal,
): Promise<{ readonly succeeded: boolean; readonly said: string }> {
  const args = ['run', '--silent', 'build', '--', '--silent', '--outDir', dir];
  const child = spawn('npm', args, {
    cwd: root,
    env: { ...process.env, BASE, PAQUET: JSON.stringify(selection) },
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
  // "close", not "exit": what the build's own children still write must be over.
  return new Promise((resolve, reject) => {
    stop.addEventListener('abort', () => child.kill());
    child.on('error', reject);
    child.on('close', (code) => resolve({ succeeded: code === 0, said: said.join('') }));
  });
}

function readFolder(dir: string): Files {
  const names = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(
    names.map((name) => [
      name
        .slice(dir.length + 1)
        .split(sep)
        .join('/'),
      new Uint8Array(readFileSync(name)),
    ]),
  );
}

/** Every address relative, nothing that points to what is not there. */
export function relocated(built: Files): Files {
  const kept = [...built].filter(([path]) => !LEFT_OUT.test(path));
  const paths = new Set(kept.map(([path]) => path));
  const moved = kept.map(([path, content]): readonly [string, Uint8Array] => {
    if (!/\.(html|js|json|css|svg)$/.test(path)) return [path, content];
    const text = decode(content);
    const isScript = path.endsWith('.js');
    const relative = isScript
      ? relocateScript(text, path)
      : relocateHtml(text, path, (target) => paths.has(target));
    if ((isScript && hidesAddress(text, path)) || relative.includes(BASE.slice(1)))
      throw new PackageError(`Une adresse de ${path} n’a pas pu être rendue relative.`);
    return [path, relative === text ? content : encode(relative)];
  });
  return needed(new Map(moved));
}

/**
 * Whether an address stands inside a longer text of a script, where a minifier may have put it: it cannot
 * be made relative there.
 */
function hidesAddress(script: string, path: string): boolean {
  if (!script.includes(BASE)) return false;
  let hidden = false;
  const look = (text: unknown): void => {
    hidden ||= typeof text === 'string' && text.lastIndexOf(BASE) > 0;
  };
  new Visitor({
    Literal: ({ value }) => look(value),
    TemplateElement: ({ value }) => look(value.cooked),
  }).visit(parseSync(path, script).program);
  return hidden;
}

/** Pages and data, and the code and pictures these name, one through the other. */
function needed(files: Files): Files {
  const texts = new Map(
    [...files].flatMap(([path, content]) =>
      /\.(html|js|json|css)$/.test(path) ? [[path, decode(content)] as const] : [],
    ),
  );
  const kept = new Set([...files.keys()].filter((path) => !/^(_astro|images)\//.test(path)));
  for (const path of kept)
    for (const other of files.keys()) {
      // Built names bear a hash: nothing else is called so.
      const name = other.slice(other.lastIndexOf('/') + 1);
      const text = texts.get(path) ?? '';
      // A set being walked also walks what is added to it.
      if (!kept.has(other) && (text.includes(name) || text.includes(encodeURI(name))))
        kept.add(other);
    }
  return new Map([...files].filter(([path]) => kept.has(path)));
}

export const decode = (content: Uint8Array): string => new TextDecoder().decode(content);
export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
