/**
 * Answers that the build got from DuckDB, as a file beside the page: a page opened by a plain link shows them without
 * starting DuckDB. Compressed JSON, by column.
 */
import type { TableName } from '../../domain/tables';
import type { Parameter } from '../../sql/quote';
import type { ResultColumn } from '../types';

/** A column's values; of texts that recur, each once, and where it stands. */
type PackedColumn =
  | { readonly values: readonly unknown[] }
  | { readonly texts: readonly string[]; readonly at: readonly (number | null)[] };

interface About {
  /** The tables that it depends on: rows of the reader's own in one of them make it out of date. */
  readonly tables: readonly TableName[];
}

/** A statement's rows. */
export interface KnownAnswer extends About {
  readonly rowCount: number;
  readonly columns: readonly (ResultColumn & PackedColumn)[];
}

/** What was computed from a statement's rows. */
export interface KnownResult extends About {
  readonly result: unknown;
}

export interface AnswerFile {
  /** By `keyOf` the statement and its parameters. */
  readonly answers: Readonly<Record<string, KnownAnswer>>;
  /** By `keyOf` the statement and the name of the computation. */
  readonly results: Readonly<Record<string, KnownResult>>;
}

export function keyOf(sql: string, params: readonly Parameter[] = []): string {
  // A bigint is never part of a known question.
  return JSON.stringify([sql, ...params.map((value) => (typeof value === 'bigint' ? `${value}n` : value))]);
}

function isText(value: unknown): value is string | null {
  return typeof value === 'string' || value === null;
}

/** @throws for a value that JSON cannot hold */
export function packColumn(column: ResultColumn, values: readonly unknown[]): ResultColumn & PackedColumn {
  const lost = values.find(
    (value) => typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value)),
  );
  if (lost !== undefined)
    throw new Error(`The column ${column.name} holds ${lost}, which a file cannot keep`);
  const texts = [...new Set(values)];
  if (!texts.every(isText) || texts.length * 2 > values.length) return { ...column, values };
  const known = texts.filter((text) => text !== null);
  const places = new Map(known.map((text, place) => [text, place]));
  return {
    ...column,
    texts: known,
    at: (values as (string | null)[]).map((text) => (text === null ? null : (places.get(text) ?? null))),
  };
}

/** A column's plain values, null for NULL. */
export function unpackColumn(column: PackedColumn): readonly unknown[] {
  if ('values' in column) return column.values;
  const { texts, at } = column;
  return at.map((place) => (place === null ? null : (texts[place] ?? null)));
}

/** The rows of columns, as plain objects. */
export function rowsOf<Row extends object>({ rowCount, columns }: KnownAnswer): Row[] {
  const all = columns.map((column) => [column.name, unpackColumn(column)] as const);
  return Array.from({ length: rowCount }, (_, row) => {
    const made: Record<string, unknown> = {};
    for (const [name, values] of all) made[name] = values[row];
    return made as Row;
  });
}

/** Compressed, so that every host sends it small. In Node and in the browser. */
export async function packFile(file: AnswerFile): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([JSON.stringify(file)]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @throws if it is not such a file */
export async function unpackFile(bytes: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<AnswerFile> {
  const read = await new Response(bytes.pipeThrough(new DecompressionStream('gzip'))).json();
  if (typeof read?.answers !== 'object' || typeof read?.results !== 'object')
    throw new Error('This is not a file of answers');
  return read as AnswerFile;
}
