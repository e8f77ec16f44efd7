import { useEffect, useState } from 'preact/hooks';
import type { ColumnStatistics, ResultSet } from '../../../db/types';
import { formatCount } from '../../../domain/text/figures';
import { CopyLinks } from './CopyLinks';
import { rangeText, shareText, shownNumber } from './statistics-text';
import './column-card.css';

type Numbers = NonNullable<ColumnStatistics['numbers']>;

function Histogram({ numbers, type }: { numbers: Numbers; type: string }) {
  const { bins, min, max } = numbers;
  const highest = Math.max(...bins.map(({ count }) => count));
  return (
    <div class="column-histogram">
      <div class="column-histogram-bars" role="img" aria-label={`Histogram of ${bins.length} bins`}>
        {bins.map(({ from, to, count }, bin) => (
          <span
            key={bin}
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

function Moments({ mean, median, deviation }: Numbers) {
  const shown = (value: number) => shownNumber(value, 'DOUBLE');
  return (
    <p class="column-counts">
      mean {shown(mean)} · median {shown(median)}
      {deviation !== null && ` · SD ${shown(deviation)}`}
    </p>
  );
}

/** A column in words and a picture: how many values, and how they are distributed. */
export function ColumnCard({ result, column }: { result: ResultSet; column: number }) {
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
  const values = () =>
    Array.from({ length: result.rowCount }, (_, row) => result.text(row, column) ?? '').join('\n');
  return (
    <section class="column-card" aria-label={`Column ${own.name}`}>
      <h4>
        {own.name} <span>{own.type}</span>
      </h4>
      {!statistics && <p class="column-waiting">{error ?? 'Counting…'}</p>}
      {statistics && (
        <>
          <p class="column-counts">
            {formatCount(statistics.rows - statistics.nulls)} values, {statistics.isCounted ? '' : '≈ '}
            {formatCount(statistics.distinct)} different
            {statistics.nulls > 0 &&
              ` · ${formatCount(statistics.nulls)} NULL (${shareText(statistics.nulls, statistics.rows)})`}
          </p>
          {rangeText(statistics) !== null && <p class="column-counts">{rangeText(statistics)}</p>}
        </>
      )}
      {numbers && (
        <>
          <Histogram numbers={numbers} type={own.type} />
          {numbers.notFinite > 0 && (
            <p class="column-counts">Not drawn: {formatCount(numbers.notFinite)} infinite or NaN</p>
          )}
          {own.kind === 'number' && <Moments {...numbers} />}
        </>
      )}
      {statistics && statistics.top.length > 0 && (
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
      <p class="column-counts">
        <CopyLinks items={[{ label: 'Copy values', text: values }]} />
      </p>
    </section>
  );
}
