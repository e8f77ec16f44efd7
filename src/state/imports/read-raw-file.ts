import type { Database } from '../../db/types';
import { gitBlobId } from '../../domain/text/git-blob-id';
import { type RawFile, rawFileName } from '../../domain/via/raw-task2';
import { knownChoices } from '../../readers/raw-task2';
import type { RawReading } from './import.worker';
import { readRaw } from './read-in-worker';

const KNOWN_SQL = `SELECT model, country, topic, value, choice, evidence FROM task2_choices
WHERE evidence <> 'raw' AND (model = $1 OR evidence = 'no_pair')`;
const RERUN_SQL = `SELECT model, country, topic, value, variant, choice FROM task2_prompt_variants WHERE model = $1`;

type Published = Parameters<typeof knownChoices>[1][number];
type Rerun = Parameters<typeof knownChoices>[2][number];

/**
 * Reads one of the authors' files of raw Task 2 answers, once it is certain that it is that file.
 *
 * @throws Error saying why it is not, or as `readRaw` and `database.query`
 */
export async function readRawFile(
  database: Pick<Database, 'query'>,
  file: RawFile,
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<RawReading> {
  const { model, blob } = file;
  const name = rawFileName(file);
  const id = await gitBlobId(bytes);
  if (id === null)
    throw new Error(`${name} cannot be checked: browsers do so only on a secure (https) page.`);
  if (id !== blob)
    throw new Error(
      `${name} is not the authors’ file: its git blob id is ${id.slice(0, 12)}…, not ${blob.slice(0, 12)}…. Nothing was changed.`,
    );
  const options = { params: [model], signal };
  const [published, reruns] = await Promise.all([
    database.query<Published>(KNOWN_SQL, options),
    database.query<Rerun>(RERUN_SQL, options),
  ]);
  const known = knownChoices(model, published.rows, reruns.rows);
  return readRaw({ file: name, bytes: bytes.buffer, model, known }, { signal, transfer: [bytes.buffer] });
}
