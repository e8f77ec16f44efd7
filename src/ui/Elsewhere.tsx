import { elsewhere, type Elsewhere as Lines } from '../sql/elsewhere';
import { CopyButton } from './CopyButton';

const PROGRAMS = [
  { key: 'duckdb', name: 'DuckDB' },
  { key: 'python', name: 'Python' },
  { key: 'r', name: 'R' },
  { key: 'polars', name: 'Polars' },
] as const;

interface Props {
  /** A program alone, instead of all. */
  readonly only?: keyof Lines;
}

/** How to query this site's data on the reader's own machine, with the lines to paste. */
export function Elsewhere({ only }: Props) {
  const lines = elsewhere(new URL('.', document.baseURI).href);
  return (
    <>
      <p>
        <a href="lens.duckdb" download>
          <code>lens.duckdb</code>
        </a>{' '}
        is a database with this site’s tables, views and macros, and a comment on each. DuckDB 1.2 or newer
        attaches it at its address, reads only the parts that a query needs, and answers the site’s own SQL.
        {!only && ' Polars reads the Parquet files.'}
      </p>
      {PROGRAMS.filter(({ key }) => !only || key === only).map(({ key, name }) => (
        <section key={key} class="elsewhere" aria-label={name}>
          <h3>{name}</h3>
          <pre class="code-box" tabIndex={0}>
            {lines[key]}
          </pre>
          <p>
            <CopyButton text={lines[key]} label={`Copy for ${name}`} />
          </p>
        </section>
      ))}
    </>
  );
}
