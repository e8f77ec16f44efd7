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
  const probes = document.createElement('div');
  const write = (text: string, look: string) => {
    const probe = document.createElement('span');
    probe.className = `result-grid-probe ${look}`;
    probe.textContent = text.slice(0, MOST_LETTERS);
    probes.append(probe);
    return probe;
  };
  const columns = result.columns.map(({ name, type }, column) => {
    const texts = Array.from(
      { length: Math.min(JUDGED.rows, result.rowCount) },
      (_, row) => cellText(result, row, column) ?? 'NULL',
    );
    const longest = texts.toSorted((a, b) => b.length - a.length).slice(0, JUDGED.texts);
    const statistics = result.hasNulls(column) ? STATISTICS.some : STATISTICS.all;
    return [
      // With the sign that it is sorted.
      write(`${name} ▲`, 'result-grid-name'),
      write(type, 'result-grid-type'),
      ...(withStatistics ? [write(statistics, 'column-glance-words')] : []),
      ...longest.map((text) => write(text, '')),
    ];
  });
  // All are written before the first is measured: the page is laid out once.
  document.body.append(probes);
  const widths = columns.map((own) => Math.max(...own.map((probe) => probe.offsetWidth)));
  probes.remove();
  return widths.map((needed) => Math.min(WIDEST, Math.max(NARROWEST, needed + PADDING)));
}
