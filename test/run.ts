/**
 * `npm test`: type check, lint, unit tests, and browser tests against the production build. With VIA_RELEASE set the
 * data are rebuilt first, so that the tests see the release. Ends with a line `N passed, N failed`, in which all that is
 * no test counts as one: each type check, the lint, the data, the sites and the browser.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/** Runs tests, reporting live. */
async function vitest(title: string, project: string, folder: string): Promise<Count> {
  const report = join(folder, `${project.replace('*', '')}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const ok = await run([title, npx('vitest', 'run', '--project', project, ...reporters)], true);
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
  }
}

/** What came of steps. */
function counted(results: readonly boolean[]): Count {
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}

/** One after the other: the second checks what the first wrote. */
async function rebuildData(): Promise<boolean[]> {
  if (!process.env.VIA_RELEASE) return [];
  return [
    await run(['Data from VIA_RELEASE', npx('tsx', 'pipeline/build.ts')]),
    await run([
      'Committed figures equal the rebuilt ones',
      ['git', 'diff', '--exit-code', '--stat', '--', 'public/data'],
    ]),
  ];
}

/** Side by side. */
const checks: Step[] = [
  ['Type check: site', npx('tsc', '-p', 'tsconfig.json')],
  ['Type check: workers', npx('tsc', '-p', 'tsconfig.worker.json')],
  ['Type check: Node', npx('tsc', '-p', 'tsconfig.node.json')],
  ['Lint and format', npx('biome', 'check', '.')],
];

const folder = mkdtempSync(join(tmpdir(), 'tests-'));
try {
  // What only the browser tests need is made while others run.
  const chromium = run(['Chromium', npx('tsx', 'test/support/chromium.ts')]);
  const [data, ...checked] = await Promise.all([rebuildData(), ...checks.map((step) => run(step))]);
  const sites = run(['Sites of the browser tests', npx('tsx', 'test/support/sites.ts', folder)]);
  const unit = await vitest('Unit tests', 'unit*', folder);
  const made = await Promise.all([chromium, sites]);
  process.env.SITES = folder;
  const browser = await vitest('Browser tests', 'browser', folder);
  const counts = [counted([...data, ...checked, ...made]), unit, browser];
  const sum = (of: keyof Count) => counts.reduce((total, count) => total + count[of], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
