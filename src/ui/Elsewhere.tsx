import { elsewhere, elsewhereSql } from '../sql/elsewhere';
import { CopyButton } from './CopyButton';

const site = () => new URL('.', document.baseURI).href;

/** How to query this site's files with DuckDB on the reader's own machine, with the lines to paste. */
export function Elsewhere() {
  const sql = elsewhereSql(`${site()}data/`, 'cells');
  return (
    <>
      <p>
        DuckDB on your own machine reads the same files from this site, however many models there are. Paste
        this into its command line, with the name of any table in place of <code>cells</code>:
      </p>
      <pre class="code-box" tabIndex={0}>
        {sql}
      </pre>
      <p>
        <CopyButton text={sql} label="Copy SQL" />
      </p>
    </>
  );
}

/**
 * How to query this site's database on the reader's own machine, by program, with the lines to paste.
 *
 * @param leftOut tables that it lacks, for their size
 */
export function DatabaseElsewhere({ leftOut }: { readonly leftOut: readonly string[] }) {
  return (
    <>
      <p>
        <a href="lens.duckdb" download>
          <code>lens.duckdb</code>
        </a>{' '}
        is a database with this site’s tables, views and macros, and a comment on each. DuckDB 1.2 or newer
        attaches it where it is, reads only the parts that a query needs, and answers this site’s own SQL.
        Polars reads the Parquet files.
        {leftOut.length > 0 &&
          ` For its size, it leaves out ${leftOut.join(', ')} and the views on them; their Parquet files have all rows.`}
      </p>
      {Object.entries(elsewhere(site())).map(([program, lines]) => (
        <section key={program} aria-label={program}>
          <h3>{program}</h3>
          <pre class="code-box" tabIndex={0}>
            {lines}
          </pre>
          <p>
            <CopyButton text={lines} label={`Copy for ${program}`} />
          </p>
        </section>
      ))}
    </>
  );
}
