/** What can go wrong between a query and its rows. Each error says what, where, and what to do. */
import { type DuckDBMessage, type Position, parseDuckDBMessage } from './engine/duckdb-message';

/** Why this site does not run a statement, and what to do instead. */
export interface Refusal {
  readonly text: string;
  readonly instead: string;
}

function messageOf(sql: string, reason: string | Refusal): DuckDBMessage {
  if (typeof reason === 'string') return parseDuckDBMessage(sql, reason);
  return { kind: '', text: reason.text, suggestion: reason.instead, position: null };
}

/** DuckDB refused the statement, or failed while running it. */
export class QueryError extends Error {
  override name = 'QueryError';
  /** DuckDB's own category, such as `Parser Error` or `Out of Memory Error`; empty if there is none. */
  readonly kind: string;
  /** What may help; part of the message. */
  readonly suggestion: string | null;
  /** The place in the statement that DuckDB points at, if any. */
  readonly position: Position | null;

  /** @param reason DuckDB's own text (in full in the cause), or why the site refuses */
  constructor(
    readonly sql: string,
    reason: string | Refusal,
    options?: ErrorOptions,
  ) {
    const { kind, text, suggestion, position } = messageOf(sql, reason);
    super([kind ? `${kind}: ${text}` : text, suggestion].filter(Boolean).join('\n'), options);
    this.kind = kind;
    this.suggestion = suggestion;
    this.position = position;
  }
}

/** A failed statement's error as a QueryError; other kinds (the engine, a parameter, an abort) are left as they are. */
export function asQueryError(sql: string, error: unknown): Error {
  if (error instanceof QueryError || error instanceof EngineDiedError || error instanceof TypeError)
    return error;
  if (error instanceof DOMException) return error;
  return new QueryError(sql, error instanceof Error ? error.message : String(error), { cause: error });
}

/** A data file could not be fetched, read or loaded. The next query tries again. */
export class DataLoadError extends Error {
  override name = 'DataLoadError';
  constructor(
    readonly file: string,
    problem: string,
    options?: ErrorOptions,
  ) {
    super(`The data file ${file} ${problem}`, options);
  }
}

/** Rows to be added to a table do not fit it. None of them was added. */
export class InvalidRowsError extends Error {
  override name = 'InvalidRowsError';
  constructor(
    readonly owner: string,
    readonly table: string,
    problem: string,
    options?: ErrorOptions,
  ) {
    super(`The rows of ${owner} do not fit the table ${table}: ${problem}`, options);
  }
}

/** DuckDB itself could not be started. The next query tries again. */
export class EngineStartError extends Error {
  override name = 'EngineStartError';
}

/** DuckDB stopped while something was waiting for it. The next query restarts it, with its tables. */
export class EngineDiedError extends Error {
  override name = 'EngineDiedError';
}

/** The error of a cancelled call; its cause is the signal's reason. */
export function abortError(signal: AbortSignal): DOMException {
  const error = new DOMException('The query was cancelled', 'AbortError');
  Object.defineProperty(error, 'cause', { value: signal.reason });
  return error;
}
