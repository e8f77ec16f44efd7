import { useEffect, useState } from 'preact/hooks';
import type { ColumnStatistics, ResultSet } from '../../../db/types';
import { formatCount, formatPercent } from '../../../ui/format';
import './columns-view.css';

const compact = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 5 });

function shownNumber(value: number, type: string): string {
  if (type !== 'DATE' && !type.startsWith('TIMESTAMP')) return compact.format(value);
  const text = new Date(value)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.000Z$|Z$/, '');
  return type === 'DATE' ? text.slice(0, -' 00:00:00'.length) : text;
}

function Histogram({ numbers, type }: { numbers: NonNullable<ColumnStatistics['numbers']>; type: string }) {
  const { bins, min, max } = numbers;
  const highest = Math.max(...bins.map(({ count }) => count));
  return (
    <div class="column-histogram">
      <div class="column-histogram-bars" role="img" aria-label={`Histogram of ${bins.length} bins`}>
        {bins.map(({ from, to, count }) => (
          <span
            key={from}
            title={`${shownNumber(from, type)} to ${shownNumber(to, type)}: ${formatCount(count)}`}
            style={{ height: `${Math.max(count > 0 ? 4 : 0, (count / highest) * 100)}%` }}
          />
        ))}
      </div>
      <p class="column-histogram-ends">
        <span>{shownNumber(min, type)}</span>
        <span>{shownNumber(max, type)}</span>
      </p>
    </div>
  );
}

function Column({ result, column }: { result: ResultSet; column: number }) {
  const [statistics, setStatistics] = useState<ColumnStatistics | null>(null);
  const [error, setError] = useState<string | null>(null);
  const own = result.columns[column];
  useEffect(() => {
    let current = true;
    setStatistics(null);
    setError(null);
    result.statistics(column).then(
      (found) => current && setStatistics(found),
      (cause: Error) => current && setError(cause.message),
    );
    return () => {
      current = false;
    };
  }, [result, column]);
  if (!own) return null;
  const numbers = statistics?.numbers;
  return (
    <section class="column-card" aria-label={`Column ${own.name}`}>
      <h4>
        {own.name} <span>{own.type}</span>
      </h4>
      {!statistics && <p class="column-waiting">{error ?? 'Counting…'}</p>}
      {statistics && (
        <p class="column-counts">
          {formatCount(statistics.rows - statistics.nulls)} values, {formatCount(statistics.distinct)}{' '}
          different
          {statistics.nulls > 0 &&
            ` · ${formatCount(statistics.nulls)} NULL (${formatPercent(statistics.nulls / statistics.rows)})`}
        </p>
      )}
      {numbers && (
        <>
          <Histogram numbers={numbers} type={own.type} />
          {own.kind === 'number' && (
            <p class="column-counts">
              mean {compact.format(numbers.mean)} · median {compact.format(numbers.median)}
              {numbers.deviation !== null && ` · SD ${compact.format(numbers.deviation)}`}
            </p>
          )}
        </>
      )}
      {statistics && !numbers && statistics.top.length > 0 && (
        <ul class="column-top plain-list">
          {statistics.top.map(({ value, count }) => (
            <li key={value}>
              <span
                class="column-top-bar"
                style={{ width: `${(count / (statistics.top[0]?.count ?? 1)) * 100}%` }}
              />
              <span class="column-top-value">{value === '' ? <em>empty text</em> : value.slice(0, 80)}</span>
              <span class="column-top-count">{formatCount(count)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Every column of a result: how many values, and how they are distributed. */
export function ColumnsView({ result }: { result: ResultSet }) {
  return (
    <div class="columns-view">
      {result.columns.map(({ name }, column) => (
        <Column key={name} result={result} column={column} />
      ))}
    </div>
  );
}
