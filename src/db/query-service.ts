import files from 'virtual:data-files';
import type { Signal } from '@preact/signals';
import { type RecordBatch, type Schema, Table } from 'apache-arrow';
import type { TableName } from '../domain/tables';
import { isTable, type RelationName, relationsFor } from '../sql/relations';
import { appendRows, columnsOf } from './arrow/arrow-rows';
import { plainColumn } from './arrow/plain-column';
import { cancellable } from './engine/cancellable';
import { Engine } from './engine/engine';
import { runQuery } from './engine/run-query';
import { EngineDiedError } from './errors';
import { AddedRows } from './tables/added-rows';
import { DataFiles } from './tables/data-files';
import { createDecoder } from './tables/decoder';
import { filesFor, LoadedTables } from './tables/loaded-tables';
import type {
  AddedRow,
  AddOptions,
  ColumnsResult,
  DatabaseState,
  EncodedRows,
  QueryOptions,
  QueryResult,
} from './types';

/** An engine and the tables that it has. */
export interface Running {
  readonly engine: Engine;
  readonly tables: LoadedTables;
}

/** The cells of about fifty models. */
const MOST_UNASKED = 1_000_000;

/** As long as a reader may look at one answer before the next question. */
const REST_MS = 1000;

type ColumnsOptions = Omit<QueryOptions, 'maxRows'>;

/** Asks once more where DuckDB died meanwhile: of another statement, or of a cancelled one that did not stop in time. */
async function again<Result>({ once = false }: QueryOptions, ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    if (once || !(error instanceof EngineDiedError)) throw error;
    return ask();
  }
}

/** Keeps one engine running, and its tables loaded, behind the database's methods. */
export class QueryService {
  private running: Promise<Running> | null = null;
  private readonly files = new DataFiles(files, new URL('data/', document.baseURI).href, createDecoder());
  private readonly added = new AddedRows();
  private starts = 0;
  /** Statements of the site's own that are not answered yet. */
  private asked = 0;
  /** Called with a query's SQL before it runs: makes the reader's own tables where it may name them. */
  beforeQuery: ((sql: string) => Promise<void>) | null = null;

  constructor(private readonly state: Signal<DatabaseState>) {}

  /** The running engine; started if there is none, or if a cancel ended it. A failed start is not kept. */
  async start(): Promise<Running> {
    this.running ??= this.startEngine();
    const running = await this.running;
    await running.engine.settled();
    if (running.engine.alive) return running;
    this.running ??= this.startEngine();
    return this.running;
  }

  private async startEngine(): Promise<Running> {
    this.tell({ phase: 'booting', error: null, restarts: this.starts });
    try {
      const engine = await Engine.start(() => this.forget());
      this.starts++;
      performance.mark('duckdb-ready');
      this.tell({ phase: 'ready' });
      return { engine, tables: new LoadedTables(engine, this.files, this.added) };
    } catch (error) {
      this.running = null;
      this.tell({ phase: 'failed', error: error as Error });
      throw error;
    }
  }

  private forget(): void {
    this.running = null;
    this.tell({ phase: 'idle' });
  }

  private tell(change: Partial<DatabaseState>): void {
    this.state.value = { ...this.state.value, ...change };
  }

  /** Loads the cells, unless they are many bytes to fetch unasked. */
  async prepare(): Promise<void> {
    const bytes = this.files.of('cells').reduce((sum, file) => sum + file.bytes, 0);
    if (bytes > MOST_UNASKED) return;
    const { tables } = await this.start();
    await tables.ensure(new Set(['cells']));
  }

  /** Resolves once DuckDB has answered everything for a second, or where it does not run. */
  async rested(): Promise<void> {
    for (;;) {
      const running = await this.running?.catch(() => null);
      if (this.asked === 0 && (!running?.engine.alive || running.engine.restsFor(REST_MS))) return;
      await new Promise((resolve) => setTimeout(resolve, REST_MS / 4));
    }
  }

  query<Row extends object>(sql: string, options: QueryOptions = {}): Promise<QueryResult<Row>> {
    return again(options, () => this.rows<Row>(sql, options));
  }

  queryColumns(sql: string, options: ColumnsOptions = {}): Promise<ColumnsResult> {
    return again(options, () => this.columns(sql, options));
  }

  private async rows<Row extends object>(sql: string, options: QueryOptions): Promise<QueryResult<Row>> {
    const { maxRows = Number.POSITIVE_INFINITY } = options;
    const started = performance.now();
    const rows: Row[] = [];
    let truncated = false;
    const schema = await this.run(sql, options, (batch) => {
      const room = maxRows - rows.length;
      truncated ||= batch.numRows > room;
      appendRows(rows, batch, room);
      return !truncated;
    });
    return {
      columns: columnsOf(schema.fields),
      rows,
      rowCount: rows.length,
      truncated,
      milliseconds: performance.now() - started,
    };
  }

  private async columns(sql: string, options: ColumnsOptions): Promise<ColumnsResult> {
    const started = performance.now();
    const batches: RecordBatch[] = [];
    const schema = await this.run(sql, options, (batch) => {
      batches.push(batch);
      return true;
    });
    const table = new Table(schema, batches);
    return {
      rowCount: table.numRows,
      column: (name) => plainColumn(table.getChild(name)),
      milliseconds: performance.now() - started,
    };
  }

  private async run(
    sql: string,
    { signal, params = [], models }: QueryOptions,
    onBatch: (batch: RecordBatch) => boolean,
  ): Promise<Schema> {
    const names = relationsFor(sql);
    this.asked++;
    try {
      if (this.state.value.phase !== 'ready') this.begin(names, models);
      const { engine, tables } = await cancellable(this.start(), signal);
      await cancellable(tables.ensure(names, models), signal);
      await this.beforeQuery?.(sql);
      return await runQuery(engine, sql, { signal, params, onBatch });
    } finally {
      this.asked--;
    }
  }

  /** Fetches and decodes files while DuckDB starts. */
  private begin(names: ReadonlySet<RelationName>, models: readonly string[] | undefined): void {
    for (const name of names)
      if (isTable(name) && !this.added.replacePublished(name))
        this.files.begin(filesFor(this.files.of(name), models));
  }

  async addRows(
    owner: string,
    table: TableName,
    rows: readonly AddedRow[] | EncodedRows,
    options?: AddOptions,
  ): Promise<void> {
    if ('length' in rows && rows.length === 0) return;
    const undo = this.added.add(owner, table, rows, options);
    try {
      await this.update([table]);
    } catch (error) {
      undo();
      // Where only the cells failed, the rows are in their own table.
      await this.update([table]).catch(() => {});
      throw error;
    }
  }

  removeRows(owner: string): Promise<void> {
    return this.update(this.added.remove(owner));
  }

  private async update(names: Iterable<TableName>): Promise<void> {
    try {
      await (await this.running)?.tables.update(names);
    } catch (error) {
      // The next engine starts with the current rows.
      if (!(error instanceof EngineDiedError)) throw error;
    }
  }
}
