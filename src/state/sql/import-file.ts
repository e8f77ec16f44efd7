import type { AddedFile, CsvFormat, TextFile } from '../../db/text-file';
import type { FileKind, Workbench } from '../../db/types';
import { formatBytes } from '../../domain/text/format-bytes';
import { RELATIONS } from '../../sql/catalog';
import { tableNameOf } from '../../sql/file-names';

/** One of the reader's tables, made of a file. */
export interface MadeTable extends AddedFile {
  readonly kind: 'table';
  readonly file: string;
  readonly name: string;
  readonly replaced: boolean;
}

/** A delimited text that is yet to become a table: how is for the reader to say. */
export interface OpenedText {
  readonly kind: 'text';
  readonly text: TextFile;
  readonly name: string;
  /** As DuckDB would read it. */
  readonly format: CsvFormat;
}

/** What became of a file that the reader dropped. */
export type Imported =
  | MadeTable
  | OpenedText
  | { readonly kind: 'query'; readonly name: string; readonly sql: string }
  | { readonly kind: 'database'; readonly name: string };

/** Most bytes of a text for the editor. */
const MOST_SQL_BYTES = 1e6;

/** A file could not be imported: which, and why. */
class ImportError extends Error {
  override name = 'ImportError';
}

const MAGIC = {
  parquet: [0x50, 0x41, 0x52, 0x31],
  encrypted: [0x50, 0x41, 0x52, 0x45],
  arrow: [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31],
} as const;

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** A DuckDB database has its mark after a checksum. */
const isDuckDB = (start: Uint8Array) => startsWith(start.subarray(8), [0x44, 0x55, 0x43, 0x4b]);

function kindOf(start: Uint8Array, ending: string): FileKind | null {
  if (startsWith(start, MAGIC.parquet)) return 'parquet';
  if (startsWith(start, MAGIC.arrow) || ['arrow', 'arrows', 'feather', 'ipc'].includes(ending))
    return 'arrow';
  return ['csv', 'tsv', 'txt', 'tab'].includes(ending) ? 'delimited' : null;
}

/** Why a file is none that is read. */
function otherKind(start: Uint8Array, ending: string): string {
  if (startsWith(start, MAGIC.encrypted)) return 'it is encrypted, which this page cannot read.';
  return ending === 'parquet'
    ? 'it cannot be read as Parquet: it is damaged, or another kind of file.'
    : 'it is not a CSV, TSV, Parquet, Arrow, DuckDB or SQL file.';
}

function problemOf(file: string, cause: unknown): ImportError {
  const text = cause instanceof Error ? cause.message : String(cause);
  return new ImportError(`${file}: ${text}`, { cause });
}

const tableOf = (file: string): string =>
  tableNameOf(
    file,
    RELATIONS.map((relation) => relation.name),
  );

const isTaken = (name: string, workbench: Workbench): boolean =>
  workbench.objects.value.some((own) => own.schema === 'main' && own.name === name);

/**
 * Reads a file: Parquet and Arrow become one of the reader's tables, .duckdb a database to read, .sql a query, CSV and
 * TSV are opened. It stays in the browser.
 *
 * @throws ImportError
 */
export async function importFile(file: File, workbench: Workbench): Promise<Imported> {
  if (file.size === 0) throw problemOf(file.name, 'the file is empty.');
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (ending === 'sql') {
    if (file.size > MOST_SQL_BYTES)
      throw problemOf(
        file.name,
        `it is ${formatBytes(file.size)}; a .sql file of at most ${formatBytes(MOST_SQL_BYTES)} is opened.`,
      );
    return { kind: 'query', name: file.name.replace(/\.sql$/i, ''), sql: await file.text() };
  }
  const start = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  if (isDuckDB(start))
    try {
      return { kind: 'database', name: await workbench.open(file) };
    } catch (cause) {
      throw problemOf(file.name, cause);
    }
  const kind = kindOf(start, ending);
  if (!kind) throw problemOf(file.name, otherKind(start, ending));
  try {
    const { readFile, readTextFile } = await import('../../db/workbench/read-file');
    const name = tableOf(file.name);
    if (kind === 'delimited') {
      const text = await readTextFile(file);
      return { kind: 'text', text, name, format: await workbench.texts.detect(text) };
    }
    const decoded = await readFile(kind, file);
    const replaced = isTaken(name, workbench);
    await workbench.addTable({ ...decoded, name, file: file.name });
    return {
      kind: 'table',
      file: file.name,
      name,
      rows: decoded.rows,
      replaced,
      broken: { count: 0, first: [] },
    };
  } catch (cause) {
    throw problemOf(file.name, cause);
  }
}

/** Makes a table of a text. @throws ImportError */
export async function importText(
  { text, name, format }: OpenedText,
  workbench: Workbench,
): Promise<MadeTable> {
  try {
    const replaced = isTaken(name, workbench);
    const added = await workbench.texts.add(text, format, name);
    return { kind: 'table', file: text.name, name, replaced, ...added };
  } catch (cause) {
    throw problemOf(text.name, cause);
  }
}
