import type { Answered, Intervals } from '../../models/explore/explore';
import type { Question } from '../../models/explore/explore-sql';
import type { Member } from '../../models/explore/members';

/** The columns of the table as it is taken away. */
export function takenColumns({ rows, columns, measure }: Question): string[] {
  return [rows, columns, measure, 'low_95', 'high_95', 'known', 'tp', 'fp', 'fn', 'tn'];
}

/** The table's rows as they are taken away: a row a cell, in its order, with intervals. */
export function takenRows(
  answered: Answered,
  intervals: Intervals,
  rows: readonly Member[],
  columns: readonly Member[],
) {
  const { question } = answered;
  return rows.flatMap((row) =>
    columns.flatMap((column) => {
      const cell = answered.cell(row.id, column.id);
      if (!cell) return [];
      const interval = intervals.kind === 'known' ? intervals.of(row.id, column.id) : null;
      return [
        {
          [question.rows]: row.id,
          [question.columns]: column.id,
          [question.measure]: cell.value,
          low_95: interval?.low ?? null,
          high_95: interval?.high ?? null,
          known: cell.known,
          tp: cell.tp,
          fp: cell.fp,
          fn: cell.fn,
          tn: cell.tn,
        },
      ];
    }),
  );
}
