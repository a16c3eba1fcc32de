/**
 * `npm start`: builds the site if anything it is made of has changed, then serves it; with
 * `--build-only` (`npm run build:if-changed`) it stops after the build.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hashInputs, isFresh, markFresh } from './build-inputs.ts';
import { readConfig, StartError } from './config.ts';
import { refuse, run } from './main.ts';

const ROOT = resolve(import.meta.dirname, '../..');

function build(siteDir: string): void {
  const contentDir = resolve(ROOT, process.env['CONTENT_DIR'] || 'content');
  if (!existsSync(contentDir))
    throw new StartError(`Le dossier des contenus ${contentDir} n’existe pas (CONTENT_DIR).`);
  const digest = hashInputs(ROOT, contentDir);
  if (existsSync(join(siteDir, 'index.html')) && isFresh(siteDir, digest)) return;
  process.stderr.write('Le contenu a changé : construction du site…\n');
  // Through npm, so that the build runs on the pinned Node and as it does by hand.
  const { status } = spawnSync('npm', ['run', '--silent', 'build', '--', '--outDir', siteDir], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new StartError(
      'La construction a échoué : corrigez ce qui est signalé ci-dessus, puis relancez « npm start ». « npm run serve » sert la dernière version construite.',
    );
  markFresh(siteDir, digest);
}

try {
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env }, ROOT);
  build(config.siteDir);
  if (!process.argv.includes('--build-only')) await run(config);
} catch (error) {
  refuse(error);
}
