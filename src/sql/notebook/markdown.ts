import { cellsOf, type NamedQuery } from './cells';
import { tabName } from './sql-file';

/** A name as a Markdown heading: its signs are shown and do nothing. */
export function heading(level: number, name: string): string {
  return `${'#'.repeat(level)} ${tabName(name).replace(/[\\`*_[\]<>#&]/g, '\\$&')}`;
}

/** A comment as Markdown; whoever wrote it, it loads no picture, and no HTML or block begins in it. */
export function prose(text: string): string {
  return text
    .replaceAll('![', '!\\[')
    .replaceAll('<', '\\<')
    .replace(/^(\s*)(?=```|~~~)/gm, '$1\\');
}

/** A fence that no line of the text ends. */
function fenced(sql: string): string {
  const longest = Math.max(2, ...Array.from(sql.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}sql\n${sql}\n${fence}`;
}

/** Queries as Markdown: statements in blocks, the comments before them as text. */
export function toNotebookMarkdown(title: string, queries: readonly NamedQuery[], site: string): string {
  const parts = queries.flatMap(({ name, text }) => [
    ...(queries.length > 1 ? [heading(2, name)] : []),
    ...cellsOf(text).map((cell) => (cell.kind === 'text' ? prose(cell.text) : fenced(cell.text))),
  ]);
  return `${[heading(1, title), `From [ValueActionLens](${site}).`, ...parts].join('\n\n')}\n`;
}
