import { Fact } from '../../ui/Fact';
import { COMMAND_KEY } from './Toolbar';
import './help.css';

const SHORTCUTS: readonly { keys: string; what: string }[] = [
  { keys: `${COMMAND_KEY}-Enter`, what: 'run the selection, or the statement at the cursor' },
  { keys: `${COMMAND_KEY}-Shift-Enter`, what: 'run everything' },
  { keys: 'Ctrl-Space', what: 'complete; it also opens while you type' },
  { keys: 'Shift-Alt-F', what: 'format' },
  { keys: `${COMMAND_KEY}-F`, what: 'search and replace' },
  { keys: `${COMMAND_KEY}-/`, what: 'comment the line' },
  { keys: 'Escape, then Tab', what: 'leave the editor by the keyboard' },
  { keys: 'arrows, Home, End, Page keys', what: 'move within the result and its headers' },
  { keys: 'Enter', what: 'open the row, sort by the column, or show its statistics' },
  { keys: 'Escape', what: 'close the row' },
  { keys: `${COMMAND_KEY}-C`, what: 'copy the cell' },
];

/** What this database can do, the shortcuts, the console. */
export function Help() {
  return (
    <section class="sql-help" aria-label="Good to know">
      <div>
        <h2>What works here</h2>
        <p>
          This is DuckDB compiled for browsers (DuckDB-WASM {__DUCKDB_WASM_VERSION__}): CTEs, window
          functions, PIVOT, QUALIFY, ASOF joins, list functions, macros, samples, SUMMARIZE, EXPLAIN ANALYZE.
          Several statements run in order; each is a transaction of its own, so one that fails changes
          nothing. What you create lands in your own database, <code>mine</code>; what is <code>TEMP</code>{' '}
          lasts for its run.
        </p>
        <p>
          What does not: reading addresses or files from SQL (add the file to this page instead; then{' '}
          <code>FROM 'survey.csv'</code> works too), DuckDB’s extensions, among them JSON functions and time
          zones, <code>COPY</code>, <code>ATTACH</code> and settings. Queries have 1 GB of memory and one
          thread; a query that takes too long can be cancelled, and stops automatically after the time you
          choose.
        </p>
        <p>
          A result can be sorted by its headers and searched. Under each header are the column’s distribution,
          its number of distinct values and its share of NULL; of very large results, they are of a sample. A
          click on a row shows all its values in full.
        </p>
        <p>
          A link to a query opens it in a tab of its own and runs it once, read-only; a link to several opens
          them all and runs only the first. Nothing of the result can leave this page: it is shown as text,
          and a chart that comes with the link is drawn only if it loads nothing, leads nowhere and adds no
          fields to the page. Whatever changes your tables waits for you to press Run.
        </p>
        <p>
          Save takes one query or all of them as a .sql file, Markdown, or a Jupyter notebook that reads this
          site’s files with DuckDB for Python. Comments before a statement become the text between the cells.
          In a .sql file that you add here, a line such as <code>-- %% Name</code> begins a query with a tab
          of its own; a file of up to 50 is opened.
        </p>
        <p>
          DuckDB’s own{' '}
          <a href="https://duckdb.org/docs/stable/sql/introduction" rel="noreferrer noopener" target="_blank">
            introduction to SQL
          </a>{' '}
          (opens duckdb.org) applies as it is.
        </p>
      </div>
      <div>
        <h2>Shortcuts</h2>
        <dl class="sql-shortcuts">
          {SHORTCUTS.map(({ keys, what }) => (
            <Fact key={keys} name={<kbd>{keys}</kbd>}>
              {what}
            </Fact>
          ))}
        </dl>
      </div>
      <div>
        <h2>From the console</h2>
        <p>Your browser’s developer tools can query the same database, on every page of this site:</p>
        <pre class="code-box" tabIndex={0}>{`await lens.query('FROM topics')
// [{ topic: 'Politics', … }, …]

await lens.query(
  'FROM cells WHERE country = ?',
  { params: ['Nigeria'] },
)
lens.tables()  // names to ask for`}</pre>
        <p>
          Rows are plain objects; whole numbers are numbers, or a BigInt where a number would lose digits;
          dates are Dates in UTC; what JavaScript has no type for, such as intervals, is text. One statement
          at a time, read-only; your own tables are <code>mine.name</code>. A mistake rejects with the error
          that this page shows; <code>{'{ signal }'}</code> cancels.
        </p>
      </div>
    </section>
  );
}
