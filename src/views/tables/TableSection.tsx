import type { ComponentChildren } from 'preact';
import type { DescribedTable } from '../../analysis/described-tables';
import { formatCount } from '../../domain/text/figures';
import { formatBytes } from '../../domain/text/format-bytes';
import { DataTable } from '../../ui/DataTable';
import { Downloads } from './Downloads';

interface Props {
  readonly described: DescribedTable;
  /** Rows that the reader added, or that replaced the site's own; null if none. */
  readonly changed: string | null;
  /** What only this table has. */
  readonly children?: ComponentChildren;
}

function Columns({ table }: Pick<DescribedTable, 'table'>) {
  return (
    <DataTable
      label={`Columns of ${table.name}`}
      class="data-columns small"
      rows={table.columns}
      columns={[
        {
          title: 'Column',
          cell: ({ name }) => (
            <>
              <code>{name}</code>
              {table.key.includes(name) && <span class="data-key">key</span>}
            </>
          ),
        },
        { title: 'Type', cell: ({ type }) => type },
        { title: 'Meaning', cell: ({ meaning }) => meaning },
      ]}
    />
  );
}

function Files({ files, sources }: DescribedTable) {
  return (
    <details class="data-files more small">
      <summary>{files.length === 1 ? 'The file' : `${files.length} files`}, with sources and SHA-256</summary>
      <ul>
        {files.map((file) => (
          <li key={file.path}>
            <a href={`data/${file.path}`} download>
              {file.path}
            </a>
            , {formatCount(file.rows)} rows, {formatBytes(file.bytes)} <code>{file.sha256}</code>
          </li>
        ))}
      </ul>
      {sources.length > 0 && (
        <>
          <p>Read from:</p>
          <ul>
            {sources.map((source) => (
              <li key={source.file}>
                {source.file} <code>{source.sha256}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

/** One table: what it is, its columns, its sources and its downloads. */
export function TableSection({ described, changed, children }: Props) {
  const { table, files, rows, bytes } = described;
  const [only] = files;
  const whole = files.length === 1 && changed === null && only ? only : null;
  return (
    <section class="data-table" id={`table-${table.name}`} aria-labelledby={`title-${table.name}`}>
      <h3 id={`title-${table.name}`}>
        <code>{table.name}</code>
      </h3>
      <p>{table.meaning}</p>
      <p class="muted">
        {formatCount(rows)} rows, {formatBytes(bytes)}
        {changed && `; ${changed}`}
      </p>
      <Columns table={table} />
      <Files {...described} />
      {children}
      <Downloads name={table.name} order={table.key} file={whole} />
    </section>
  );
}
