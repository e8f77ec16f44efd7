/** A run as a file: the record and its answers, checked when it is read again. */
import * as v from 'valibot';
import type { RunAnswer, RunRecord } from '../../domain/runs/run-record';
import { isNestedDeeper } from '../../domain/text/json-depth';
import { RUN_ANSWER, RUN_RECORD } from '../../storage/run-schema';
import { assertAnswerCount, assertAnswers, assertRecordBounds } from './bundle-bounds';
import { BundleError } from './bundle-error';

export interface RunBundle {
  readonly record: RunRecord;
  readonly answers: readonly RunAnswer[];
}

const KIND = 'value-action-lens run';
const FILE = v.object({
  kind: v.literal(KIND),
  record: v.optional(v.unknown()),
  answers: v.array(v.unknown()),
});

export function bundleJson({ record, answers }: RunBundle): string {
  return JSON.stringify({ kind: KIND, record, answers }, null, 1);
}

/**
 * @param whose begins the sentence, such as `The file’s run record`
 * @throws BundleError naming the first field that is missing or wrong
 */
function checked<Part>(schema: v.GenericSchema<Part>, part: unknown, whose: string): Part {
  const read = v.safeParse(schema, part, { abortEarly: true });
  if (read.success) return part as Part;
  const [issue] = read.issues;
  const path = v.getDotPath(issue);
  if (path === null) throw new BundleError(`${whose} is not valid.`);
  const value = shown(issue.path?.at(-1)?.value);
  throw new BundleError(`${whose} is damaged: its “${path.slice(0, 200)}” is ${value}.`);
}

/** A value in a message: at most the beginning of a text, and nothing of a large list or object. */
function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Object.keys(value).length === 0) return JSON.stringify(value);
  return Array.isArray(value) ? 'a list' : 'an object';
}

function checkedRecord(part: unknown): RunRecord {
  const whose = 'The file’s run record';
  if (typeof part !== 'object' || part === null) throw new BundleError('The file has no run record in it.');
  if (!('format' in part) || part.format !== 1)
    throw new BundleError(`${whose} comes from a later version of this site, or is damaged.`);
  const record = checked(RUN_RECORD, part, whose);
  assertRecordBounds(record);
  return record;
}

/** A run's JSON is nested five times. */
const DEEPEST = 32;

/**
 * Reads an exported run.
 *
 * @param text the JSON of the bundle
 * @throws BundleError naming the first thing that is wrong
 */
export function readBundle(text: string): RunBundle {
  if (isNestedDeeper(text, DEEPEST))
    throw new BundleError(
      `This file is nested more than ${DEEPEST} times, which no run from this site is: it is another kind of file, or damaged.`,
    );
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new BundleError(
      'This file is neither zip nor JSON: it is another kind of file, or cut off. Export the run again.',
      { cause },
    );
  }
  if (!v.is(FILE, parsed))
    throw new BundleError(
      'This file contains no run from this site. An exported run is a .zip with run.json in it.',
    );
  const record = checkedRecord(parsed.record);
  assertAnswerCount(record, parsed.answers.length);
  const answers = parsed.answers.map((answer, index) =>
    checked(RUN_ANSWER, answer, `Answer ${index + 1} of the file`),
  );
  assertAnswers(record, answers);
  return { record, answers };
}
