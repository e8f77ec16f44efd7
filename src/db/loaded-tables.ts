import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { type TableName, tableNamed, VIEWS } from '../domain/tables';
import type { DataFiles } from './data-files';
import type { Engine } from './engine';
import { DataLoadError } from './errors';
import { identifier } from './identifier';
import { isTable, type RelationName } from './table-names';
import { createView } from './views';

const STAGING = 'staging';

/** The tables and views that one engine has, made when first asked for. */
export class LoadedTables {
  private readonly relations = new Map<RelationName, Promise<void>>();
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly engine: Engine,
    private readonly files: DataFiles,
  ) {}

  /**
   * Makes sure that all of these are there. What failed is tried again at the next call.
   *
   * @throws DataLoadError, or EngineDiedError
   */
  async ensure(names: ReadonlySet<RelationName>): Promise<void> {
    await Promise.all([...names].filter(isTable).map((name) => this.once(name, () => this.loadTable(name))));
    for (const view of VIEWS)
      if (names.has(view))
        await this.once(view, () => this.inTurn((connection) => this.run(connection, createView(view))));
  }

  get names(): RelationName[] {
    return [...this.relations.keys()];
  }

  private once(name: RelationName, make: () => Promise<void>): Promise<void> {
    const known = this.relations.get(name);
    if (known) return known;
    const making = make().catch((error: unknown) => {
      this.relations.delete(name);
      throw error;
    });
    this.relations.set(name, making);
    return making;
  }

  private async loadTable(name: TableName): Promise<void> {
    const files = this.files.of(name);
    if (files.length === 0) throw new DataLoadError(`${name}.parquet`, 'is not part of this site.');
    const streams = await Promise.all(
      files.map(async (file) => ({ file, ipc: await this.files.arrow(file) })),
    );
    await this.inTurn(async (connection) => {
      const { columns } = tableNamed(name);
      const names = columns.map((column) => identifier(column.name)).join(', ');
      const definitions = columns.map((column) => `${identifier(column.name)} ${column.type}`).join(', ');
      await this.run(connection, 'BEGIN TRANSACTION');
      await this.run(connection, `CREATE TABLE ${identifier(name)} (${definitions})`);
      for (const { file, ipc } of streams) {
        // The bytes are handed over to the worker: it gets a copy.
        await this.engine.guard(
          connection.insertArrowFromIPCStream(ipc.slice(), { name: STAGING, create: true }),
        );
        await this.checkRows(connection, file.path, file.rows);
        await this.run(connection, `INSERT INTO ${identifier(name)} SELECT ${names} FROM ${STAGING}`);
        await this.run(connection, `DROP TABLE ${STAGING}`);
      }
      await this.run(connection, 'COMMIT');
    });
  }

  /** An insert that went wrong can look like one that went right: the rows are counted. */
  private async checkRows(connection: AsyncDuckDBConnection, path: string, expected: number): Promise<void> {
    const counted = await this.engine.guard(
      connection.query(`SELECT count(*)::INTEGER AS rows FROM ${STAGING}`),
    );
    const rows = counted.getChildAt(0)?.get(0) as number;
    if (rows !== expected) throw new DataLoadError(path, `was taken over with ${rows} of ${expected} rows.`);
  }

  /** One load at a time, each on a connection of its own: a failed one leaves nothing behind. */
  private inTurn(use: (connection: AsyncDuckDBConnection) => Promise<void>): Promise<void> {
    const turn = this.last.then(async () => {
      const connection = await this.engine.connect();
      try {
        await use(connection);
      } finally {
        if (this.engine.alive) await this.engine.guard(connection.close());
      }
    });
    this.last = turn.catch(() => {});
    return turn;
  }

  private async run(connection: AsyncDuckDBConnection, sql: string): Promise<void> {
    await this.engine.guard(connection.query(sql));
  }
}
