import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { Signal } from '@preact/signals';
import { relationsFor } from '../../sql/relations';
import { resultSet } from '../arrow/result-set';
import { cancellable } from '../engine/cancellable';
import type { Engine } from '../engine/engine';
import { asQueryError } from '../errors';
import type { QueryService, Running } from '../query-service';
import type { ImportedTable, OwnObject, OwnSnapshot, ScriptRun, SqlFunction } from '../types';
import { importTable, nameByFile } from './import-table';
import { OwnObjects, pathOf } from './own-objects';
import { OWN_DATABASE, runScript, scriptConnection } from './script';
import { TextImports } from './text-imports';

/** Most bytes of a script's results kept on the page. */
const MAX_BYTES = 256 * 2 ** 20;

const FUNCTIONS = `
SELECT function_name AS name, any_value(function_type) AS kind, any_value(parameters) AS parameters,
       any_value(description) AS description
FROM duckdb_functions() WHERE database_name = 'system' AND function_name SIMILAR TO '[a-z][a-z0-9_]*'
GROUP BY function_name ORDER BY function_name`;

/** Runs scripts, and gives each new engine what the reader has made. */
export class WorkbenchService {
  private readonly own: OwnObjects;
  /** Engines that have the reader's objects. */
  private readonly ready = new WeakMap<Engine, Promise<void>>();
  private readonly spare = new WeakMap<Engine, Promise<AsyncDuckDBConnection>>();

  constructor(
    private readonly queries: QueryService,
    objects: Signal<readonly OwnObject[]>,
    private readonly lost: Signal<readonly string[]>,
  ) {
    this.own = new OwnObjects((list) => {
      objects.value = list;
    });
    queries.beforeQuery = async (sql) => {
      if (this.own.list.length > 0 && new RegExp(`\\b${OWN_DATABASE}\\b`, 'i').test(sql)) await this.start();
    };
  }

  private async start(): Promise<Running> {
    const running = await this.queries.start();
    let ready = this.ready.get(running.engine);
    if (!ready) {
      ready = this.giveObjects(running);
      this.ready.set(running.engine, ready);
    }
    await ready;
    return running;
  }

  private async giveObjects({ engine, tables }: Running): Promise<void> {
    if (this.own.list.length === 0) return;
    await tables.ensure(relationsFor(this.ownSql()));
    this.lost.value = await this.own.restore(engine);
  }

  /** The reader's views and macros depend on published tables, which must be loaded with them. */
  private ownSql(): string {
    return this.own.list
      .filter(({ kind }) => kind === 'view' || kind === 'macro')
      .map(({ sql }) => sql)
      .join('\n');
  }

  /** The connection that was prepared for this engine, or a new one. */
  private connection(engine: Engine): Promise<AsyncDuckDBConnection> {
    const spare = this.spare.get(engine);
    this.spare.delete(engine);
    return spare ?? scriptConnection(engine);
  }

  /** Makes the next script's connection while nobody waits for it. */
  private prepareConnection(engine: Engine): void {
    if (this.spare.has(engine)) return;
    const connection = scriptConnection(engine);
    connection.catch(() => this.spare.delete(engine));
    this.spare.set(engine, connection);
  }

  async run(statements: readonly string[], options: ScriptRun): Promise<void> {
    const { engine, tables } = await cancellable(this.start(), options.signal);
    const needed = relationsFor([...statements, this.ownSql()].join('\n'));
    await cancellable(tables.ensure(needed), options.signal);
    const wrote: string[] = [];
    try {
      await runScript(engine, this.connection(engine), statements, {
        signal: options.signal,
        maxRows: options.maxRows,
        maxBytes: MAX_BYTES,
        readOnly: options.readOnly ?? false,
        ...(options.onStart ? { onStart: options.onStart } : {}),
        onResult: (index, { table, types, truncated, tooLarge, milliseconds, wrote: changed }) => {
          if (changed) wrote.push(statements[index] ?? '');
          options.onResult(index, {
            result: resultSet(table, types),
            truncated,
            tooLarge,
            milliseconds,
            wrote: changed,
          });
        },
      });
    } finally {
      if (engine.alive) this.prepareConnection(engine);
      if (wrote.length > 0 && engine.alive) await this.own.observe(engine, wrote).catch(() => {});
    }
  }

  readonly texts = new TextImports(
    async () => (await this.start()).engine,
    (engine, statements) => this.own.observe(engine, statements),
  );

  async addTable(table: ImportedTable): Promise<void> {
    const { engine } = await this.start();
    const connection = await scriptConnection(engine);
    try {
      const work = async () => {
        await importTable(connection, table);
        await nameByFile(connection, table.name, table.file);
      };
      await engine.during(engine.guard(work()));
    } catch (error) {
      throw asQueryError(`CREATE OR REPLACE TABLE ${table.name}`, error);
    } finally {
      if (engine.alive) await engine.guard(connection.close());
    }
    await this.own.observe(engine, [`CREATE TABLE "${table.name}"`]);
  }

  async drop(object: OwnObject): Promise<void> {
    const what = object.kind === 'macro' && /\bAS\s+TABLE\b/i.test(object.sql) ? 'macro table' : object.kind;
    await this.run([`DROP ${what.toUpperCase()} ${pathOf(object)}`], { maxRows: 1, onResult: () => {} });
  }

  async snapshot(): Promise<OwnSnapshot> {
    return this.own.snapshot;
  }

  async restore(snapshot: OwnSnapshot): Promise<readonly string[]> {
    const { engine, tables } = await this.start();
    await tables.ensure(relationsFor(snapshot.objects.map(({ sql }) => sql).join('\n')));
    return this.own.restore(engine, snapshot);
  }

  async functions(): Promise<readonly SqlFunction[]> {
    const { engine } = await this.queries.start();
    const connection = await engine.connect();
    try {
      const rows = resultSet(await engine.guard(connection.query(FUNCTIONS))).rows();
      return rows.map((row) => ({
        name: String(row.name),
        kind: row.kind as SqlFunction['kind'],
        parameters: (row.parameters as string[] | null) ?? [],
        description: row.description as string | null,
      }));
    } finally {
      if (engine.alive) await engine.guard(connection.close());
    }
  }
}
