import type { NamedQuery } from './cells';

/** A line that begins a query in a file of several, as in `-- %% Name`. */
const MARKER = /^--[^\S\n]*%%(?!%)(.*)$/;

/** More tabs than this are not opened at once. */
export const MOST_TABS = 50;

const LONGEST_NAME = 100;

/** A name as a tab shows it: one line, not too long; empty where there is none. */
export function tabName(name: string): string {
  const line = name.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME - 1)}…` : line;
}

const withoutBlankEnds = (text: string): string => text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();

/** Queries as one `.sql` file, each after a line with its name; empty ones are left out. */
export function writeSqlFile(queries: readonly NamedQuery[]): string {
  return queries
    .filter(({ text }) => text.trim() !== '')
    .map(({ name, text }) => `-- %% ${tabName(name)}\n${withoutBlankEnds(text)}\n`)
    .join('\n');
}

/**
 * The queries of a `.sql` file; without such lines it is one.
 *
 * @param name for what comes before the first of those lines
 */
export function readSqlFile(sql: string, name: string): NamedQuery[] {
  const lines = sql.split(/\r?\n/);
  if (!lines.some((line) => MARKER.test(line))) return [{ name, text: sql }];
  const queries: { name: string; lines: string[] }[] = [{ name, lines: [] }];
  for (const line of lines) {
    const marked = MARKER.exec(line);
    if (marked) queries.push({ name: tabName(marked[1] ?? '') || `${name} ${queries.length}`, lines: [] });
    else queries.at(-1)?.lines.push(line);
  }
  return queries
    .map((query) => ({ name: query.name, text: `${withoutBlankEnds(query.lines.join('\n'))}\n` }))
    .filter(({ text }) => text.trim() !== '');
}
