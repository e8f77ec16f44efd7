import { type TableName, tableNamed } from '../domain/tables';
import { columnsToArrow, type EncodedRows } from './columns-to-arrow';
import { InvalidRowsError } from './errors';

/** A row to add: a plain object with the columns of its table; a column that may be NULL can be absent. */
export type AddedRow = Readonly<Record<string, unknown>>;

interface Part {
  readonly source: string;
  readonly table: TableName;
  readonly encoded: EncodedRows;
}

/** Rows beside those of the data files (imported, or scored here), by the name of where they come from. */
export class AddedRows {
  private parts: readonly Part[] = [];

  of(table: TableName): EncodedRows[] {
    return this.parts.filter((part) => part.table === table).map(({ encoded }) => encoded);
  }

  /**
   * @returns what undoes it
   * @throws InvalidRowsError
   */
  add(source: string, table: TableName, rows: readonly AddedRow[]): () => void {
    const { columns } = tableNamed(table);
    const known = new Set(columns.map(({ name }) => name));
    const stray = rows.flatMap((row) => Object.keys(row)).find((name) => !known.has(name));
    if (stray !== undefined) throw new InvalidRowsError(source, table, `it has no column ${stray}.`);
    let encoded: EncodedRows;
    try {
      encoded = columnsToArrow(columns, rows.length, ({ name }) => rows.map((row) => row[name] ?? null));
    } catch (cause) {
      throw new InvalidRowsError(source, table, (cause as Error).message, { cause });
    }
    const part: Part = { source, table, encoded };
    this.parts = [...this.parts, part];
    return () => {
      this.parts = this.parts.filter((other) => other !== part);
    };
  }

  /** @returns the tables that had rows of this source */
  remove(source: string): ReadonlySet<TableName> {
    const gone = this.parts.filter((part) => part.source === source);
    this.parts = this.parts.filter((part) => part.source !== source);
    return new Set(gone.map(({ table }) => table));
  }
}
