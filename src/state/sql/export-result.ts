import type { ResultFormat, ResultSet } from '../../db/types';
import { SPREADSHEET_CSV } from '../../exports/for-spreadsheets';

export type ExportFormat = ResultFormat | 'markdown';

export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly content: BlobPart;
}

/** Most rows in a Markdown table: nobody reads longer ones. */
export const MARKDOWN_ROWS = 1000;

const FILES: Readonly<Record<ExportFormat, { readonly ending: string; readonly type: string }>> = {
  csv: { ending: '.csv', type: 'text/csv;charset=utf-8' },
  spreadsheet: { ending: SPREADSHEET_CSV, type: 'text/csv;charset=utf-8' },
  parquet: { ending: '.parquet', type: 'application/vnd.apache.parquet' },
  arrow: { ending: '.arrow', type: 'application/vnd.apache.arrow.file' },
  json: { ending: '.json', type: 'application/json' },
  markdown: { ending: '.md', type: 'text/markdown;charset=utf-8' },
};

async function markdown(result: ResultSet): Promise<string> {
  const { toMarkdown } = await import('../../exports/markdown');
  const rows = Array.from({ length: Math.min(MARKDOWN_ROWS, result.rowCount) }, (_, row) =>
    result.columns.map((_, index) => result.text(row, index)),
  );
  return toMarkdown(
    result.columns.map(({ name, kind }) => ({ name, numeric: kind === 'number' })),
    rows,
  );
}

/**
 * A result as a file, with all rows that were read, or the first 1,000 for Markdown.
 *
 * @param stem the file's name without its ending
 * @throws what DuckDB says, such as running out of memory
 */
export async function exportResult(
  format: ExportFormat,
  result: ResultSet,
  stem: string,
): Promise<ExportedFile> {
  const { ending, type } = FILES[format];
  const content = format === 'markdown' ? await markdown(result) : await result.file(format);
  return { name: stem + ending, type, content };
}
