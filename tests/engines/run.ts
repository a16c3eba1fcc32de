/**
 * `npm run test:engines`: the walk of a learner in stock Firefox and WebKitGTK, which npm does not bring.
 * Words after it choose: engines by their name, scenarios by any words of theirs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { astroBuild, ROOT } from '../bench/sites.ts';
import { startProcess, type ServerProcess } from '../server/support/process.ts';
import { firefox } from './firefox.ts';
import { SCENARIOS } from './scenarios.ts';
import { webkit } from './webkit.ts';
import { within } from './world.ts';

const asked = process.argv.slice(2).map((word) => word.toLowerCase());
const all = [firefox, webkit];
const names = all.map(({ name }) => name.toLowerCase());
const engines = all.filter(
  (_, at) => !asked.some((word) => names.includes(word)) || asked.includes(names[at] ?? ''),
);
const words = asked.filter((word) => !names.includes(word));
const scenarios = SCENARIOS.filter(({ name }) =>
  words.every((word) => name.toLowerCase().includes(word)),
);

for (const { missing } of engines) for (const sentence of missing) console.log(sentence);
const ready = engines.filter(({ missing }) => missing.length === 0);
let [passed, failed] = [0, 0];
if (ready.length > 0 && scenarios.length > 0) {
  const scratch = mkdtempSync(join(tmpdir(), 'cqp-moteurs-'));
  let server: ServerProcess | null = null;
  // However the run ends: nothing else would stop it.
  process.once('exit', () => {
    void server?.kill('SIGKILL');
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  });
  const siteDir = join(scratch, 'site');
  await astroBuild(ROOT, siteDir, { CONTENT_DIR: join(ROOT, 'tests/fixtures/cours') });
  const dataDir = join(scratch, 'data');
  server = await startProcess(siteDir, dataDir);
  const site = { url: server.url, dataDir };
  for (const engine of ready) {
    let heading = '';
    const started = (version: string): void => {
      if (heading === '') console.log((heading = `\n${engine.name} ${version}: ${engine.limits}`));
    };
    for (const { name, storage = 'kept', needs, run } of scenarios) {
      if (needs && !engine[needs]) continue;
      try {
        await within({ engine, storage, site, scratch, started }, run);
        console.log(`  passed  ${name}`);
        passed += 1;
      } catch (error) {
        console.log(`  FAILED  ${name}\n          ${reasonOf(error)}`);
        failed += 1;
      }
    }
  }
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

/** What was wrong, and the line of the scenario that met it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const at = /scenarios\.ts:\d+/.exec(error.stack ?? '')?.[0];
  return `${error.message.replaceAll('\n', ' ')}${at ? ` (tests/engines/${at})` : ''}`;
}
