/** A GitHub Markdown table: numbers on the right, NULL in italics, bars and line ends escaped. */
export function toMarkdown(
  columns: readonly { readonly name: string; readonly numeric: boolean }[],
  rows: readonly (readonly (string | null)[])[],
): string {
  const cell = (text: string) =>
    text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replace(/\r?\n/g, '<br>');
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return `${[
    line(columns.map(({ name }) => cell(name))),
    line(columns.map(({ numeric }) => (numeric ? '---:' : '---'))),
    ...rows.map((row) => line(row.map((text) => (text === null ? '*NULL*' : cell(text))))),
  ].join('\n')}\n`;
}
