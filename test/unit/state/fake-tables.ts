import type { AddedTables } from '../../../src/db/types';

type Rows = readonly Record<string, unknown>[];

export interface FakeTables {
  readonly tables: AddedTables;
  /** A table's rows, except encoded ones. */
  of(table: string): Record<string, unknown>[];
  /** Names of the tables that have rows. */
  names(): string[];
  /** Makes the next addition to this table fail. */
  failAt(table: string): void;
}

/** Tables that hold what they are given; each change takes a moment. */
export function fakeTables(): FakeTables {
  let parts: { source: string; table: string; rows: Rows }[] = [];
  let failing = '';
  const moment = () => new Promise((resolve) => setTimeout(resolve, 1));
  return {
    tables: {
      async add(source, table, rows) {
        await moment();
        if (table === failing) {
          failing = '';
          throw new Error(`${table} took nothing`);
        }
        parts.push({ source, table, rows: 'ipc' in rows ? [] : rows });
      },
      async remove(source) {
        await moment();
        parts = parts.filter((part) => part.source !== source);
      },
    },
    of: (table) => parts.filter((part) => part.table === table).flatMap(({ rows }) => rows),
    names: () => [...new Set(parts.map(({ table }) => table))].sort(),
    failAt(table) {
      failing = table;
    },
  };
}
