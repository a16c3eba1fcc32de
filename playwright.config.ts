import { defineConfig } from '@playwright/test';
import { FLAGS } from './tests/browser.ts';

/** Started by tests/run.ts, which builds the site, starts the server and finds the browser. */
export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.spec.ts', 'faults/**/*.spec.ts'],
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // Where something hangs: how long a thing may take is the bench's business, on a machine of its own.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: process.env['SITE_URL'] ?? 'http://localhost:4321',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // A trace costs a quarter of the time: TRACE=1 npm test records one of each test that fails.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: { args: FLAGS, executablePath: process.env['CHROME_PATH'] ?? '' },
  },
});
