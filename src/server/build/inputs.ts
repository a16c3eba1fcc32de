/**
 * Whether the built site still says what its sources say: one hash over everything a build reads,
 * kept beside the build. Content decides, never a file's date (a checkout changes those).
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a build reads, from the project's folder; CONTENT_DIR stands for `content` when set. */
const INPUTS = ['src', 'public', 'package.json', 'package-lock.json', 'tsconfig.json'];
/** Read by no build: changing these needs no rebuild. */
const NOT_INPUTS = ['src/server'];
const CONFIG = /^astro\.config\.\w+$/;
const STAMP_FILE = '.entrees';

/** @param contentDir absolute path of the trainers' content. @returns hex digest. */
export function hashInputs(root: string, contentDir: string): string {
  const configs = readdirSync(root).filter((name) => CONFIG.test(name));
  const hash = createHash('sha256').update(process.version).update(contentDir);
  for (const input of [...INPUTS, ...configs].sort()) addTree(hash, root, input);
  addTree(hash, contentDir, '');
  return hash.digest('hex');
}

export function isFresh(siteDir: string, digest: string): boolean {
  const stamp = join(siteDir, STAMP_FILE);
  return existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === digest;
}

/** To be called with the digest taken before the build: what changed meanwhile is built next time. */
export function markFresh(siteDir: string, digest: string): void {
  writeFileSync(join(siteDir, STAMP_FILE), `${digest}\n`);
}

function addTree(hash: ReturnType<typeof createHash>, root: string, path: string): void {
  const full = join(root, path);
  if (NOT_INPUTS.includes(path) || !existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort())
      if (name !== 'node_modules' && name !== '.git')
        addTree(hash, root, path ? `${path}/${name}` : name);
    return;
  }
  const content = readFileSync(full);
  // Name and length frame the content, so that two trees never add up to the same bytes.
  hash.update(`\0${path}\0${content.length}\0`).update(content);
}
