import { type RecordBatch, type Schema, Table, tableFromIPC, tableToIPC } from 'apache-arrow';

/** What was read of one result. */
export interface CollectedRows {
  readonly table: Table;
  readonly rowCount: number;
  /** Whether there were more rows than were read. */
  readonly truncated: boolean;
  /** Whether that is because of their size. */
  readonly tooLarge: boolean;
  readonly bytes: number;
}

/** The first rows of a batch, without the memory of the others. */
function firstOf(batch: RecordBatch, rows: number): RecordBatch {
  const [copy] = tableFromIPC(tableToIPC(new Table(batch.slice(0, rows)))).batches;
  return copy ?? batch.slice(0, rows);
}

/** Batches up to limits of rows and bytes; of the batch that goes beyond, the rows that fit, and at least one. */
export class Collected {
  private readonly batches: RecordBatch[] = [];
  private rows = 0;
  private truncated = false;
  private tooLarge = false;
  private bytes = 0;

  constructor(private readonly limits: { readonly maxRows: number; readonly maxBytes: number }) {}

  /** @returns whether more is wanted */
  add(batch: RecordBatch): boolean {
    // DuckDB omits the items of an empty list, without which Arrow cannot count bytes.
    if (batch.numRows === 0) return true;
    const { maxRows, maxBytes } = this.limits;
    const size = Math.max(1, batch.data.byteLength);
    const room = maxRows - this.rows;
    const fitting = Math.floor((batch.numRows * Math.max(0, maxBytes - this.bytes)) / size);
    this.tooLarge = fitting < Math.min(room, batch.numRows);
    this.truncated = this.tooLarge || batch.numRows > room;
    const rows = this.tooLarge ? Math.max(this.rows > 0 ? 0 : 1, fitting) : Math.min(room, batch.numRows);
    const taken = this.tooLarge ? firstOf(batch, rows) : batch.slice(0, rows);
    if (taken.numRows > 0) this.batches.push(taken);
    this.rows += taken.numRows;
    this.bytes += this.tooLarge ? taken.data.byteLength : size;
    return !this.truncated;
  }

  result(schema: Schema): CollectedRows {
    const { rows, truncated, tooLarge, bytes } = this;
    return { table: new Table(schema, this.batches), rowCount: rows, truncated, tooLarge, bytes };
  }
}
