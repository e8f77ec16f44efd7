/** Characters that Markdown may read as something else; an underscore only at the edge of a word. */
const MARKS = /[\\`*~[\]|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** Text as a cell shows it: no HTML, no links (GitHub makes them of bare addresses too), no emphasis, one line. */
function cell(text: string): string {
  return text
    .replace(MARKS, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/\b(https?|ftp|mailto|xmpp):/gi, '$1\\:')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}\\.`)
    .replaceAll('@', '&#64;')
    .replace(/\r\n|[\r\n]/g, '<br>');
}

/** A GitHub Markdown table: numbers on the right, NULL in italics; what cells hold is shown and does nothing. */
export function toMarkdown(
  columns: readonly { readonly name: string; readonly numeric: boolean }[],
  rows: readonly (readonly (string | null)[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return `${[
    line(columns.map(({ name }) => cell(name))),
    line(columns.map(({ numeric }) => (numeric ? '---:' : '---'))),
    ...rows.map((row) => line(row.map((text) => (text === null ? '*NULL*' : cell(text))))),
  ].join('\n')}\n`;
}
