import type { ColumnStatistics, HistogramBin } from '../../../db/types';
import { distinctText, nullText } from './statistics-text';
import './column-glance.css';

/** With more distinct values, their shares say little. */
const FEW = 12;
/** A smaller share has no room for its name. */
const NAMED = 0.18;
const HEIGHT = 16;

function Bars({ bins }: { bins: readonly HistogramBin[] }) {
  const highest = Math.max(...bins.map(({ count }) => count));
  const bars = bins.map(({ count }, bin) => {
    const height = count === 0 ? 0 : Math.max(1.5, (count / highest) * HEIGHT);
    return `M${bin + 0.05} ${HEIGHT}v${-height}h0.9v${height}z`;
  });
  return (
    <svg viewBox={`0 0 ${bins.length} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={bars.join('')} />
    </svg>
  );
}

function Shares({ top, rows, nulls }: ColumnStatistics) {
  const known = rows - nulls;
  const rest = known - top.reduce((total, { count }) => total + count, 0);
  return (
    <span class="column-glance-shares">
      {top.map(({ value, count }) => (
        <span key={value} style={{ flexGrow: count }}>
          {count / known >= NAMED && (value || 'empty')}
        </span>
      ))}
      {rest > 0 && <span class="is-rest" style={{ flexGrow: rest }} />}
    </span>
  );
}

/** What a column holds, in the height of a row: how its values are spread, how many differ, how many are NULL. */
export function ColumnGlance({ statistics, ofSample }: { statistics: ColumnStatistics; ofSample: boolean }) {
  const { numbers, top, distinct, hasParts } = statistics;
  const nulls = nullText(statistics);
  return (
    <>
      <span class="column-glance-picture" aria-hidden="true">
        {numbers && <Bars bins={numbers.bins} />}
        {!hasParts && top.length > 0 && distinct <= FEW && <Shares {...statistics} />}
      </span>
      <span class="column-glance-words" aria-hidden="true">
        {!hasParts && statistics.nulls < statistics.rows && <span>{distinctText(statistics, ofSample)}</span>}
        <span class="is-nulls">{nulls ?? (hasParts ? 'no NULL' : '')}</span>
      </span>
    </>
  );
}
