import { defineConfig } from 'vitest/config';

/** How long a test waits for anything: far more than ten times what it takes on an idle machine. */
const PATIENCE_MS = 120_000;

/** No test depends on how fast the machine is: the limits only end what hangs. */
const limits = {
  retry: 0,
  testTimeout: 3 * PATIENCE_MS,
  hookTimeout: 3 * PATIENCE_MS,
  expect: { poll: { timeout: PATIENCE_MS, interval: 25 } },
  maxWorkers: 2,
  provide: { patience: PATIENCE_MS },
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { dedupe: ['apache-arrow'] },
        test: {
          ...limits,
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          sequence: { groupOrder: 1 },
        },
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      },
      {
        test: {
          ...limits,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/browser/global-setup.ts',
          // After the unit tests. Each worker keeps its browser from file to file.
          sequence: { groupOrder: 2 },
          isolate: false,
        },
      },
    ],
  },
});
