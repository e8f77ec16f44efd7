/** The list of the runs that people handed in, `runs.json`, and what it must say of each. */
import * as v from 'valibot';
import type { RunBundle } from './run-bundle';

/** Most bytes of such a run: the answers of all scenarios with all prompts take 2 MB. */
export const MOST_SHARED_BYTES = 4e6;

const LINE = (longest: number) => v.pipe(v.string(), v.regex(/^[^\r\n]*\S[^\r\n]*$/), v.maxLength(longest));
const COUNT = v.pipe(v.number(), v.integer(), v.minValue(1));

const SHARED_RUN = v.strictObject({
  /** In the folder of the list. */
  file: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{0,99}\.zip$/)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  bytes: v.pipe(COUNT, v.maxValue(MOST_SHARED_BYTES)),
  model: LINE(200),
  engine: LINE(40),
  scenarios: COUNT,
  /** Prompts with an answer. */
  answers: COUNT,
  /** ISO 8601, the day on which it was begun. */
  created: v.pipe(v.string(), v.isoDate()),
  /** Who handed it in. */
  by: LINE(80),
  /** What readers should know of it. */
  note: LINE(300),
});

const LIST = v.strictObject({ format: v.literal(1), runs: v.pipe(v.array(SHARED_RUN), v.maxLength(500)) });

export type SharedRun = Readonly<v.InferOutput<typeof SHARED_RUN>>;

/** What the list says of a run that its file says too. */
export type RunSummary = Pick<SharedRun, 'model' | 'engine' | 'scenarios' | 'answers' | 'created'>;

export function summaryOf({ record, answers }: RunBundle): RunSummary {
  return {
    model: record.measured.label,
    engine: record.engine.kind,
    scenarios: record.plan.scenarios.length,
    answers: answers.filter(({ outcome }) => outcome === 'answered').length,
    created: record.created.slice(0, 10),
  };
}

/** @throws Error naming the first thing that is wrong */
export function readSharedList(text: string): readonly SharedRun[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new Error('The list of shared runs is not JSON.', { cause });
  }
  const read = v.safeParse(LIST, parsed);
  if (read.success) return read.output.runs;
  const [issue] = read.issues;
  throw new Error(`The list of shared runs is not valid: ${v.getDotPath(issue) ?? 'it'}: ${issue.message}`);
}
