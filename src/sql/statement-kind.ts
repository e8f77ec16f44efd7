import { splitStatements } from './statements';
import { type Token, tokenize, tokensOf } from './tokens';

/** What a statement does, judged by its first words; `other` may change the reader's own tables. */
export type StatementKind = 'reads' | 'other' | 'refused';

const READS: ReadonlySet<string> = new Set([
  'SELECT',
  'FROM',
  'WITH',
  'VALUES',
  'TABLE',
  'SHOW',
  'DESCRIBE',
  'DESC',
  'SUMMARIZE',
  'PIVOT',
  'PIVOT_WIDER',
  'UNPIVOT',
  'PIVOT_LONGER',
]);

interface Refusal {
  readonly text: string;
  /** What to do instead. */
  readonly instead: string;
}

const OTHER_DATABASES: Refusal = {
  text: 'No other database can be attached to this page, and its own cannot be detached.',
  instead:
    'The site’s tables are here by name, your own in “mine”. To read a .duckdb file, drop it on the page.',
};
const FILES: Refusal = {
  text: 'SQL on this page cannot read or write files.',
  instead:
    'To save a result, use Export below it. To add data, drop a CSV, Parquet, Arrow or DuckDB file on the page.',
};
const EXTENSIONS: Refusal = {
  text: 'DuckDB’s extensions (httpfs, json, icu, spatial and others) cannot be loaded on this page.',
  instead:
    'DuckDB’s built-in functions work; for the rest, copy the query as a Python, R or command-line snippet.',
};
const TRANSACTIONS: Refusal = {
  text: 'Each statement is its own transaction here, so there is none to begin or end.',
  instead: 'Leave this statement out. A statement that fails changes nothing.',
};
const SETTINGS: Refusal = {
  text: 'Settings are fixed on this page.',
  instead: 'SET VARIABLE name = value works, as does anything a query can express itself.',
};

const SHELL: Refusal = {
  text: 'Commands of the DuckDB shell do not work here, only SQL.',
  instead: 'SHOW TABLES lists the tables, DESCRIBE models the columns of one.',
};
const NUL: Refusal = {
  text: 'The statement contains a NUL character, where DuckDB stops reading.',
  instead: 'Remove it; in a string, write chr(0) instead.',
};
const CHECKPOINT: Refusal = {
  text: 'The page itself writes your tables to their file.',
  instead: 'Leave this statement out.',
};

const REFUSED: Readonly<Record<string, Refusal>> = {
  ATTACH: OTHER_DATABASES,
  DETACH: OTHER_DATABASES,
  USE: {
    text: 'The database in use cannot be changed.',
    instead: 'Names are looked up in your own schema “mine” first, then among the tables of this site.',
  },
  COPY: FILES,
  EXPORT: FILES,
  IMPORT: FILES,
  INSTALL: EXTENSIONS,
  LOAD: EXTENSIONS,
  FORCE: EXTENSIONS,
  BEGIN: TRANSACTIONS,
  START: TRANSACTIONS,
  COMMIT: TRANSACTIONS,
  END: TRANSACTIONS,
  ROLLBACK: TRANSACTIONS,
  ABORT: TRANSACTIONS,
  RESET: SETTINGS,
  SET: SETTINGS,
  '.': SHELL,
  '\\': SHELL,
};

/** The words of a statement in capitals, without comments; at most `limit` of them. */
function words(sql: string, limit: number): string[] {
  const found: string[] = [];
  for (const { kind, text } of tokensOf(sql)) {
    if (kind === 'comment' || (found.length === 0 && text === '(')) continue;
    found.push(kind === 'word' ? text.toUpperCase() : text);
    if (found.length >= limit) break;
  }
  return found;
}

/** Past `EXPLAIN`, `EXPLAIN ANALYZE`, `EXPLAIN (FORMAT …)` and `PREPARE name AS`: the words of what they hold. */
function essential(all: readonly string[]): { words: readonly string[]; executes: boolean } {
  let rest = [...all];
  let executes = true;
  for (;;) {
    if (rest[0] === 'EXPLAIN') {
      rest = rest.slice(1);
      executes = rest[0] === 'ANALYZE' || rest[0] === 'ANALYSE';
      if (executes) rest = rest.slice(1);
      if (rest[0] === '(') {
        const close = rest.indexOf(')');
        executes ||= rest.slice(0, close).includes('ANALYZE');
        rest = rest.slice(close + 1);
      }
    } else if (rest[0] === 'PREPARE' && rest.includes('AS')) rest = rest.slice(rest.indexOf('AS') + 1);
    else return { words: rest, executes };
  }
}

