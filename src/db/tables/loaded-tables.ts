import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { type TableName, tableNamed } from '../../domain/tables';
import { VIEWS } from '../../domain/views';
import { identifier } from '../../sql/quote';
import { isTable, type RelationName, relationsBeneath } from '../../sql/relations';
import { createView, isKept } from '../../sql/views';
import type { Engine } from '../engine/engine';
import { DataLoadError } from '../errors';
import type { EncodedRows } from '../types';
import type { AddedRows } from './added-rows';
import type { DataFiles } from './data-files';

const STAGING = 'staging';

/** One engine's tables and views, made when first needed. */
export class LoadedTables {
  private readonly relations = new Map<RelationName, Promise<void>>();
  /** The sets of rows in each table, to know what to add and what to remove. */
  private readonly contents = new Map<TableName, ReadonlySet<EncodedRows>>();
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly engine: Engine,
    private readonly files: DataFiles,
    private readonly added: AddedRows,
  ) {}

  /**
   * Makes sure that all of these exist. What failed is tried again at the next call.
   *
   * @throws DataLoadError, or EngineDiedError
   */
  async ensure(names: ReadonlySet<RelationName>): Promise<void> {
    await Promise.all([...names].filter(isTable).map((name) => this.once(name, () => this.fill(name))));
    for (const view of VIEWS)
      if (names.has(view))
        await this.once(view, () => this.inTurn((connection) => this.run(connection, createView(view))));
  }

  /** Updates a table after rows were added or removed; does nothing where it is not loaded. */
  async update(name: TableName): Promise<void> {
    const loading = this.relations.get(name);
    if (!loading) return;
    // If loading fails, the next attempt includes the new rows.
    if (
      await loading.then(
        () => true,
        () => false,
      )
    )
      await this.fill(name);
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

  /** Fills a table with the rows of its files and the added ones. */
  private async fill(name: TableName): Promise<void> {
    // Fetched before its turn comes, so that tables do not wait for each other's files.
    await this.published(name);
    await this.inTurn(async (connection) => {
      // What is wanted may have changed since.
      const wanted = [
        ...(await this.published(name)),
        ...this.added.of(name).map((encoded) => ({ path: 'of added rows', encoded })),
      ];
      if (wanted.length === 0) throw new DataLoadError(`${name}.parquet`, 'is not part of this site.');
      const rows = new Set(wanted.map(({ encoded }) => encoded));
      const present = this.contents.get(name);
      const missing = wanted.filter(({ encoded }) => !present?.has(encoded));
      const afresh = !present || [...present].some((encoded) => !rows.has(encoded));
      if (!afresh && missing.length === 0) return;
      await this.run(connection, 'BEGIN TRANSACTION');
      if (afresh) await this.create(connection, name);
      for (const { path, encoded } of afresh ? wanted : missing)
        await this.insert(connection, name, path, encoded);
      if (present) await this.recompute(connection, name);
      await this.run(connection, 'COMMIT');
      this.contents.set(name, rows);
    });
  }

  /** The rows of a table's files; none where added rows take their place. */
  private published(name: TableName): Promise<{ path: string; encoded: EncodedRows }[]> {
    const files = this.added.replacePublished(name) ? [] : this.files.of(name);
    return Promise.all(
      files.map(async (file) => ({ path: file.path, encoded: await this.files.rows(file) })),
    );
  }

  private async create(connection: AsyncDuckDBConnection, name: TableName): Promise<void> {
    const columns = tableNamed(name).columns.map((column) => `${identifier(column.name)} ${column.type}`);
    await this.run(connection, `CREATE OR REPLACE TABLE ${identifier(name)} (${columns.join(', ')})`);
  }

  private async insert(
    connection: AsyncDuckDBConnection,
    name: TableName,
    path: string,
    { ipc, rows: expected }: EncodedRows,
  ): Promise<void> {
    // The bytes are transferred to the worker: it gets a copy.
    await this.engine.guard(
      connection.insertArrowFromIPCStream(ipc.slice(), { name: STAGING, create: true }),
    );
    // A failed insert can look like a successful one.
    const counted = await this.engine.guard(
      connection.query(`SELECT count(*)::INTEGER AS rows FROM ${STAGING}`),
    );
    const rows = counted.getChildAt(0)?.get(0) as number;
    if (rows !== expected) throw new DataLoadError(path, `was loaded with only ${rows} of ${expected} rows.`);
    const columns = tableNamed(name).columns.map((column) => identifier(column.name));
    await this.run(
      connection,
      `INSERT INTO ${identifier(name)} SELECT ${columns.join(', ')} FROM ${STAGING}`,
    );
    await this.run(connection, `DROP TABLE ${STAGING}`);
  }

  /** Views that are kept as tables do not follow their sources automatically. */
  private async recompute(connection: AsyncDuckDBConnection, changed: TableName): Promise<void> {
    for (const view of VIEWS)
      if (isKept(view) && this.relations.has(view) && relationsBeneath(view).has(changed))
        await this.run(connection, createView(view));
  }

  /** One load at a time, each on its own connection: a failed one leaves nothing behind. */
  private inTurn(use: (connection: AsyncDuckDBConnection) => Promise<void>): Promise<void> {
    const turn = this.engine.during(
      this.last.then(async () => {
        const connection = await this.engine.connect();
        try {
          await use(connection);
        } finally {
          if (this.engine.alive) await this.engine.guard(connection.close());
        }
      }),
    );
    this.last = turn.catch(() => {});
    return turn;
  }

  private async run(connection: AsyncDuckDBConnection, sql: string): Promise<void> {
    await this.engine.guard(connection.query(sql));
  }
}
