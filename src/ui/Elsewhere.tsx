import { elsewhereSql } from '../sql/elsewhere';
import { CopyButton } from './CopyButton';

/** How to query this site's files with DuckDB on the reader's own machine, with the lines to paste. */
export function Elsewhere() {
  const sql = elsewhereSql(new URL('data/', document.baseURI).href, 'cells');
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
