/** `npm start`, up to the point where it would serve: what it builds, and what it says when it cannot. */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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
  const start = () => {
    const args = [join(ROOT, 'src/server/start.ts'), '--build-only'];
    const env = { ...process.env, NODE_ENV: undefined, VITEST: undefined };
    const { status, stderr } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      env: { ...env, CONTENT_DIR: content, SITE_DIR: site, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    return { status, lines: stderr.trim().split('\n') };
  };
  const home = () => statSync(join(site, 'index.html')).mtimeMs;

  const first = start();
  expect(first.status).toBe(0);
  expect(first.lines).toContain('Le contenu a changé : construction du site…');
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
  expect(broken.lines.at(-1)).toMatch(/^La construction a échoué : corrigez ce qui est signalé/);
  expect(broken.lines.join('\n')).not.toContain('    at ');

  // It was not taken for built.
  expect(start().status).toBe(1);
});
