import type { ResultSet } from '../../../db/types';
import { cellText } from './show-value';

/** Rows that a column's width is judged by, and how many of their texts are measured: the longest. */
const JUDGED = { rows: 60, texts: 3 };
/** Of a text that is longer, only so much is ever shown. */
const MOST_LETTERS = 60;
const PADDING = 18;
const WIDEST = 380;

/** What is written under the name of a column, and of one with NULLs. */
const STATISTICS = { all: '999 distinct', some: '999 distinct 9.9 % NULL' };
const NARROWEST = 72;

/**
 * Pixels that each column needs, judging by its name and first values.
 *
 * @param withStatistics whether these are to have room too
 */
export function columnWidths(result: ResultSet, withStatistics: boolean): number[] {
  const probe = document.createElement('span');
  document.body.append(probe);
  const width = (text: string, look: string) => {
    probe.className = `result-grid-probe ${look}`;
    probe.textContent = text.slice(0, MOST_LETTERS);
    return probe.offsetWidth;
  };
  const room = (text: string) => (withStatistics ? width(text, 'column-glance-words') : 0);
  const [withoutNulls, withNulls] = [room(STATISTICS.all), room(STATISTICS.some)];
  const widths = result.columns.map(({ name, type }, column) => {
    const texts = Array.from(
      { length: Math.min(JUDGED.rows, result.rowCount) },
      (_, row) => cellText(result, row, column) ?? 'NULL',
    );
    const longest = texts.toSorted((a, b) => b.length - a.length).slice(0, JUDGED.texts);
    return Math.max(
      // With the sign that it is sorted.
      width(`${name} ▲`, 'result-grid-name'),
      width(type, 'result-grid-type'),
      result.hasNulls(column) ? withNulls : withoutNulls,
      ...longest.map((text) => width(text, '')),
    );
  });
  probe.remove();
  return widths.map((needed) => Math.min(WIDEST, Math.max(NARROWEST, needed + PADDING)));
}
