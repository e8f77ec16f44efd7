import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { type TableName, tableNamed } from '../../domain/tables';
import { identifier } from '../../sql/quote';
import type { Engine } from '../engine/engine';
import { DataLoadError } from '../errors';
import type { EncodedRows } from '../types';

/** Rows after which a table is compressed while it grows: 100 models' answers, at once, would take over 250 MB. */
const PART_ROWS = 200_000;

/** Writes tables of the data contract on one connection. */
export class TableWriter {
  /** Rows inserted since the last part. */
  private inserted = 0;
  /** Rows of each table, as they were counted after an insert; forgotten where something else is done. */
  private readonly rows = new Map<string, number>();

  constructor(
    private readonly engine: Engine,
    private readonly connection: AsyncDuckDBConnection,
  ) {}

  async run(sql: string): Promise<void> {
    this.rows.clear();
    await this.engine.guard(this.connection.query(sql));
  }

  /** Writes in one transaction, or in several where `partDone` is called; what fails ends with the connection. */
  async transaction(write: () => Promise<void>): Promise<void> {
    await this.run('BEGIN TRANSACTION');
    await write();
    await this.run('COMMIT');
  }

  /** Commits and compresses what was inserted of a large table, if that is enough; returns whether it was. */
  async partDone(): Promise<boolean> {
    if (this.inserted <= PART_ROWS) return false;
    await this.run('COMMIT');
    await this.compress();
    await this.run('BEGIN TRANSACTION');
    return true;
  }

  /** Compresses what is committed; false where that has to wait. */
  async compress(): Promise<boolean> {
    if (this.engine.reading > 0) return false;
    this.inserted = 0;
    try {
      await this.run('CHECKPOINT');
      return true;
    } catch (error) {
      if (!this.engine.alive) throw error;
      // Refused while the reader's own SQL writes.
      return false;
    }
  }

  /** Makes an empty table of this kind, in place of one that is there. */
  async create(kind: TableName, name: string = kind): Promise<void> {
    const columns = tableNamed(kind).columns.map((column) => `${identifier(column.name)} ${column.type}`);
    await this.run(`CREATE OR REPLACE TABLE ${identifier(name)} (${columns.join(', ')})`);
    this.rows.set(name, 0);
  }

  /**
   * Inserts rows into a table of this kind.
   *
   * @param path whose rows they are, for the error
   * @throws DataLoadError where not all of them arrived
   */
  async insert(
    kind: TableName,
    path: string,
    { ipc, rows: expected }: EncodedRows,
    name: string = kind,
  ): Promise<void> {
    const before = this.rows.get(name) ?? (await this.count(name));
    // The bytes are transferred to the worker: it gets a copy.
    await this.engine.guard(this.connection.insertArrowFromIPCStream(ipc.slice(), { name, create: false }));
    // A failed insert can look like a successful one.
    const after = await this.count(name);
    this.rows.set(name, after);
    const rows = after - before;
    if (rows !== expected) throw new DataLoadError(path, `was loaded with only ${rows} of ${expected} rows.`);
    this.inserted += rows;
  }

  private async count(name: string): Promise<number> {
    const counted = await this.engine.guard(
      this.connection.query(`SELECT count(*)::INTEGER AS rows FROM ${identifier(name)}`),
    );
    return counted.getChildAt(0)?.get(0) as number;
  }
}
