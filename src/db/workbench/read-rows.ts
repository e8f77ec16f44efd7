import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { Field, Table } from 'apache-arrow';
import { kindOf } from '../../sql/statement-kind';
import { assertReadable, isPlain, lostTypes } from '../arrow/arrow-values';
import { asTexts, describe, isPlainType, MAY_NEED_TEXTS } from '../engine/as-texts';
import { prefixed } from '../engine/prefixed';
import { readStatement } from '../engine/read-statement';
import { Collected, type CollectedRows } from './collected';

/** A statement's rows, with DuckDB's text in place of what is not plain. */
export interface Rows extends CollectedRows {
  /** By position: DuckDB's types of columns that arrived as text. */
  readonly types?: readonly (string | undefined)[];
}

export type TextsOf = (rows: Table) => Promise<Pick<Rows, 'table' | 'types'>>;

interface Limits {
  readonly signal?: AbortSignal | undefined;
  readonly maxRows: number;
  readonly maxBytes: number;
}

interface Asked extends Limits {
  /** Statements that are sent with it. */
  readonly before?: string | undefined;
  /** Gives rows that cannot be asked for again their texts. */
  readonly textsOf?: TextsOf | undefined;
}

type Types = readonly (string | undefined)[];

async function collect(
  connection: AsyncDuckDBConnection,
  text: string,
  { signal, ...limits }: Limits,
  isWanted: (fields: readonly Field[]) => boolean = () => true,
): Promise<{ readonly rows: Rows; readonly fields: readonly Field[] }> {
  const collected = new Collected(limits);
  let wanted = true;
  const schema = await readStatement(connection, text, {
    signal,
    onSchema: ({ fields }) => {
      wanted = isWanted(fields);
    },
    onBatch: (batch) => wanted && collected.add(batch),
  });
  return { rows: collected.result(schema), fields: schema.fields };
}

/** Reads a statement that may change something: it runs once, and its texts are made of its rows. */
async function readOnce(connection: AsyncDuckDBConnection, text: string, asked: Asked): Promise<Rows> {
  const isWanted = (fields: readonly Field[]) => !lostTypes(fields).some(Boolean);
  const { rows, fields } = await collect(connection, text, asked, isWanted);
  if (fields.every(isPlain)) return rows;
  assertReadable(fields);
  return { ...rows, ...(await asked.textsOf?.(rows.table)) };
}

/**
 * Reads a statement's rows. A query whose columns are not all plain is sent again for their texts; one that may have
 * such columns is described first, so that it runs once.
 */
export async function readRows(connection: AsyncDuckDBConnection, sql: string, asked: Asked): Promise<Rows> {
  const { before, signal } = asked;
  const after = (begin: string | undefined) => (begin ? prefixed(begin, sql) : sql);
  if (before === undefined || kindOf(sql) !== 'reads') return readOnce(connection, after(before), asked);
  const readTexts = async (columns: readonly { readonly name: string }[], types: Types) => {
    const { rows } = await collect(connection, asTexts(sql, columns, types), asked);
    return { ...rows, types };
  };
  const query = `(${sql}\n)`;
  let begin: string | undefined = before;
  if (MAY_NEED_TEXTS.test(sql)) {
    const columns = await describe(connection, query, `${before}; `).catch(() => null);
    signal?.throwIfAborted();
    const types = columns?.map(({ type }) => (isPlainType(type) ? undefined : type));
    if (columns && types?.some(Boolean)) return readTexts(columns, types);
    if (columns) begin = undefined;
    // What could not be described has ended the transaction.
    else await connection.query('ROLLBACK').catch(() => {});
  }
  const { rows, fields } = await collect(connection, after(begin), asked, (own) => own.every(isPlain));
  if (fields.every(isPlain)) return rows;
  const found = await describe(connection, query);
  return readTexts(
    fields,
    fields.map((field, place) => (isPlain(field) ? undefined : found[place]?.type)),
  );
}
