/**
 * `npm test`: every test, one closing line that is true.
 * Unit, property and HTTP tests run in vitest, then those that build, start processes or wait
 * (`*.slow.test.ts`); browser tests in Playwright against the built site, served by the project's own
 * server on a port and a data folder of their own.
 *
 * Arguments go to the browser tests (`npm test -- lesson` runs all of vitest and e2e files named so).
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.ts';
import { freePort } from './port.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const scratch = mkdtempSync(join(tmpdir(), 'cqp-tests-'));
// Some three hundred servers are started: each would compile the same files again.
process.env['NODE_COMPILE_CACHE'] ??= join(scratch, 'compiled');

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): number {
  const done = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return done.status ?? 1;
}

/** @param script of package.json that runs vitest */
function vitest(script: string): Count {
  const report = join(scratch, 'vitest.json');
  const status = run('npm', [
    ...['run', '--silent', script, '--'],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ]);
  const { numPassedTests, numTotalTests } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numTotalTests: number;
  };
  const failed = numTotalTests - numPassedTests;
  // A file that does not even load has no test to count: it is one failure.
  return { passed: numPassedTests, failed: status === 0 ? failed : Math.max(failed, 1) };
}

/** The quick ones first. */
const unit = (): Count => sum(vitest('test:unit'), vitest('test:slow'));

const sum = (a: Count, b: Count): Count => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
});

async function browser(): Promise<Count> {
  const chrome = await findBrowser();
  const fixture = join(scratch, 'site');
  const packages = join(scratch, 'paquets');
  const built =
    run('npm', ['run', '--silent', 'build:if-changed']) === 0 &&
    run('astro', ['build', '--silent', '--outDir', fixture], {
      CONTENT_DIR: 'tests/fixtures/cours',
    }) === 0 &&
    run('npm', ['run', '--silent', 'package', '--', '--out', packages], {
      CONTENT_DIR: 'tests/fixtures/cours',
    }) === 0;
  if (!built) return { passed: 0, failed: 1 };
  const servers = [await serve('dist'), await serve(fixture)] as const;
  try {
    const report = join(scratch, 'e2e.json');
    run('playwright', ['test', '--reporter=list,json', ...process.argv.slice(2)], {
      SITE_URL: servers[0].url,
      COURSE_URL: servers[1].url,
      COURSE_DIR: fixture,
      SITE_DATA_DIR: servers[0].dataDir,
      COURSE_DATA_DIR: servers[1].dataDir,
      CHROME_PATH: chrome,
      PACKAGES_DIR: packages,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      ...LRS_ADMIN,
    });
    const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
      stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    };
    // Nothing here may be skipped, and a test that needs a second try is a failure.
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped };
  } finally {
    for (const { process } of servers) process.kill('SIGTERM');
  }
}

/** Lets the browser tests read what the LRS holds. */
const LRS_ADMIN = { LRS_ADMIN_KEY: 'tests', LRS_ADMIN_SECRET: 'tests-secret-of-one-run' };

/** The project's own server on a free port, with a data folder of its own. */
async function serve(site: string): Promise<{
  readonly url: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
}> {
  const port = await freePort();
  const dataDir = join(scratch, `data-${port}`);
  const server = spawn('node', ['src/server/main.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...LRS_ADMIN,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      SITE_DIR: site,
      LOG_LEVEL: 'error',
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await answering(url, server);
  return { url, dataDir, process: server };
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let wait = 0; wait < 100; wait++) {
    if (server.exitCode !== null) throw new Error('The server did not start.');
    const up = await fetch(url).then(
      () => true,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No answer from ${url} after 10 s.`);
}

let total: Count = { passed: 0, failed: 0 };
try {
  for (const part of [browser]) {
    total = sum(total, await part());
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total = { ...total, failed: total.failed + 1 };
}
rmSync(scratch, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
