import { DataType, type Table } from 'apache-arrow';
import type { HeldRows } from './result-tables';

/** A sample is bounded by its rows, values and bytes, and by its decimals, which the page makes texts of. */
const MOST = { rows: 100_000, values: 1_500_000, decimals: 150_000, bytes: 24 * 2 ** 20 };
/** It consists of so many parts, evenly spread: rows are often in some order. */
const PARTS = 100;

const bytesOf = ({ batches }: Table): number =>
  batches.reduce((bytes, { data }) => bytes + data.byteLength, 0);

/** The rows themselves where they are not too many for an answer that nobody asked for; else a sample of them. */
export function sampleOf(rows: HeldRows): HeldRows {
  const { table } = rows;
  const { numRows, numCols } = table;
  const decimals = table.schema.fields.filter(({ type }) => DataType.isDecimal(type)).length;
  const share = Math.min(
    1,
    MOST.rows / numRows,
    MOST.values / (numRows * numCols),
    MOST.decimals / (numRows * decimals),
    MOST.bytes / bytesOf(table),
  );
  if (!(share < 1)) return rows;
  const step = Math.max(1, Math.floor(numRows / PARTS));
  const length = Math.max(1, Math.floor(step * share));
  const parts = Array.from({ length: Math.ceil(numRows / step) }, (_, part) =>
    table.slice(part * step, Math.min(numRows, part * step + length)),
  );
  return { ...rows, table: parts.slice(1).reduce((whole, part) => whole.concat(part), parts[0] ?? table) };
}
