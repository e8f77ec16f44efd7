import manifest from 'virtual:data-manifest';
import type { Signal } from '@preact/signals';
import { appendRows, columnsOf } from './arrow-rows';
import { cancellable } from './cancellable';
import { DataFiles } from './data-files';
import type { DatabaseState, QueryOptions, QueryResult } from './database';
import { Decoder } from './decoder';
import { Engine } from './engine';
import { LoadedTables } from './loaded-tables';
import { runQuery } from './run-query';
import { relationsFor } from './table-names';

interface Running {
  readonly engine: Engine;
  readonly tables: LoadedTables;
}

/** Keeps one engine running, and its tables loaded, behind the database's one method. */
export class QueryService {
  private running: Promise<Running> | null = null;
  private readonly files = new DataFiles(
    manifest.files,
    new URL('data/', document.baseURI).href,
    new Decoder(),
  );
  private starts = 0;

  constructor(private readonly state: Signal<DatabaseState>) {}

  /** The running engine; started if there is none. A failed start is not kept. */
  start(): Promise<Running> {
    this.running ??= this.startEngine();
    return this.running;
  }

  private async startEngine(): Promise<Running> {
    this.state.value = { phase: 'starting', error: null, restarts: Math.max(0, this.starts) };
    try {
      const engine = await Engine.start(() => this.forget());
      this.state.value = { phase: 'ready', error: null, restarts: this.starts++ };
      return { engine, tables: new LoadedTables(engine, this.files) };
    } catch (error) {
      this.running = null;
      this.state.value = { ...this.state.value, phase: 'failed', error: error as Error };
      throw error;
    }
  }

  private forget(): void {
    this.running = null;
    this.state.value = { ...this.state.value, phase: 'idle' };
  }

  async query<Row extends object>(sql: string, options: QueryOptions): Promise<QueryResult<Row>> {
    const { signal, params = [], maxRows = Number.POSITIVE_INFINITY } = options;
    const started = performance.now();
    const { engine, tables } = await cancellable(this.start(), signal);
    await cancellable(tables.ensure(relationsFor(sql)), signal);
    const rows: Row[] = [];
    let truncated = false;
    const schema = await runQuery(engine, sql, {
      signal,
      params,
      onBatch(batch) {
        const room = maxRows - rows.length;
        truncated ||= batch.numRows > room;
        appendRows(rows, batch, room);
        return !truncated;
      },
    });
    return { columns: columnsOf(schema.fields), rows, truncated, milliseconds: performance.now() - started };
  }
}
