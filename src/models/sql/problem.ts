import type { OwnObject } from '../../db/workbench';
import { RELATIONS } from '../../domain/sql/catalog';
import { nearestName } from '../../domain/sql/nearest-name';
import { tokenize } from '../../domain/sql/tokens';

/** Why a run ended without an answer, as the page shows it. */
export interface SqlProblem {
  readonly title: string;
  readonly text: string;
  /** What to do. */
  readonly suggestion: string | null;
  /** The part of the editor's text that it is about. */
  readonly range: { readonly from: number; readonly to: number } | null;
  /** A name that was probably meant, in place of the one in the range. */
  readonly replacement: string | null;
  readonly kind: 'statement' | 'cancelled' | 'time' | 'engine';
}

/** The fields of `QueryError` that are used: the class itself is part of DuckDB's code, loaded later. */
interface QueryErrorLike extends Error {
  readonly kind: string;
  readonly suggestion: string | null;
  readonly position: { readonly offset: number } | null;
}

/** Aborts a run with this as its reason when its time is over. */
export class TimeLimitError extends Error {
  override name = 'TimeLimitError';
  constructor(readonly seconds: number) {
    super(`${seconds} s are over`);
  }
}

const TITLES: Readonly<Record<string, string>> = {
  'Parser Error': 'The statement cannot be read',
  'Catalog Error': 'There is no such thing',
  'Binder Error': 'The statement does not fit the tables',
  'Conversion Error': 'A value cannot be converted',
  'Out of Memory Error': 'The query needs more memory than it may have (1 GB)',
  'TransactionContext Error': 'That is not changed here',
  'Permission Error': 'This page does not do that',
  '': 'This page does not do that',
};

/** The word or quoted name that begins at an offset of a statement. */
function wordAt(sql: string, offset: number): { text: string; end: number } | null {
  const token = tokenize(sql).find(({ start, end }) => start <= offset && offset < end);
  if (!token || token.kind === 'comment') return null;
  return { text: token.text.replaceAll('"', ''), end: token.end };
}

export interface KnownNames {
  readonly own: readonly OwnObject[];
  readonly functions: readonly string[];
}

/** The name that was meant, among those of the kind that the message speaks of. */
function meant(message: string, sql: string, known: KnownNames): { written: string; name: string } | null {
  const table = /Table with name "?([^\s"!]+)"? does not exist/.exec(message)?.[1];
  if (table) {
    const name = nearestName(table, [
      ...RELATIONS.map((relation) => relation.name),
      ...known.own.map((own) => own.name),
    ]);
    return name ? { written: table, name } : null;
  }
  const column =
    /(?:Referenced column|column named|does not have a column named) "([^"]+)"/.exec(message)?.[1] ??
    /Referenced table "([^"]+)" not found/.exec(message)?.[1];
  if (column) {
    const words = new Set(tokenize(sql).map(({ text }) => text.replaceAll('"', '').toLowerCase()));
    const columns = [...RELATIONS, ...known.own].filter(({ name }) => words.has(name.toLowerCase()));
    const names = columns.flatMap((relation) => [relation.name, ...relation.columns.map(({ name }) => name)]);
    const name = nearestName(column, names);
    return name ? { written: column, name } : null;
  }
  const called = /Function with name "?([^\s"!]+)"? does not exist/.exec(message)?.[1];
  const name = called ? nearestName(called, known.functions) : null;
  return called && name ? { written: called, name } : null;
}

/** What DuckDB or this page suggests; not one of DuckDB's own inner tables. */
function hintOf({ suggestion }: QueryErrorLike): string | null {
  return /Did you mean "(?:pg_|sqlite_|duckdb_|information_schema|pragma_)/.test(suggestion ?? '')
    ? null
    : suggestion;
}

function statementProblem(
  error: QueryErrorLike,
  statement: { readonly text: string; readonly start: number },
  known: KnownNames,
): SqlProblem {
  const full = error.message.replace(error.kind ? `${error.kind}: ` : '', '');
  const text = error.suggestion ? full.replace(`\n${error.suggestion}`, '') : full;
  const found = meant(text, statement.text, known);
  const [sentence = text, ...rest] = text.split('\n');
  const offset = error.position?.offset ?? (found ? placeOf(statement.text, found.written) : null);
  const word = offset === null ? null : wordAt(statement.text, offset);
  const replaceable = found && word && word.text.toLowerCase() === found.written.toLowerCase();
  return {
    kind: 'statement',
    title: TITLES[error.kind] ?? error.kind.replace(/ Error$/, ' error'),
    text: sentence,
    suggestion: found
      ? `Did you mean ${found.name}?`
      : [hintOf(error), ...rest].filter(Boolean).join('\n') || null,
    range:
      offset === null
        ? null
        : {
            from: statement.start + Math.min(offset, statement.text.length),
            to: statement.start + (word?.end ?? Math.min(offset + 1, statement.text.length)),
          },
    replacement: replaceable ? found.name : null,
  };
}

function placeOf(sql: string, name: string): number | null {
  const token = tokenize(sql).find(
    ({ text }) => text.replaceAll('"', '').toLowerCase() === name.toLowerCase(),
  );
  return token?.start ?? null;
}

/**
 * Puts an error into words.
 *
 * @param readOnly whether the run was one of a link, which may change nothing
 */
export function explainProblem(
  error: Error,
  statement: { readonly text: string; readonly start: number },
  known: KnownNames,
  readOnly = false,
): SqlProblem {
  const plain = { range: null, replacement: null };
  if (readOnly && (error as QueryErrorLike).kind === 'TransactionContext Error')
    return {
      ...plain,
      kind: 'statement',
      title: 'Not run yet',
      text: 'The link holds a statement that makes or changes tables of your own.',
      suggestion: 'Read it, and press Run if you want that.',
    };
  if (error.name === 'AbortError') {
    const { cause } = error;
    if (cause instanceof TimeLimitError)
      return {
        ...plain,
        kind: 'time',
        title: `Stopped after ${cause.seconds} seconds`,
        text: 'The query took longer than the time limit.',
        suggestion: 'Ask for less at once, or run it without a limit; you can cancel it at any time.',
      };
    return {
      ...plain,
      kind: 'cancelled',
      title: 'Cancelled',
      text: 'The query was stopped. Your tables and your text are as they were.',
      suggestion: null,
    };
  }
  if (error.name === 'QueryError') return statementProblem(error as QueryErrorLike, statement, known);
  if (error.name === 'EngineDiedError')
    return {
      ...plain,
      kind: 'engine',
      title: 'The statement crashed DuckDB',
      text: 'It needed more than this browser gives a page, or met a bug. DuckDB starts again, with all tables; nothing of your text is lost.',
      suggestion: 'Ask for less at once: a filter, fewer columns, shorter texts.',
    };
  return {
    ...plain,
    kind: 'engine',
    title: 'The query could not be run',
    text: error.message,
    suggestion: null,
  };
}
