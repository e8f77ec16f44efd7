/** A run as a file: the record and its answers, checked when it is read again. */
import * as v from 'valibot';
import type { RunAnswer, RunRecord } from '../../domain/runs/run-record';
import { RUN_ANSWER, RUN_RECORD } from '../../storage/run-schema';
import { mismatchOf } from './engines';

export interface RunBundle {
  readonly record: RunRecord;
  readonly answers: readonly RunAnswer[];
}

/** What is wrong with a file, as a sentence for the reader. */
export class BundleError extends Error {
  override name = 'BundleError';
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
  throw damaged(whose, path, issue.path?.at(-1)?.value);
}

function damaged(whose: string, path: string, value: unknown): BundleError {
  return new BundleError(`${whose} is damaged: its “${path}” is ${JSON.stringify(value) ?? 'missing'}.`);
}

function checkedRecord(part: unknown): RunRecord {
  const whose = 'The file’s run record';
  if (typeof part !== 'object' || part === null) throw new BundleError('The file has no run record in it.');
  if (!('format' in part) || part.format !== 1)
    throw new BundleError(`${whose} comes from a later version of this site, or is damaged.`);
  const record = checked(RUN_RECORD, part, whose);
  const mismatch = mismatchOf(record);
  if (mismatch) throw new BundleError(`${whose} cannot be used: ${mismatch}.`);
  return record;
}

/**
 * Reads an exported run.
 *
 * @param text the JSON of the bundle
 * @throws BundleError naming the first thing that is wrong
 */
export function readBundle(text: string): RunBundle {
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
  const answers = parsed.answers.map((answer, index) =>
    checked(RUN_ANSWER, answer, `Answer ${index + 1} of the file`),
  );
  const stray = answers.find(({ run }) => run !== record.id);
  if (stray) throw new BundleError(`The file mixes answers of the runs ${record.id} and ${stray.run}.`);
  return { record, answers };
}
