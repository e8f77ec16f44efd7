/** What can go wrong between a query and its rows. Each error says what, where, and what to do. */

/** DuckDB would not run the statement, or stopped while running it. */
export class QueryError extends Error {
  override name = 'QueryError';
  /** DuckDB's own category, such as `Parser Error` or `Out of Memory Error`; empty if it gave none. */
  readonly kind: string;
  /** The line of the statement (from 1) that DuckDB points at, if it does. */
  readonly line: number | null;

  constructor(
    readonly sql: string,
    message: string,
    options?: ErrorOptions,
  ) {
    const { kind, text, line } = parseMessage(message);
    super(kind ? `${kind}: ${text}` : text, options);
    this.kind = kind;
    this.line = line;
  }
}

function parseMessage(message: string): { kind: string; text: string; line: number | null } {
  const line = /\bLINE (\d+):/.exec(message)?.[1];
  const [statement = message] = message.split(/\n+LINE \d+:/);
  const category = /^([A-Z][\w ]* Error): ?/.exec(statement)?.[1] ?? '';
  return {
    kind: category,
    text: statement.slice(category ? category.length + 1 : 0).trim(),
    line: line ? Number(line) : null,
  };
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
