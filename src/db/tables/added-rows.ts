import { type TableName, tableNamed } from '../../domain/tables';
import { columnsToArrow } from '../arrow/columns-to-arrow';
import { InvalidRowsError } from '../errors';
import type { AddedRow, AddOptions, EncodedRows } from '../types';

interface Part {
  readonly owner: string;
  readonly table: TableName;
  readonly encoded: EncodedRows;
  readonly replacesPublished: boolean;
  readonly replacesModel: string | null;
}

function isEncoded(rows: readonly AddedRow[] | EncodedRows): rows is EncodedRows {
  return 'ipc' in rows;
}

/** Rows beside those of the data files (imported, or scored here), by the name of their owner. */
export class AddedRows {
  private parts: readonly Part[] = [];

  of(table: TableName): EncodedRows[] {
    return this.parts.filter((part) => part.table === table).map(({ encoded }) => encoded);
  }

  /** Whether a table leaves out the rows of its data files. */
  replacePublished(table: TableName): boolean {
    return this.parts.some((part) => part.table === table && part.replacesPublished);
  }

  /** Models whose published rows a table leaves out. */
  replacedModels(table: TableName): readonly string[] {
    return this.parts.flatMap((part) => (part.table === table ? (part.replacesModel ?? []) : []));
  }

  /**
   * @param rows plain objects, or all columns of the table as `columnsToArrow` encodes them
   * @returns a function that undoes it
   * @throws InvalidRowsError
   */
  add(
    owner: string,
    table: TableName,
    rows: readonly AddedRow[] | EncodedRows,
    { replacesPublished = false, replacesModel }: AddOptions = {},
  ): () => void {
    const encoded = isEncoded(rows) ? rows : this.encode(owner, table, rows);
    const part: Part = { owner, table, encoded, replacesPublished, replacesModel: replacesModel ?? null };
    this.parts = [...this.parts, part];
    return () => {
      this.parts = this.parts.filter((other) => other !== part);
    };
  }

  private encode(owner: string, table: TableName, rows: readonly AddedRow[]): EncodedRows {
    const { columns } = tableNamed(table);
    const known = new Set(columns.map(({ name }) => name));
    const stray = rows.flatMap((row) => Object.keys(row)).find((name) => !known.has(name));
    if (stray !== undefined) throw new InvalidRowsError(owner, table, `it has no column ${stray}.`);
    try {
      return columnsToArrow(columns, rows.length, ({ name }) => rows.map((row) => row[name] ?? null));
    } catch (cause) {
      throw new InvalidRowsError(owner, table, (cause as Error).message, { cause });
    }
  }

  /** @returns the tables that had rows of this owner */
  remove(owner: string): ReadonlySet<TableName> {
    const gone = this.parts.filter((part) => part.owner === owner);
    this.parts = this.parts.filter((part) => part.owner !== owner);
    return new Set(gone.map(({ table }) => table));
  }
}
