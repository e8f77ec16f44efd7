import {
  byCell,
  type CellKey,
  COUNTRY_NAMES,
  POLARITY_NAMES,
  TOPIC_NAMES,
  VALUE_NAMES,
} from '../../src/domain/keys';
import type { Cell, Row } from '../../src/domain/rows';
import { type Column, type TableName, tableNamed } from '../../src/domain/tables';
import { type Csv, mapRows, type RowReader, readCsv } from '../../src/readers/csv';
import { PUBLISHED_VARIANT } from '../../src/readers/row-keys';

const EVIDENCE = new Set(['log', 'listed', 'unlisted', 'margin', 'no_pair', 'undetermined']);

const KNOWN: Readonly<Record<string, ReadonlySet<string>>> = {
  country: COUNTRY_NAMES,
  topic: TOPIC_NAMES,
  value: VALUE_NAMES,
  stated: POLARITY_NAMES,
  chosen: POLARITY_NAMES,
  choice: POLARITY_NAMES,
  evidence: EVIDENCE,
  reading: new Set(['exact', 'inferred']),
  polarity: new Set(['positive', 'negative']),
};

function cellOf(row: RowReader, column: Column, from: string): Cell {
  if (column.nullable && row.text(from).trim() === '') return null;
  switch (column.type) {
    case 'BOOLEAN':
      return row.boolean(from);
    case 'DOUBLE':
      return row.decimal(from);
    case 'TINYINT':
      return row.integer(from, -128, 127);
    case 'INTEGER':
      return row.integer(from, 0, 2 ** 31 - 1);
    default: {
      const known = KNOWN[column.name];
      return known ? row.oneOf(from, known) : row.text(from);
    }
  }
}

/** Columns whose name in the figures' CSV differs from the table's. */
const RENAMED: Partial<Record<TableName, Readonly<Record<string, string>>>> = {
  task1_inclinations_recovered: { stated: 'inclination' },
};

function rowsOf(name: TableName, csv: Csv, fixed: Row): Row[] {
  const columns = tableNamed(name).columns.filter((column) => !(column.name in fixed));
  const renamed = RENAMED[name] ?? {};
  return mapRows(csv, (row) => ({
    ...fixed,
    ...Object.fromEntries(
      columns.map((column) => [column.name, cellOf(row, column, renamed[column.name] ?? column.name)]),
    ),
  }));
}

/**
 * A table whose figures are committed as `figures/<table>.csv`, with the table's columns.
 *
 * @throws SourceError for a wrong header or a cell outside its column's type or range
 */
export function readFigures(name: TableName, bytes: Uint8Array): Row[] {
  const fixed: Row = name === 'task2_choices' ? { variant: PUBLISHED_VARIANT, probability: null } : {};
  const renamed = RENAMED[name] ?? {};
  const required = tableNamed(name)
    .columns.filter((column) => !(column.name in fixed))
    .map((column) => renamed[column.name] ?? column.name);
  const rows = rowsOf(name, readCsv(`figures/${name}.csv`, bytes, required), fixed);
  if (name !== 'task2_choices') return rows;
  const models = [...new Set(rows.map((row) => String(row.model)))].sort();
  return models.flatMap((model) =>
    rows.filter((row) => row.model === model).sort(byCell<Row & CellKey>() as (a: Row, b: Row) => number),
  );
}
