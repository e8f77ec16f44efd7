/** A run as files to download, and back again. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { runRows } from '../../domain/runs/run-rows';
import { task2Csv } from '../../exports/authors-layout';
import { toParquet } from '../../exports/parquet';
import { task1Csv } from './raw-answers-csv';
import { BundleError, bundleJson, type RunBundle } from './run-bundle';

const CELL = ['model', 'country', 'topic', 'value', 'variant'];
const JSON_NAME = 'run.json';

/** One zip: the record and every answer as JSON, the rows as Parquet, the authors' layout as CSV. */
export function runZip(bundle: RunBundle): Uint8Array<ArrayBuffer> {
  const { record, answers } = bundle;
  const { models, task1_ratings, task2_choices } = runRows(record, answers);
  const parquet = (columns: readonly string[], rows: readonly object[]) =>
    new Uint8Array(toParquet(columns, rows));
  const zip = zipSync({
    [JSON_NAME]: strToU8(bundleJson(bundle)),
    'models.parquet': parquet(['model', 'label', 'provider', 'parameters', 'origin', 'note'], models),
    'task1_ratings.parquet': parquet([...CELL, 'rating'], task1_ratings),
    'task2_choices.parquet': parquet([...CELL, 'choice', 'evidence'], task2_choices),
    [`${record.model}_t1.csv`]: strToU8(task1Csv(answers)),
    [`${record.model}_t2.csv`]: strToU8(task2Csv(task2_choices, [])),
  });
  return new Uint8Array(zip);
}

/**
 * The JSON of an exported run, from its zip or as it is.
 *
 * @throws BundleError where the file is neither
 */
export async function runJsonOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return strFromU8(bytes);
  try {
    const entry = unzipSync(bytes, { filter: ({ name }) => name === JSON_NAME })[JSON_NAME];
    if (entry) return strFromU8(entry);
  } catch (cause) {
    throw new BundleError('This zip is damaged or cut off. Export the run again.', { cause });
  }
  throw new BundleError('This zip has no run.json in it: it is not an exported run.');
}
