import { useMemo } from 'preact/hooks';
import type { Answered, Intervals } from '../../analysis/explore/answered';
import type { ExploreState } from '../../analysis/explore/explore-state';
import { type Member, memberIds, memberOf } from '../../analysis/explore/members';
import { similarityOrder } from '../../analysis/explore/similarity';
import type { ListedModel } from '../../analysis/listed-model';
import { sortedTable } from '../../ui/sort-order';

/** What is drawn of an answer, as a table or as a chart. */
export interface Drawn {
  readonly state: ExploreState;
  readonly answered: Answered;
  readonly intervals: Intervals;
  readonly rows: readonly Member[];
  readonly columns: readonly Member[];
  readonly onChange: (change: Partial<ExploreState>) => void;
}

/** Rows and columns with a figure, in the reader's order, and the members without one. */
export function tableOf(state: ExploreState, answered: Answered, models: readonly ListedModel[]) {
  const members = (dimension: 'rows' | 'columns') =>
    memberIds(state[dimension], state, models).map((id) => memberOf(state[dimension], id, models));
  const [rowMembers, columnMembers] = [members('rows'), members('columns')];
  const value = (row: string, column: string) => answered.cell(row, column)?.value ?? null;
  const hasRow = (row: Member) => columnMembers.some((column) => value(row.id, column.id) !== null);
  const hasColumn = (column: Member) => rowMembers.some((row) => value(row.id, column.id) !== null);
  const [rows, columns] = [rowMembers.filter(hasRow), columnMembers.filter(hasColumn)];
  const missing = [
    ...rowMembers.filter((row) => !hasRow(row)),
    ...columnMembers.filter((column) => !hasColumn(column)),
  ];
  if (state.sort?.by === 'similarity')
    return {
      rows: similarityOrder(rows, (row) => columns.map((column) => value(row.id, column.id))),
      columns: similarityOrder(columns, (column) => rows.map((row) => value(row.id, column.id))),
      missing,
    };
  return { ...sortedTable(rows, columns, value, state.sort), missing };
}

/** The same, computed again only where something of it changes. */
export function useTable(state: ExploreState, answered: Answered, models: readonly ListedModel[]) {
  return useMemo(() => tableOf(state, answered, models), [state, answered, models]);
}
