import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { LeftOut, SLOW } from './tests/left-out.ts';

/*
 * SLOW: whole builds, processes of their own, real seconds. `npm test` runs them, `npm run test:unit`
 * does not.
 */

/** Rooms of a page: their tests change what a browser offers for good, so that each file has a process. */
const OF_A_PAGE = 'tests/{player,page,islands,board,cmi5,cmi5-lms,frozen}/**/*.test.{ts,tsx}';

const project = (
  name: string,
  include: string,
  isolate: boolean,
  exclude: readonly string[] = [],
): TestProjectInlineConfiguration => ({
  test: {
    name,
    include: [include],
    exclude: ['node_modules/**', ...exclude],
    isolate,
    testTimeout: 120_000,
  },
});

export default defineConfig({
  test: {
    // The default is one fewer than the cores: on two, tests that mostly wait would do so in turn.
    maxWorkers: 2,
    reporters: ['default', new LeftOut()],
    projects: [
      // A process for all of them saves half of the time.
      project('unit', 'tests/**/*.test.{ts,tsx}', false, [OF_A_PAGE, SLOW]),
      project('page', OF_A_PAGE, true, [SLOW]),
      project('slow', SLOW, true),
    ],
  },
});
