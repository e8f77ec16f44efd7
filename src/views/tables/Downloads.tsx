import { useState } from 'preact/hooks';
import { sqlLink } from '../../analysis/links';
import type { ManifestFile } from '../../domain/manifest';
import { toCsv } from '../../exports/csv';
import { download } from '../../exports/download';
import { SPREADSHEET_CSV, SPREADSHEET_HINT } from '../../exports/for-spreadsheets';
import { useServices } from '../../state/services';
import { Button } from '../../ui/Button';

interface Props {
  /** A table or view. */
  readonly name: string;
  readonly order: readonly string[];
  /** The file with exactly its rows, if there is one. */
  readonly file: ManifestFile | null;
}

type Kind = 'csv' | 'spreadsheet' | 'parquet';

/** Gets all rows from DuckDB and offers them as a file. */
function useMadeFile({ name, order }: Props) {
  const { database } = useServices();
  const [state, setState] = useState<'idle' | Kind | Error>('idle');
  const make = async (kind: Kind) => {
    setState(kind);
    try {
      const by = order.length > 0 ? ` ORDER BY ${order.join(', ')}` : '';
      const { columns, rows } = await database.query<object>(`SELECT * FROM ${name}${by}`);
      const names = columns.map((column) => column.name);
      if (kind === 'csv') download(`${name}.csv`, 'text/csv', toCsv(names, rows));
      else if (kind === 'spreadsheet')
        download(`${name}${SPREADSHEET_CSV}`, 'text/csv', toCsv(names, rows, true));
      else {
        const { toParquet } = await import('../../exports/parquet');
        download(`${name}.parquet`, 'application/vnd.apache.parquet', toParquet(names, rows));
      }
      setState('idle');
    } catch (error) {
      setState(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return { state, make };
}

/** A table or view to download, or to continue with in SQL. */
export function Downloads(props: Props) {
  const { name, file } = props;
  const { state, make } = useMadeFile(props);
  return (
    <p class="data-buttons buttons">
      <a
        class="button"
        href={`#${sqlLink(`SELECT * FROM ${name} LIMIT 100`)}`}
        aria-label={`Open in SQL: ${name}`}
      >
        Open in SQL
      </a>
      {file ? (
        <a class="button" href={`data/${file.path}`} download aria-label={`Parquet file of ${name}`}>
          Parquet
        </a>
      ) : (
        <Button
          aria-label={`Parquet file of ${name}`}
          disabled={state === 'parquet'}
          onClick={() => void make('parquet')}
        >
          {state === 'parquet' ? 'Writing…' : 'Parquet'}
        </Button>
      )}
      <Button aria-label={`CSV file of ${name}`} disabled={state === 'csv'} onClick={() => void make('csv')}>
        {state === 'csv' ? 'Writing…' : 'CSV'}
      </Button>
      <Button
        aria-label={`CSV for spreadsheets of ${name}`}
        title={SPREADSHEET_HINT}
        disabled={state === 'spreadsheet'}
        onClick={() => void make('spreadsheet')}
      >
        {state === 'spreadsheet' ? 'Writing…' : 'CSV for spreadsheets'}
      </Button>
      {state instanceof Error && <span role="alert">{state.message}</span>}
    </p>
  );
}
