import type { ResultSet } from '../../../db/types';
import { ColumnCard } from './ColumnCard';

/** Every column of a result: how many values, and how they are distributed. */
export function ColumnsView({ result }: { result: ResultSet }) {
  return (
    <div class="columns-view">
      {result.columns.map(({ name }, column) => (
        <ColumnCard key={name} result={result} column={column} />
      ))}
    </div>
  );
}
