/** Takes DuckDB's error text apart for a reader. It decides only what is shown. */
export interface DuckDBMessage {
  /** DuckDB's own category, such as `Parser Error`; empty if there is none. */
  readonly kind: string;
  readonly text: string;
  /** What may help. */
  readonly suggestion: string | null;
  readonly position: Position | null;
}

/** A place in the statement; line and column count from 1, offset (in UTF-16 units) from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

interface Advice {
  readonly when: RegExp;
  /** Replaces DuckDB's text. */
  readonly text?: string;
  readonly suggestion: string;
}

const IN_UTC =
  'DATE and TIMESTAMP values work without a time zone. Now, in UTC, is make_timestamp(epoch_us(now())).';

const ADVICE: readonly Advice[] = [
  {
    when: /^Out of Memory Error/,
    text: 'DuckDB ran out of memory and stopped the statement. Nothing was changed.',
    suggestion: 'Ask for less at once: a filter, fewer columns, or an aggregate.',
  },
  {
    when: /Cannot prepare multiple statements/,
    text: 'There are several statements here.',
    suggestion: 'Run one at a time. A PIVOT counts as one if its columns are named: PIVOT … ON … IN (…).',
  },
  {
    when: /No statement to prepare/,
    text: 'There is no statement.',
    suggestion: 'Write one, such as FROM models.',
  },
  {
    when: /launched in read-only mode/,
    text: 'The tables of this site cannot be changed.',
    suggestion: 'Use a WITH clause instead of a table of your own.',
  },
  {
    when: /single transaction can only write to a single attached database/,
    text: 'The published tables of this site cannot be changed.',
    suggestion: 'Make your own copy and change that: CREATE TABLE my_copy AS FROM …',
  },
  {
    when: /exists in the json extension/,
    suggestion:
      "DuckDB’s JSON functions are not part of this site. Structs and lists work: {'key': 1}, [1, 2], list_transform(…).",
  },
  {
    when: /exists in the icu extension|required extension 'icu'/,
    text: 'This needs DuckDB’s time zones (the icu extension), which are not part of this site.',
    suggestion: IN_UTC,
  },
  {
    when: /\(TIMESTAMP WITH TIME ZONE\b[^)]*\)'\. You might|TIMESTAMP WITH TIME ZONE -> /,
    suggestion: IN_UTC,
  },
  {
    when: /exists in the (?:parquet|httpfs) extension|Table with name \S*(?::\/\/|\.(?:csv|tsv|json|ndjson|jsonl|parquet|arrow|db|duckdb|xlsx|txt|gz)\b)\S* does not exist/,
    suggestion:
      'Statements cannot read files or addresses here. Drop a CSV, Parquet or Arrow file on the SQL page: it becomes a table of your own.',
  },
  {
    when: /Function with name (?:row_number|rank|dense_rank|percent_rank|cume_dist|ntile|lag|lead|first_value|last_value|nth_value) does not exist/,
    suggestion: 'It is a window function: it needs OVER after it, as in rank() OVER (ORDER BY …).',
  },
  {
    when: /with name `\S* does not exist/,
    text: 'The backtick ` means nothing in DuckDB.',
    suggestion: 'A name that needs quotes takes double ones: "name".',
  },
  {
    when: /More than one row returned by a subquery/,
    text: 'A subquery used as a single value returned several rows.',
    suggestion: 'Add LIMIT 1 to it, or an aggregate such as max(…); IN (…) compares with all of them.',
  },
  {
    when: /Values were not provided for the following prepared statement parameters/,
    text: 'The statement has a parameter (? or $1) but no value for it.',
    suggestion: "Write the value itself; or use SET VARIABLE name = 1 first, and getvariable('name') here.",
  },
  {
    when: /syntax error at end of input/,
    text: 'The statement ends too soon.',
    suggestion: 'Something is missing after its last word: a name, a closing bracket, the rest of a clause.',
  },
  {
    when: /Max expression depth limit/,
    text: 'The expression is nested too deeply: DuckDB stops at 1,000 levels.',
    suggestion: 'Split it into several steps, for example with a WITH clause, or use a list function.',
  },
  {
    when: /memory exhausted at or near/,
    text: 'The statement is nested too deeply to be parsed.',
    suggestion: 'Split it into several steps, for example with a WITH clause.',
  },
  {
    when: /extension/,
    suggestion: 'DuckDB’s extensions (json, icu, parquet, httpfs and others) are not part of this site.',
  },
  {
    when: /file system operations are disabled/,
    suggestion:
      'A statement can read only the tables of this site, not files or addresses. Drop a CSV, Parquet or Arrow file on the SQL page to turn it into a table of your own.',
  },
  { when: /configuration has been locked/, suggestion: 'Settings are fixed on this site.' },
];

