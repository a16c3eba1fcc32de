/** `npm start`, up to the point where it would serve: what it builds, and what it says when it cannot. */
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it, vi } from 'vitest';
import { freshFolder } from './support/site.ts';

// Real builds.
vi.setConfig({ testTimeout: 120_000 });

const ROOT = resolve(import.meta.dirname, '../..');
const LESSON = 'modules/essai/02-courte.mdx';

it('builds what changed and nothing else; a broken lesson ends it in one sentence', () => {
  const folder = freshFolder();
  const [content, site] = [join(folder, 'contenu'), join(folder, 'site')];
  cpSync(join(ROOT, 'tests/fixtures/cours'), content, { recursive: true });
  const start = (more: NodeJS.ProcessEnv = {}) => {
    const args = [join(ROOT, 'src/server/start.ts'), '--build-only'];
    const env = { ...process.env, NODE_ENV: undefined, VITEST: undefined };
    const { status, stderr } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      env: { ...env, CONTENT_DIR: content, SITE_DIR: site, ASTRO_TELEMETRY_DISABLED: '1', ...more },
    });
    return { status, lines: stderr.trim().split('\n') };
  };
  const home = () => statSync(join(site, 'index.html')).mtimeMs;

  const first = start();
  expect(first.status).toBe(0);
  expect(first.lines).toContain('Le site n’est pas encore construit : construction…');
  const built = home();

  expect(start()).toEqual({ status: 0, lines: [''] });
  expect(home()).toBe(built);

  const sound = readFileSync(join(content, LESSON), 'utf8');
  writeFileSync(
    join(content, LESSON),
    `${sound}\nUn <Terme>mot que personne n’a défini</Terme>.\n`,
  );
  const broken = start();
  expect(broken.status).toBe(1);
  expect(broken.lines).toContain('Le site a changé : construction…');
  expect(broken.lines.slice(-2)).toEqual([
    'La construction a échoué. Le site d’avant n’a pas changé.',
    'Corrigez ce qui est signalé ci-dessus, puis relancez « npm start ». « npm run serve » sert le site d’avant.',
  ]);
  expect(broken.lines.join('\n')).not.toContain('    at ');

  // The site before stands, and the broken one was not taken for built.
  expect(home()).toBe(built);
  expect(start().status).toBe(1);
  expect(readdirSync(folder).sort()).toEqual(['contenu', 'site']);

  // A full disk half-way through the pages changes nothing either.
  writeFileSync(join(content, LESSON), `${sound}\nUn mot de plus.\n`);
  const full = start({ NODE_OPTIONS: `--import=${FULL_DISK}` });
  expect(full.status).toBe(1);
  expect(full.lines.join('\n')).toContain('ENOSPC');
  expect(home()).toBe(built);
  expect(readdirSync(folder).sort()).toEqual(['contenu', 'site']);
});

/** No page can be written but the first of all. */
const FULL_DISK = `data:text/javascript,${encodeURIComponent(`
  import fs from 'node:fs';
  const { writeFile } = fs.promises;
  fs.promises.writeFile = (path, ...rest) =>
    /glossaire.index\\.html$/.test(String(path))
      ? Promise.reject(new Error('ENOSPC: no space left on device'))
      : writeFile(path, ...rest);
`)}`;
