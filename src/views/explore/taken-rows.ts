import type { Answered, Intervals } from '../../analysis/explore/answered';
import type { Question } from '../../analysis/explore/explore-sql';
import type { Member } from '../../analysis/explore/members';
import { MEASURES } from '../../analysis/measures';

/** The columns of the downloaded table. */
export function takenColumns({ rows, columns, measure }: Question): string[] {
  return [
    rows,
    columns,
    measure,
    ...MEASURES[measure].beside,
    'low_95',
    'high_95',
    'known',
    'tp',
    'fp',
    'fn',
    'tn',
  ];
}

/**
 * The table's rows for download: one row per cell, in its order, with intervals; then those that the table leaves out
 * because no figure is known. Together they are the statement's rows.
 */
export function takenRows(
  answered: Answered,
  intervals: Intervals,
  rows: readonly Member[],
  columns: readonly Member[],
) {
  const { question } = answered;
  const shown = rows.flatMap((row) => columns.flatMap((column) => answered.cell(row.id, column.id) ?? []));
  const inTable = new Set(shown);
  return [...shown, ...answered.rows.filter((cell) => !inTable.has(cell))].map((cell) => {
    const interval = intervals.kind === 'known' ? intervals.of(cell.row, cell.column) : null;
    return {
      [question.rows]: cell.row,
      [question.columns]: cell.column,
      [question.measure]: cell.value,
      ...cell.beside,
      low_95: interval?.low ?? null,
      high_95: interval?.high ?? null,
      known: cell.known,
      tp: cell.tp,
      fp: cell.fp,
      fn: cell.fn,
      tn: cell.tn,
    };
  });
}
