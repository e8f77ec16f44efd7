/**
 * `npm test`: type check, lint, unit tests, and browser tests against the production build. With VIA_RELEASE set the
 * data are rebuilt first, so that the tests see the release. Ends with a line `N passed, N failed`, in which each
 * type check, the lint and the data build count as one.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './support/chromium';

interface Count {
  passed: number;
  failed: number;
}

type Step = [title: string, command: string[]];

const npx = (...args: string[]): string[] => ['npx', '--no-install', ...args];

/** Runs a command; prints its output in one piece, unless it is `live`, and how long it took. */
async function run([title, [command = '', ...args]]: Step, live = false): Promise<boolean> {
  const start = Date.now();
  if (live) console.log(`\n== ${title}`);
  const child = spawn(command, args, {
    stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await new Promise((resolve) => {
    child.on('error', resolve);
    child.on('close', resolve);
  });
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  if (!live) console.log(`\n== ${title}\n${Buffer.concat(said)}`.trimEnd());
  console.log(`(${code === 0 ? 'passed' : 'failed'} in ${seconds} s)`);
  return code === 0;
}

async function vitest(): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'vitest-'));
  const report = join(folder, 'report.json');
  const ok = await run(
    [
      'Unit tests, then browser tests',
      npx('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`),
    ],
    true,
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

/** One after the other: the second checks what the first wrote. */
const rebuildData: Step[] = [
  ['Data from VIA_RELEASE', npx('tsx', 'pipeline/build.ts')],
  ['Committed figures equal the rebuilt ones', ['git', 'diff', '--exit-code', '--stat', '--', 'public/data']],
];

/** Side by side. */
const checks: Step[] = [
  ['Type check: site', npx('tsc', '-p', 'tsconfig.json')],
  ['Type check: workers', npx('tsc', '-p', 'tsconfig.worker.json')],
  ['Type check: Node', npx('tsc', '-p', 'tsconfig.node.json')],
  ['Lint and format', npx('biome', 'check', '.')],
];

const results: boolean[] = [];
if (process.env.VIA_RELEASE) for (const step of rebuildData) results.push(await run(step));
results.push(...(await Promise.all(checks.map((step) => run(step)))));
findChromium();
const tests = await vitest();
const passed = tests.passed + results.filter(Boolean).length;
const failed = tests.failed + results.filter((ok) => !ok).length;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
