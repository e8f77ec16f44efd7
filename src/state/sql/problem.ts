import type { OwnObject } from '../../db/types';
import { RELATIONS } from '../../sql/catalog';
import { nearestName } from '../../sql/nearest-name';
import { tokenize } from '../../sql/tokens';

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

/** The reason with which a run is aborted when its time is up. */
export class TimeLimitError extends Error {
  override name = 'TimeLimitError';
  constructor(readonly seconds: number) {
    super(`${seconds} s have passed`);
  }
}

const TITLES: Readonly<Record<string, string>> = {
  'Parser Error': 'The statement cannot be read',
  'Binder Error': 'The statement does not fit the tables',
  'Conversion Error': 'A value cannot be converted',
  'Invalid Input Error': 'The statement cannot be carried out',
  'Out of Range Error': 'A value is out of range',
  'Constraint Error': 'The rows break a rule of the table',
  'Dependency Error': 'Something else depends on it',
  'Not implemented Error': 'DuckDB cannot do that',
  'Out of Memory Error': 'The query needs more than the 1 GB of memory allowed',
  'TransactionContext Error': 'This cannot be changed here',
  'Extension Autoloading Error': 'This is not possible here',
  'Permission Error': 'This is not possible here',
  '': 'This is not possible here',
};

function titleOf(kind: string, text: string): string {
  if (kind === 'Catalog Error') {
    if (/already exists/.test(text)) return 'The name is taken';
    return /does not exist|not in the catalog|unrecognized/.test(text)
      ? 'Unknown name'
      : 'The statement does not fit the tables';
  }
  return TITLES[kind] ?? kind.replace(/ Error$/, ' error');
}

export interface KnownNames {
  readonly own: readonly OwnObject[];
  readonly functions: readonly string[];
}

/** A name that DuckDB does not know, and the one that was meant, among those of its kind. */
function unknownName(
  message: string,
  sql: string,
  known: KnownNames,
): { written: string; name: string | null } | null {
  const table = /Table with name "?([^\s"!]+)"? does not exist/.exec(message)?.[1];
  if (table) {
    const names = [...RELATIONS, ...known.own].map(({ name }) => name);
    return { written: table, name: nearestName(table, names) };
  }
  const column =
    /(?:Referenced column|column named|does not have a column named) "([^"]+)"/.exec(message)?.[1] ??
    /Referenced table "([^"]+)" not found/.exec(message)?.[1];
  if (column) {
    const words = new Set(tokenize(sql).map(({ text }) => text.replaceAll('"', '').toLowerCase()));
    const columns = [...RELATIONS, ...known.own].filter(({ name }) => words.has(name.toLowerCase()));
    const names = columns.flatMap((relation) => [relation.name, ...relation.columns.map(({ name }) => name)]);
    return { written: column, name: nearestName(column, names) };
  }
  const called = /Function with name "?([^\s"!]+)"? does not exist/.exec(message)?.[1];
  if (called) return { written: called, name: nearestName(called, known.functions) };
  const [first] = tokenize(sql).filter(({ kind }) => kind !== 'comment');
  const word = /syntax error at or near "(\w+)"/.exec(message)?.[1];
  if (word && first?.text === word) return { written: word, name: nearestName(word, FIRST_WORDS) };
  return null;
}

const FIRST_WORDS =
  'SELECT FROM WITH VALUES SHOW DESCRIBE SUMMARIZE EXPLAIN PIVOT UNPIVOT CREATE INSERT UPDATE DELETE DROP ALTER'.split(
    ' ',
  );

/** What DuckDB or this page suggests, unless it is a name that has little in common with the one written. */
function hintOf({ suggestion }: QueryErrorLike, written: string | undefined): string | null {
  const name = /^Did you mean "([^"]+)"\?$/.exec(suggestion ?? '')?.[1];
  return name && written && nearestName(written, [name]) === null ? null : suggestion;
}

/** Quotes of the wrong kind turn what was meant as text into a name. */
function quotesHint(message: string, quoted: boolean): string | null {
  const name = /Referenced (?:column|table) "([^"]+)"/.exec(message)?.[1] ?? '';
  if (/[‘’“”]/.test(name)) return 'Quotes must be straight: \'text\', "name".';
  return quoted ? `Double quotes mark a column name; text goes in single quotes: '${name}'.` : null;
}

/** The part of a statement to mark; its last token where the error is that it ends. */
function rangeOf(
  error: QueryErrorLike,
  statement: { readonly text: string; readonly start: number },
  written: string | undefined,
): SqlProblem['range'] {
  const tokens = tokenize(statement.text).filter(({ kind }) => kind !== 'comment');
  const pointed = error.position?.offset;
  // DuckDB points at the table of a column.
  const placed = (written ? placeOf(statement.text, written, pointed) : null) ?? pointed ?? null;
  // What this page itself refuses, or what would change a published table, is marked at its first word.
  const refused = error.kind === '' || error.kind === 'TransactionContext Error';
  const offset = placed ?? (refused ? (tokens[0]?.start ?? null) : null);
  if (offset === null) return null;
  const token = tokens.find(({ start, end }) => start <= offset && offset < end);
  const last = tokens.at(-1);
  const [from, to] =
    !token && last && offset >= last.end
      ? [last.start, last.end]
      : [offset, token?.end ?? Math.min(offset + 1, statement.text.length)];
  return { from: statement.start + from, to: statement.start + to };
}

function statementProblem(
  error: QueryErrorLike,
  statement: { readonly text: string; readonly start: number },
  known: KnownNames,
): SqlProblem {
  const full = error.message.replace(error.kind ? `${error.kind}: ` : '', '');
  const text = error.suggestion ? full.replace(`\n${error.suggestion}`, '') : full;
  const unknown = unknownName(text, statement.text, known);
  const [sentence = text, ...rest] = text.split('\n');
  const range = rangeOf(error, statement, unknown?.written);
  const marked = range && statement.text.slice(range.from - statement.start, range.to - statement.start);
  const name = unknown?.name ?? null;
  const replaceable = marked?.replaceAll('"', '').toLowerCase() === unknown?.written.toLowerCase();
  return {
    kind: 'statement',
    title: titleOf(error.kind, text),
    text: sentence,
    suggestion: name
      ? `Did you mean ${name}?`
      : (quotesHint(text, marked?.startsWith('"') ?? false) ??
        ([hintOf(error, unknown?.written), ...rest].filter(Boolean).join('\n') || null)),
    range,
    replacement: replaceable ? name : null,
  };
}

/** Where a name first occurs, at or after an offset. */
function placeOf(sql: string, name: string, from = 0): number | null {
  const token = tokenize(sql).find(
    ({ start, text }) => start >= from && text.replaceAll('"', '').toLowerCase() === name.toLowerCase(),
  );
  return token?.start ?? null;
}

/** The problem with a text that has no statement in it. */
export function nothingToRun(text: string): SqlProblem {
  const open = tokenize(text).find((token) => token.kind === 'comment' && token.text.startsWith('/*'));
  return {
    kind: 'statement',
    title: 'There is no statement',
    text: text.trim() === '' ? 'There is nothing to run yet.' : 'There is only a comment here.',
    suggestion: open
      ? 'Look for a /* without a closing */: comments can be nested.'
      : 'Write one, such as FROM models.',
    range: null,
    replacement: null,
  };
}

/**
 * Puts an error into words.
 *
 * @param readOnly whether the statement came from a link, which may change nothing
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
      text: 'The link contains a statement that creates or changes your own tables.',
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
      text: 'It needed more memory than this browser gives a page, or hit a bug. DuckDB restarts with all tables; your text is not lost.',
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
