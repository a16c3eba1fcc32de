import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    testTimeout: 120_000,
    // The default is one fewer than the cores: on two, tests that mostly wait would do so in turn.
    maxWorkers: 2,
  },
});
