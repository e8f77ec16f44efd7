import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertEngine } from '../../src/state/runs/bundle-engine';
import { runJsonOf } from '../../src/state/runs/bundle-file';
import { isReplay } from '../../src/state/runs/engines';
import { type RunBundle, readBundle } from '../../src/state/runs/run-bundle';
import { readSharedList, type SharedRun, summaryOf } from '../../src/state/runs/shared-list';

const LIST = 'runs.json';

/** What of a run's description is not so. */
function differences(listed: SharedRun, bundle: RunBundle): string[] {
  return Object.entries(summaryOf(bundle)).flatMap(([name, found]) =>
    Reflect.get(listed, name) === found
      ? []
      : [
          `${listed.file}: its ${name} is ${JSON.stringify(found)}, not ${JSON.stringify(Reflect.get(listed, name))}`,
        ],
  );
}

/** What is wrong with a folder of shared runs, in sentences. */
export async function sharedRunProblems(folder: string): Promise<string[]> {
  const problems: string[] = [];
  const problem = (text: string) => problems.push(text);
  let runs: readonly SharedRun[];
  try {
    runs = readSharedList(readFileSync(join(folder, LIST), 'utf8'));
  } catch (error) {
    return [(error as Error).message];
  }
  const listed = new Set([LIST, ...runs.map(({ file }) => file)]);
  for (const file of readdirSync(folder)) if (!listed.has(file)) problem(`${file}: is not listed`);
  const seen = new Map<string, string>();
  for (const run of runs) {
    const { file } = run;
    if (!existsSync(join(folder, file))) {
      problem(`${file}: is listed, and not there`);
      continue;
    }
    const content = new Uint8Array(readFileSync(join(folder, file)));
    const digest = createHash('sha256').update(content).digest('hex');
    if (content.length !== run.bytes) problem(`${file}: has ${content.length} bytes, not ${run.bytes}`);
    if (digest !== run.sha256) problem(`${file}: its SHA-256 is ${digest}`);
    try {
      const bundle = readBundle(await runJsonOf(new Blob([content])));
      assertEngine(bundle.record);
      if (isReplay(bundle.record)) problem(`${file}: plays back published answers`);
      const other = seen.get(bundle.record.model);
      if (other !== undefined) problem(`${file}: is of the same model as ${other}`);
      seen.set(bundle.record.model, file);
      problems.push(...differences(run, bundle));
    } catch (error) {
      problem(`${file}: ${(error as Error).message}`);
    }
  }
  return problems;
}
