/** What can go wrong between a query and its rows. Each error says what, where, and what to do. */
import { type DuckDBMessage, type Position, parseDuckDBMessage } from './engine/duckdb-message';

/** Why this site itself does not run a statement, and what to do instead. */
export interface Refusal {
  readonly text: string;
  readonly instead: string;
}

function messageOf(sql: string, reason: string | Refusal): DuckDBMessage {
  if (typeof reason === 'string') return parseDuckDBMessage(sql, reason);
  return { kind: '', text: reason.text, suggestion: reason.instead, position: null };
}

/** DuckDB would not run the statement, or stopped while running it. */
export class QueryError extends Error {
  override name = 'QueryError';
  /** DuckDB's own category, such as `Parser Error` or `Out of Memory Error`; empty if it gave none. */
  readonly kind: string;
  /** What may help; part of the message. */
  readonly suggestion: string | null;
  /** The place in the statement that DuckDB points at, if it does. */
  readonly position: Position | null;

  /** @param reason DuckDB's own text, which stays whole in the cause; or why the site refuses */
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

/** What a statement failed with, as a QueryError; errors of other kinds (the engine, a parameter, an abort) stay. */
export function asQueryError(sql: string, error: unknown): Error {
  if (error instanceof QueryError || error instanceof EngineDiedError || error instanceof TypeError)
    return error;
  if (error instanceof DOMException) return error;
  return new QueryError(sql, error instanceof Error ? error.message : String(error), { cause: error });
}

/** A data file could not be fetched, read or taken over. Another query tries again. */
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

/** Rows that were to be added to a table do not fit it. None of them was added. */
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

/** DuckDB itself could not be started. Another query tries again. */
export class EngineStartError extends Error {
  override name = 'EngineStartError';
}

/** DuckDB stopped while something was waiting for it. The next query starts it anew, with its tables. */
export class EngineDiedError extends Error {
  override name = 'EngineDiedError';
}

/** The error of a cancelled call, with what the signal was aborted with as its cause. */
export function abortError(signal: AbortSignal): DOMException {
  const error = new DOMException('The query was cancelled', 'AbortError');
  Object.defineProperty(error, 'cause', { value: signal.reason });
  return error;
}
