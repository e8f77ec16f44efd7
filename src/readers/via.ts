import { type CellKey, COUNTRY_NAMES, TOPIC_NAMES, VALUE_NAMES, VIA_POLARITIES } from '../domain/keys';
import { readViaRecord } from '../domain/via/via-record';
import { mapRows, readCsv } from './csv';
import { MOST_VIA_BYTES } from './file-size';
import { SourceError } from './source-error';
import { unzipEntry, ZipError, zipEntries } from './zip';

const COLUMNS = ['country', 'topic', 'value', 'polarity', 'generation_prompt'];

export interface ViaRow extends CellKey {
  readonly polarity: 'positive' | 'negative';
  readonly action: string | null;
  readonly spans: readonly string[] | null;
  readonly explanation: string | null;
  readonly origin: 'via';
  /** Why there is no action. */
  readonly problem: string | null;
}

async function csvIn(file: string, zip: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  try {
    const csvs = zipEntries(zip).filter(({ name }) => name.endsWith('.csv') && !name.startsWith('__MACOSX'));
    const [csv, ...others] = csvs;
    if (!csv || others.length > 0)
      throw new SourceError(file, null, `contains ${csvs.length} CSV files; exactly one is expected`);
    return await unzipEntry(zip, csv, MOST_VIA_BYTES);
  } catch (cause) {
    if (!(cause instanceof ZipError)) throw cause;
    throw new SourceError(file, null, cause.message, { cause });
  }
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * The VIA release: one row per action, in the release's order (by which the Task 2 log counts).
 *
 * @param bytes the authors' zip, or the CSV in it
 * @throws SourceError for a broken zip, one that is too large, a wrong header or an unknown key
 */
export async function readVia(file: string, bytes: Uint8Array<ArrayBuffer>): Promise<ViaRow[]> {
  if (/\.zip$/i.test(file) && bytes.length > 0 && !isZip(bytes))
    throw new SourceError(file, null, 'is not a zip file, despite its name');
  const csv = readCsv(file, isZip(bytes) ? await csvIn(file, bytes) : bytes, COLUMNS);
  return mapRows(csv, (row) => {
    const reading = readViaRecord(row.text('generation_prompt'));
    const usable = reading.kind === 'unusable' ? null : reading.action;
    return {
      country: row.oneOf('country', COUNTRY_NAMES),
      topic: row.oneOf('topic', TOPIC_NAMES),
      value: row.oneOf('value', VALUE_NAMES),
      polarity: row.oneOf('polarity', VIA_POLARITIES),
      action: usable?.action ?? null,
      spans: usable?.spans ?? null,
      explanation: usable?.explanation ?? null,
      origin: 'via' as const,
      problem: reading.kind === 'unusable' ? reading.problem : null,
    };
  });
}