const SETTABLE: ReadonlySet<string> = new Set(['VARIABLE']);

/** Why this page does not run a statement; null if it does. */
export function refusalOf(sql: string): Refusal | null {
  const [first = '', second = '', third = ''] = essential(words(sql, 60)).words;
  if (sql.includes('\0')) return NUL;
  if (first === 'CHECKPOINT' || (first === 'FORCE' && second === 'CHECKPOINT')) return CHECKPOINT;
  if (first === 'UPDATE' && second === 'EXTENSIONS') return EXTENSIONS;
  if ((first === 'SET' || first === 'RESET') && [second, third].some((word) => SETTABLE.has(word)))
    return null;
  return REFUSED[first] ?? null;
}

export function kindOf(sql: string): StatementKind {
  if (refusalOf(sql)) return 'refused';
  const all = words(sql, 60);
  const { words: rest, executes } = essential(all);
  if (!executes) return 'reads';
  return READS.has(rest[0] ?? '') && all[0] !== 'PREPARE' ? 'reads' : 'other';
}

/** Whether a statement makes a macro or type, whose text must be kept: DuckDB cannot return it. */
export function definitionOf(sql: string): { kind: 'macro' | 'type'; name: string } | null {
  const rest = words(sql, 12).filter((word) => !['OR', 'REPLACE', 'IF', 'NOT', 'EXISTS'].includes(word));
  const [create, kind, ...after] = rest;
  if (create !== 'CREATE') return null;
  const known = kind === 'MACRO' || kind === 'FUNCTION' ? 'macro' : kind === 'TYPE' ? 'type' : null;
  if (!known) return null;
  let name = after[0] ?? '';
  for (let at = 0; after[at + 1] === '.'; at += 2) name = after[at + 2] ?? name;
  return { kind: known, name: name.replaceAll('"', '').toLowerCase() };
}

/** What a stored statement has to make. */
interface Made {
  readonly kind: 'table' | 'view' | 'macro' | 'type' | 'sequence';
  readonly schema: string;
  readonly name: string;
}

/**
 * Whether a text is one CREATE statement, and makes just this: no other kind, nothing of another name, in another
 * schema or database, and nothing temporary.
 *
 * @param database the reader's own
 */
export function makesOnly(sql: string, { kind, schema, name }: Made, database: string): boolean {
  const [statement, ...others] = splitStatements(sql);
  if (!statement || others.length > 0 || sql.includes('\0')) return false;
  const tokens = tokenize(statement.text).filter((token) => token.kind !== 'comment');
  const word = () => (tokens[0]?.kind === 'word' ? tokens[0].text.toUpperCase() : '');
  const skip = (...expected: readonly string[]): boolean => {
    if (!expected.every((text, index) => tokens[index]?.text.toUpperCase() === text)) return false;
    tokens.splice(0, expected.length);
    return true;
  };
  if (!skip('CREATE')) return false;
  skip('OR', 'REPLACE');
  if (!(word() === 'FUNCTION' ? kind === 'macro' : word() === kind.toUpperCase())) return false;
  tokens.shift();
  skip('IF', 'NOT', 'EXISTS');
  const path: string[] = [];
  do {
    const token = tokens.shift();
    if (token?.kind !== 'word' && token?.kind !== 'quoted') return false;
    path.push(unquoted(token).toLowerCase());
  } while (skip('.'));
  const own = [database, schema, name].map((part) => part.toLowerCase());
  const named = path.join('\n');
  return [own.slice(2), own.slice(1), own, schema === 'main' ? [own[0], own[2]] : []].some(
    (full) => full.length > 0 && full.join('\n') === named,
  );
}

function unquoted({ kind, text }: Token): string {
  return kind === 'quoted' ? text.slice(1, -1).replaceAll('""', '"') : text;
}
