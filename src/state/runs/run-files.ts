/** A run as files to download. */
import { strToU8, zipSync } from 'fflate';
import { runRows } from '../../domain/runs/run-rows';
import { task2Csv } from '../../exports/authors-layout';
import { toParquet } from '../../exports/parquet';
import { JSON_NAME } from './bundle-file';
import { task1Csv } from './raw-answers-csv';
import { bundleJson, type RunBundle } from './run-bundle';

const CELL = ['model', 'country', 'topic', 'value', 'variant'];

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
    'task2_choices.parquet': parquet([...CELL, 'choice', 'evidence', 'probability'], task2_choices),
    [`${record.model}_t1.csv`]: strToU8(task1Csv(answers)),
    [`${record.model}_t2.csv`]: strToU8(task2Csv(task2_choices, [])),
  });
  return new Uint8Array(zip);
}
