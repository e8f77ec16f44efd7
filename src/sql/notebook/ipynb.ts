import { pythonSetup, pythonText, type SnippetParts } from '../snippets';
import { kindOf } from '../statement-kind';
import { cellsOf, type NamedQuery } from './cells';
import { heading, prose } from './markdown';

interface JupyterCell {
  readonly cell_type: 'markdown' | 'code';
  readonly source: string;
}

const codeOf = (sql: string): string =>
  kindOf(sql) === 'reads'
    ? `connection.execute(${pythonText(sql)}).df()`
    : // The semicolon keeps Jupyter from showing the connection.
      `connection.execute(${pythonText(sql)});`;

/** Jupyter keeps a source as its lines. */
const linesOf = (source: string): string[] => source.split(/(?<=\n)/);

/**
 * Queries as a Jupyter notebook (nbformat 4.5) that reads the published Parquet files by their addresses, with DuckDB
 * for Python: a cell a statement, and a text for the comments before it.
 *
 * @param parts what all the queries depend on
 * @param site the page that they come from
 */
export function toIpynb(
  title: string,
  queries: readonly NamedQuery[],
  parts: Omit<SnippetParts, 'sql'>,
  site: string,
): string {
  const notes = parts.notes.map((note) => `- ${note}\n`).join('');
  const cells: JupyterCell[] = [
    {
      cell_type: 'markdown',
      source: `${heading(1, title)}\n\nFrom [ValueActionLens](${site}). The first cell reads its published files.\n\n${notes}`,
    },
    { cell_type: 'code', source: `${pythonSetup(parts)};` },
    ...queries.flatMap(({ name, text }): JupyterCell[] => [
      ...(queries.length > 1 ? [{ cell_type: 'markdown' as const, source: heading(2, name) }] : []),
      ...cellsOf(text).map(
        (cell): JupyterCell =>
          cell.kind === 'text'
            ? { cell_type: 'markdown', source: prose(cell.text) }
            : { cell_type: 'code', source: codeOf(cell.text) },
      ),
    ]),
  ];
  const notebook = {
    cells: cells.map(({ cell_type, source }, index) => ({
      cell_type,
      ...(cell_type === 'code' ? { execution_count: null } : {}),
      id: `cell-${index + 1}`,
      metadata: {},
      ...(cell_type === 'code' ? { outputs: [] } : {}),
      source: linesOf(source.trimEnd()),
    })),
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}
