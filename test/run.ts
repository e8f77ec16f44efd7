/**
 * `npm test`: type check, lint, unit tests, and browser tests against the production build. With VIA_RELEASE set the
 * data are rebuilt first, so that the tests see the release. Ends with a line `N passed, N failed`, in which each
 * type check, the lint and the data build count as one.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './support/chromium';

interface Count {
  passed: number;
  failed: number;
}

function run(title: string, [command = '', ...args]: string[]): boolean {
  console.log(`\n== ${title}`);
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

const npx = (...args: string[]): string[] => ['npx', '--no-install', ...args];

function vitest(): Count {
  const folder = mkdtempSync(join(tmpdir(), 'vitest-'));
  const report = join(folder, 'report.json');
  const ok = run(
    'Unit and browser tests',
    npx('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`),
  );
  try {
    const json = JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    // A file that fails to load has no failed test of its own.
    return {
      passed: json.numPassedTests,
      failed: ok ? json.numFailedTests : Math.max(json.numFailedTests, 1),
    };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Step = [title: string, command: string[]];

const rebuildData: Step[] = [
  ['Data from VIA_RELEASE', npx('tsx', 'pipeline/build.ts')],
  ['Committed figures equal the rebuilt ones', ['git', 'diff', '--exit-code', '--stat', '--', 'public/data']],
];

const steps: Step[] = [
  ...(process.env.VIA_RELEASE ? rebuildData : []),
  ['Type check: site', npx('tsc', '-p', 'tsconfig.json')],
  ['Type check: workers', npx('tsc', '-p', 'tsconfig.worker.json')],
  ['Type check: Node', npx('tsc', '-p', 'tsconfig.node.json')],
  ['Lint and format', npx('biome', 'check', '.')],
];

const results = steps.map(([title, args]) => run(title, args));
findChromium();
const tests = vitest();
const passed = tests.passed + results.filter(Boolean).length;
const failed = tests.failed + results.filter((ok) => !ok).length;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