/** Syntax errors come as JSON from `send`, but as text from `prepare`. */
interface SyntaxError {
  readonly exception_type: string;
  readonly exception_message: string;
  /** In code points. */
  readonly position?: string;
}

function asSyntaxError(message: string): SyntaxError | null {
  if (!message.startsWith('{"exception_type"')) return null;
  try {
    return JSON.parse(message) as SyntaxError;
  } catch {
    return null;
  }
}

function positionAt(sql: string, codePoint: number): Position {
  const before = Array.from(sql).slice(0, codePoint).join('');
  const lines = before.split('\n');
  return { line: lines.length, column: Array.from(lines.at(-1) ?? '').length + 1, offset: before.length };
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const NO_WIDTH = /\p{M}|\p{C}/u;

/** How many UTF-16 units of a text fill so many terminal cells, by which DuckDB places its caret. */
function unitsOfCells(text: string, cells: number): number {
  let units = 0;
  let left = cells;
  for (const char of text) {
    const width = NO_WIDTH.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
    if (left < width || (left === 0 && width > 0)) break;
    left -= width;
    units += char.length;
  }
  return units;
}

const CATEGORY = /^([A-Z]\w*(?: \w+)* Error): ?/;
const EXCERPT = /(?:^|\n)LINE (\d+): (.*)\n( *)\^/;

/** Where DuckDB's caret points in the statement. DuckDB shows the line, or an excerpt if it is long. */
function positionIn(sql: string, message: string): Position | null {
  const [, number = '', excerpt = '', indent = ''] = EXCERPT.exec(message) ?? [];
  const line = Number(number);
  const lines = sql.split('\n');
  const text = lines[line - 1];
  if (text === undefined) return null;
  const cut = excerpt.startsWith('...') ? 3 : 0;
  const start = text.indexOf(excerpt.slice(cut).replace(/\.\.\.$/, ''));
  if (start < 0) return null;
  const cells = indent.length - `LINE ${line}: `.length - cut;
  const units = start + unitsOfCells(text.slice(start), cells);
  const before = lines.slice(0, line - 1).reduce((sum, own) => sum + own.length + 1, 0);
  return { line, column: Array.from(text.slice(0, units)).length + 1, offset: before + units };
}

/** Takes one of DuckDB's error texts apart. */
export function parseDuckDBMessage(sql: string, message: string): DuckDBMessage {
  const syntax = asSyntaxError(message);
  if (!syntax) return parseText(sql, message);
  const parsed = parseText(sql, `${syntax.exception_type} Error: ${syntax.exception_message}`);
  const place = Number(syntax.position ?? Number.NaN);
  return Number.isNaN(place) ? parsed : { ...parsed, position: positionAt(sql, place) };
}

/** Most lines of a list, such as an operator's types: nobody reads further. */
const MOST_LINES = 12;

function shortened(text: string): string {
  const lines = text.split('\n');
  return lines.length <= MOST_LINES ? text : [...lines.slice(0, MOST_LINES), '…'].join('\n');
}

function parseText(sql: string, message: string): DuckDBMessage {
  const [statement = ''] = message.split(/\n+LINE \d+:/);
  const kind = CATEGORY.exec(statement)?.[1] ?? '';
  const [, main = '', hint] =
    /^([\s\S]*?)(?:\n+(Did you mean [\s\S]*|Candidate bindings: [\s\S]*|Please try [\s\S]*))?$/.exec(
      kind ? statement.slice(kind.length + 1) : statement,
    ) ?? [];
  const advice = ADVICE.find(({ when }) => when.test(message));
  return {
    kind,
    text: advice?.text ?? shortened(main.trim()),
    suggestion: advice?.suggestion ?? hint?.trim() ?? null,
    position: positionIn(sql, message),
  };
}
