import type { ColumnStatistics } from '../../../db/types';
import { formatCount, formatPercent } from '../../../domain/text/figures';

const number = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 5 });
const YEAR_MS = 365.2425 * 86_400_000;
const LAST_OF_DAY = 86_399_999;

/** @param value milliseconds since 1970 */
function moment(value: number, type: string): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) {
    const year = Math.floor(1970 + value / YEAR_MS);
    return year > 0 ? `about ${year}` : `about ${1 - year} (BC)`;
  }
  const year = date.getUTCFullYear();
  const rest = date.toISOString().replace(/^[+-]?\d+/, '');
  const time = type === 'DATE' ? '' : rest.slice(6, -1).replace('T', ' ').replace('.000', '');
  return `${String(year > 0 ? year : 1 - year).padStart(4, '0')}${rest.slice(0, 6)}${time}${year > 0 ? '' : ' (BC)'}`;
}

/** What a column's statistics count with, as its type's values are written. */
export function shownNumber(value: number, type: string): string {
  if (type === 'TIME') return new Date(Math.min(value, LAST_OF_DAY)).toISOString().slice(11, 19);
  return type === 'DATE' || type.startsWith('TIMESTAMP') ? moment(value, type) : number.format(value);
}

/** A share that is neither none nor all is not written as if it were. */
export function shareText(part: number, of: number): string {
  const ratio = part / of;
  if (ratio < 0.001) return '<0.1 %';
  return ratio > 0.99 && ratio < 1 ? '>99 %' : formatPercent(ratio);
}

/** How many rows are NULL; null where none is. */
export function nullText({ nulls, rows }: ColumnStatistics): string | null {
  if (nulls === 0) return null;
  return nulls === rows ? 'all NULL' : `${shareText(nulls, rows)} NULL`;
}

/** @param ofSample whether they are of a sample */
export function distinctText({ distinct, isCounted }: ColumnStatistics, ofSample: boolean): string {
  return `${isCounted && !ofSample ? '' : '≈\u2009'}${formatCount(distinct)} distinct`;
}

const LONG = 60;
const short = (text: string) => (text.length > LONG ? `${text.slice(0, LONG)}…` : text);

/** From the least to the greatest value, where there are both. */
export function rangeText({ least, greatest, hasParts }: ColumnStatistics): string | null {
  if (least === null || greatest === null || hasParts) return null;
  return least === greatest ? `only ${short(least)}` : `from ${short(least)} to ${short(greatest)}`;
}

/** A column's statistics in words: first those that are shown. @param name the column's */
export function sentenceOf(name: string, statistics: ColumnStatistics, ofSample: boolean): string {
  const parts = [
    statistics.hasParts || statistics.distinct === 0 ? null : distinctText(statistics, ofSample),
    nullText(statistics) ?? 'no NULL',
    rangeText(statistics),
    ofSample ? `in a sample of ${formatCount(statistics.rows)} rows` : null,
  ];
  return `${name}: ${parts.filter((part) => part !== null).join(', ')}`;
}
