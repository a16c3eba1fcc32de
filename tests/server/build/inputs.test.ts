import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashInputs, isFresh, markFresh } from '../../../src/server/build/inputs.ts';
import { freshFolder } from '../support/site.ts';

let root = '';
let content = '';
const write = (path: string, text: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};
const digest = () => hashInputs(root, content);

beforeEach(() => {
  root = freshFolder();
  content = join(root, 'content');
  write('content/modules/a/01-x.mdx', 'Un');
  write('src/pages/index.astro', 'page');
  write('src/server/main.ts', 'serveur');
  write('public/icone.svg', '<svg/>');
  write('package-lock.json', '{}');
  write('astro.config.ts', 'export default {}');
});

describe('the hash of what a build reads', () => {
  it.each([
    'content/modules/a/01-x.mdx',
    'src/pages/index.astro',
    'public/icone.svg',
    'package-lock.json',
    'astro.config.ts',
  ])('changes with %s', (path) => {
    const before = digest();
    write(path, 'autre');
    expect(digest()).not.toBe(before);
  });

  it('changes when a file appears, goes or is renamed', () => {
    const seen = new Set([digest()]);
    write('content/modules/a/02-y.mdx', 'Deux');
    seen.add(digest());
    renameSync(join(content, 'modules/a/02-y.mdx'), join(content, 'modules/a/03-y.mdx'));
    seen.add(digest());
    rmSync(join(content, 'modules/a/01-x.mdx'));
    seen.add(digest());
    expect(seen.size).toBe(4);
  });

  it('stays with what is not read: dates, the server’s own code, data', () => {
    const before = digest();
    utimesSync(join(root, 'src/pages/index.astro'), 1, 1);
    write('src/server/main.ts', 'autre serveur');
    write('data/plateforme.sqlite', 'x');
    expect(digest()).toBe(before);
  });

  it('follows CONTENT_DIR', () => {
    const before = digest();
    const elsewhere = freshFolder();
    writeFileSync(join(elsewhere, 'cours.yaml'), 'titre: A');
    content = elsewhere;
    const moved = digest();
    expect(moved).not.toBe(before);
    writeFileSync(join(elsewhere, 'cours.yaml'), 'titre: B');
    expect(digest()).not.toBe(moved);
  });

  it('is fresh once marked, until something changes', () => {
    const site = freshFolder();
    expect(isFresh(site, digest())).toBe(false);
    markFresh(site, digest());
    expect(isFresh(site, digest())).toBe(true);
    write('content/modules/a/01-x.mdx', 'autre');
    expect(isFresh(site, digest())).toBe(false);
  });
});
