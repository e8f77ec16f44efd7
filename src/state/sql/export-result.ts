import type { ResultSet } from '../../db/types';
import { SPREADSHEET_CSV } from '../../exports/for-spreadsheets';

export type ExportFormat = 'csv' | 'spreadsheet' | 'parquet' | 'arrow' | 'json' | 'markdown';

export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly content: BlobPart;
}

/** Most rows in a Markdown table: nobody reads longer ones. */
export const MARKDOWN_ROWS = 1000;

/**
 * A result as a file, with all rows that were read, or the first 1,000 for Markdown.
 *
 * @param stem the file's name without its ending
 * @param textOf a value as text, for Markdown
 */
export async function exportResult(
  format: ExportFormat,
  result: ResultSet,
  stem: string,
  textOf: (value: unknown, column: ResultSet['columns'][number]) => string,
): Promise<ExportedFile> {
  const names = result.columns.map(({ name }) => name);
  /** Dates and bytes as text, as DuckDB writes them. */
  const texts = () =>
    result.rows().map((row) =>
      Object.fromEntries(
        result.columns.map((column) => {
          const value = row[column.name];
          const isOwn = value instanceof Date || value instanceof Uint8Array;
          return [column.name, isOwn ? textOf(value, column) : value];
        }),
      ),
    );
  switch (format) {
    case 'csv': {
      const { toCsv } = await import('../../exports/csv');
      return { name: `${stem}.csv`, type: 'text/csv;charset=utf-8', content: toCsv(names, texts()) };
    }
    case 'spreadsheet': {
      const { toCsv } = await import('../../exports/csv');
      const content = toCsv(names, texts(), true);
      return { name: `${stem}${SPREADSHEET_CSV}`, type: 'text/csv;charset=utf-8', content };
    }
    case 'parquet': {
      const { toParquet } = await import('../../exports/parquet');
      const types = result.columns.map(({ type }) => type);
      const content = toParquet(names, result.rows(), types);
      return { name: `${stem}.parquet`, type: 'application/vnd.apache.parquet', content };
    }
    case 'arrow':
      return {
        name: `${stem}.arrow`,
        type: 'application/vnd.apache.arrow.file',
        content: result.toArrowFile(),
      };
    case 'json': {
      const { toJson } = await import('../../exports/json');
      return { name: `${stem}.json`, type: 'application/json', content: toJson(texts()) };
    }
    case 'markdown': {
      const { toMarkdown } = await import('../../exports/markdown');
      const rows = Array.from({ length: Math.min(MARKDOWN_ROWS, result.rowCount) }, (_, row) =>
        result.columns.map((column, index) => {
          const value = result.value(row, index);
          return value === null ? null : textOf(value, column);
        }),
      );
      const columns = result.columns.map(({ name, kind }) => ({ name, numeric: kind === 'number' }));
      return { name: `${stem}.md`, type: 'text/markdown;charset=utf-8', content: toMarkdown(columns, rows) };
    }
  }
}
