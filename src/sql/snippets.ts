import { identifier, literals } from './quote';

/** Programs that read the published Parquet files by their addresses and give the same result. */

export interface SnippetTable {
  readonly name: string;
  /** Column and DuckDB type, in order: Parquet stores small integers wider than they are. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Absolute URLs. */
  readonly urls: readonly string[];
}

export interface SnippetParts {
  /** The query. */
  readonly sql: string;
  readonly tables: readonly SnippetTable[];
  /** Statements that create the macros and views that the query depends on. */
  readonly definitions: readonly string[];
  /** The reader's own statements that created what the query names. */
  readonly own: readonly string[];
  /** What the program cannot reproduce, as sentences. */
  readonly notes: readonly string[];
}

export type SnippetLanguage = 'python' | 'r' | 'cli';

function createTable({ name, columns, urls }: SnippetTable): string {
  const casts = columns.map(({ name: own, type }) => `${identifier(own)}::${type} AS ${identifier(own)}`);
  return `CREATE TABLE ${name} AS\nSELECT ${casts.join(', ')}\nFROM read_parquet([${literals(urls)}])`;
}

/** A semicolon after a comment would be part of it. */
function ended(statement: string): string {
  const text = statement.trim().replace(/;$/, '');
  return /--[^\n]*$/.test(text) ? `${text}\n;` : `${text};`;
}

/** Everything that has to run before the query. */
function setupSql(parts: Omit<SnippetParts, 'sql'>): string {
  return [...parts.tables.map(createTable), ...parts.definitions, ...parts.own].map(ended).join('\n\n');
}

function comments(notes: readonly string[], sign: string): string {
  return notes.map((note) => `${sign} ${note}\n`).join('');
}

const query = (sql: string): string => sql.trim().replace(/;\s*$/, '');

/** A statement as a Python string of several lines. */
export function pythonText(sql: string): string {
  return `"""\n${sql.replaceAll('\\', '\\\\').replaceAll('"""', '\\"\\"\\"')}\n"""`;
}

/** Python that makes `connection`, with everything that a query depends on. */
export function pythonSetup(parts: Omit<SnippetParts, 'sql'>): string {
  return `# pip install duckdb pandas
import duckdb

connection = duckdb.connect()
connection.execute(${pythonText(setupSql(parts))})`;
}

function python(parts: SnippetParts): string {
  return `${comments(parts.notes, '#')}${pythonSetup(parts)}
result = connection.sql(${pythonText(query(parts.sql))}).df()
print(result)
`;
}

function r(parts: SnippetParts): string {
  const text = (sql: string) => {
    let dashes = '';
    while (sql.includes(`)${dashes}"`)) dashes += '-';
    return `r"${dashes}(\n${sql}\n)${dashes}"`;
  };
  const setup = [...parts.tables.map(createTable), ...parts.definitions, ...parts.own].map(ended);
  return `${comments(parts.notes, '#')}# install.packages("duckdb")
library(duckdb)

connection <- dbConnect(duckdb())
${setup.map((sql) => `invisible(dbExecute(connection, ${text(sql)}))`).join('\n')}
result <- dbGetQuery(connection, ${text(query(parts.sql))})
print(result)
`;
}

function cli(parts: SnippetParts): string {
  return `${comments(parts.notes, '--')}-- Save as query.sql and run: duckdb < query.sql
${setupSql(parts)}

${ended(query(parts.sql))}
`;
}

/** A whole program in one of the languages. */
export function snippet(language: SnippetLanguage, parts: SnippetParts): string {
  return { python, r, cli }[language](parts);
}
