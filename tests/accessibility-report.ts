/**
 * Examines every page type of a running site with axe, in both themes, and writes what the
 * accessibility statement shows (src/components/axe-results.json): `SITE_URL=… node
 * tests/accessibility-report.ts`. The tests only fail on violations; this says how much was looked at.
 */
import { writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findBrowser, FLAGS } from './browser.ts';
import { examine, openToExamine } from './examine.ts';
import { PAGES } from './pages.ts';

const SITE = process.env['SITE_URL'] ?? 'http://localhost:4321';
const RESULTS = new URL('../src/components/axe-results.json', import.meta.url);

const browser = await chromium.launch({ executablePath: await findBrowser(), args: FLAGS });
let version = '';

async function report(address: string, colorScheme: 'light' | 'dark') {
  const context = await browser.newContext({ colorScheme });
  const page = await context.newPage();
  await openToExamine(page, SITE, address);
  const found = await examine(page);
  await context.close();
  version = found.testEngine.version;
  return {
    passed: found.passes.length,
    broken: found.violations.length,
    unsure: found.incomplete.length,
  };
}

const pages = [];
for (const [page, address] of PAGES) {
  const light = await report(address, 'light');
  const dark = await report(address, 'dark');
  // The worse of the two themes is what counts.
  pages.push({
    page,
    address,
    passed: Math.min(light.passed, dark.passed),
    broken: Math.max(light.broken, dark.broken),
    unsure: Math.max(light.unsure, dark.unsure),
  });
}
await browser.close();

const date = new Date().toISOString().slice(0, 10);
writeFileSync(RESULTS, `${JSON.stringify({ tool: 'axe-core', version, date, pages }, null, 2)}\n`);
