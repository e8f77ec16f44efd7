import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './test/support/slowest-first.ts';

/** How long a test waits for anything: far more than ten times what it takes on an idle machine. */
const PATIENCE_MS = 120_000;

/** No test depends on how fast the machine is: the limits only end what hangs. */
const limits = {
  retry: 0,
  testTimeout: 3 * PATIENCE_MS,
  hookTimeout: 3 * PATIENCE_MS,
  expect: { poll: { timeout: PATIENCE_MS, interval: 25 } },
  maxWorkers: 2,
  execArgv: ['--liftoff-only'],
  provide: { patience: PATIENCE_MS },
};

const UNIT = 'test/unit/**/*.test.{ts,tsx}';
/** They store things, replace globals or mock modules: each has a process to itself. */
const WITH_STATE = 'test/unit/{app,inference,platform,state,storage,worker}/**/*.test.{ts,tsx}';

const VIRTUAL = fileURLToPath(new URL('test/unit/virtual/', import.meta.url));

const unit = {
  resolve: {
    dedupe: ['apache-arrow'],
    alias: [
      {
        find: /^virtual:(data-manifest|data-files|data-version|duckdb-wasm|empty-database|citations)$/,
        replacement: `${VIRTUAL}$1.ts`,
      },
    ],
  },
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
};

export default defineConfig({
  test: {
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        ...unit,
        test: {
          ...limits,
          name: 'unit',
          include: [UNIT],
          exclude: [WITH_STATE],
          isolate: false,
          unstubGlobals: true,
          restoreMocks: true,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...unit,
        test: { ...limits, name: 'unit with state', include: [WITH_STATE], sequence: { groupOrder: 1 } },
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
          unstubGlobals: true,
        },
      },
    ],
  },
});
