import type { DatasetFilter } from '../../analysis/dataset/filter';
import { filterSql } from '../../analysis/dataset/filter-sql';
import { sqlLink } from '../../analysis/links';
import { CopyButton } from '../../ui/CopyButton';

/** The filter as a statement: to read, copy or continue from. */
export function FilterSql({ filter }: { filter: DatasetFilter }) {
  const sql = filterSql(filter);
  return (
    <details class="dataset-more more small">
      <summary>This filter as SQL</summary>
      <pre class="code-box" tabIndex={0}>
        {sql}
      </pre>
      <p class="dataset-buttons buttons">
        <a class="button" href={`#${sqlLink(sql)}`}>
          Open in SQL
        </a>
        <CopyButton text={sql} label="Copy" />
      </p>
    </details>
  );
}
