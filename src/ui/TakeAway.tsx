import { Database, Download } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { sqlLink } from '../analysis/links';
import { SOURCE_LINE } from '../analysis/source-line';
import type { Draw } from '../charts/chart-spec';
import { chartColors } from '../charts/theme';
import { SPREADSHEET_CSV, SPREADSHEET_HINT } from '../exports/for-spreadsheets';
import { Menu } from './Menu';
import { ShareMenu } from './ShareMenu';
import './take-away.css';

interface Props {
  /** Stem of the file names. */
  readonly name: string;
  /** The picture's title. */
  readonly title: string;
  readonly columns: readonly string[];
  /** A function if they are made only on download. */
  readonly rows: readonly object[] | (() => readonly object[]);
  /** The exact statement behind the rows; without one there is nothing to open. */
  readonly sql?: string | undefined;
  /** Filters, n, coverage; one line each in a picture. */
  readonly caption: string | readonly string[];
  readonly chart: Draw;
  /** Its name in the address, where its page has several. */
  readonly figure?: string;
}

type Format = 'CSV' | 'CSV for spreadsheets' | 'Parquet' | 'SVG' | 'PNG';
const FORMATS: readonly { readonly title: string; readonly formats: readonly Format[] }[] = [
  { title: 'The rows', formats: ['CSV', 'CSV for spreadsheets', 'Parquet'] },
  { title: 'The picture', formats: ['SVG', 'PNG'] },
];

/** Width of a picture whose chart would fill its container. */
const PICTURE_WIDTH = 640;

/** Breaks a long line: pictures do not wrap. */
function broken(text: string): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1] ?? '';
    if (line.length + word.length < 90) lines[lines.length - 1] = line ? `${line} ${word}` : word;
    else lines.push(word);
  }
  return lines;
}

async function save(format: Format, props: Props): Promise<void> {
  const { name, columns, rows: given, title, caption, chart } = props;
  const { download } = await import('../exports/download');
  const rows = typeof given === 'function' ? given() : given;
  switch (format) {
    case 'CSV': {
      const { toCsv } = await import('../exports/csv');
      return download(`${name}.csv`, 'text/csv;charset=utf-8', toCsv(columns, rows));
    }
    case 'CSV for spreadsheets': {
      const { toCsv } = await import('../exports/csv');
      const content = toCsv(columns, rows, true);
      return download(`${name}${SPREADSHEET_CSV}`, 'text/csv;charset=utf-8', content);
    }
    case 'Parquet': {
      const { toParquet } = await import('../exports/parquet');
      return download(`${name}.parquet`, 'application/vnd.apache.parquet', toParquet(columns, rows));
    }
    default: {
      const { chartToPng, chartToSvg } = await import('../charts/render');
      const spec = chart({
        colors: chartColors(),
        caption: { title, lines: [...[caption].flat().flatMap(broken), SOURCE_LINE] },
        width: PICTURE_WIDTH,
      });
      if (format === 'SVG') return download(`${name}.svg`, 'image/svg+xml', await chartToSvg(spec));
      return download(`${name}.png`, 'image/png', await chartToPng(spec));
    }
  }
}

/** What a reader can take from any chart or table: files, a link, the SQL; and where the figures come from. */
export function TakeAway(props: Props) {
  const [error, setError] = useState<string | null>(null);
  const onSave = (format: Format) => {
    setError(null);
    save(format, props).catch((cause: unknown) => {
      setError(`${format} could not be written: ${cause instanceof Error ? cause.message : String(cause)}`);
    });
  };
  return (
    <div class="take-away">
      <div class="take-away-buttons" role="group" aria-label="Take away">
        <Menu
          class="take-away-button"
          label={
            <>
              <Download size={14} aria-hidden="true" />
              Download
            </>
          }
          disabled={typeof props.rows !== 'function' && props.rows.length === 0}
          groups={FORMATS.map(({ title, formats }) => ({
            title,
            items: formats.map((format) => ({
              label: format,
              hint: format === 'CSV for spreadsheets' ? SPREADSHEET_HINT : undefined,
              act: () => onSave(format),
            })),
          }))}
        />
        <ShareMenu figure={props.figure} title={props.title} />
        {props.sql && (
          <a class="take-away-button" href={`#${sqlLink(props.sql)}`}>
            <Database size={14} aria-hidden="true" />
            Open in SQL
          </a>
        )}
      </div>
      {error && (
        <p class="take-away-error" role="alert">
          {error}
        </p>
      )}
      <p class="take-away-source">
        {[props.caption].flat().join(' ')} {SOURCE_LINE}
      </p>
    </div>
  );
}
