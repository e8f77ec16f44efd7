import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { Signal } from '@preact/signals';
import { relationsFor } from '../../sql/relations';
import { kindOf } from '../../sql/statement-kind';
import { columnsOf } from '../arrow/arrow-rows';
import { resultSet } from '../arrow/result-set';
import { cancellable } from '../engine/cancellable';
import type { Engine } from '../engine/engine';
import { asQueryError, QueryError } from '../errors';
import type { QueryService, Running } from '../query-service';
import type {
  EarlierObject,
  EarlierObjects,
  ImportedTable,
  OpenedDatabase,
  OwnObject,
  OwnStore,
  ScriptRun,
  SqlFunction,
} from '../types';
import { OWN_DATABASE } from './databases';
import { nameByFile } from './file-views';
import { importTable } from './import-table';
import { onConnection, scriptConnection } from './on-connection';
import { OpenedDatabases } from './opened-databases';
import { OwnDatabase, type OwnSignals } from './own-database';
import { relationsNeeded } from './own-needs';
import { ownPath } from './own-path';
import { resultQueries } from './result-queries';
import { type HeldRows, ResultTables } from './result-tables';
import { runScript } from './script';
import { TextImports } from './text-imports';

/** Most bytes of a script's results kept on the page. */
const MAX_BYTES = 256 * 2 ** 20;

const FUNCTIONS = `
SELECT function_name AS name, any_value(function_type) AS kind,
       coalesce(any_value(parameters), []) AS parameters,
       any_value(description) AS description
FROM duckdb_functions() WHERE database_name = 'system' AND function_name SIMILAR TO '[a-z][a-z0-9_]*'
GROUP BY function_name ORDER BY function_name`;

interface WorkbenchSignals extends OwnSignals {
  readonly opened: Signal<readonly OpenedDatabase[]>;
}

/** Runs scripts, and gives each new engine the reader's databases. */
export class WorkbenchService {
  private readonly own: OwnDatabase;
  private readonly opened: OpenedDatabases;
  private readonly spare = new WeakMap<Engine, Promise<AsyncDuckDBConnection>>();
  private readonly results = new ResultTables(async () => (await this.queries.start()).engine);

  constructor(
    private readonly queries: QueryService,
    private readonly signals: WorkbenchSignals,
    store: OwnStore,
  ) {
    this.own = new OwnDatabase(store, signals);
    this.opened = new OpenedDatabases(signals.opened);
    queries.beforeQuery = async (sql) => {
      const names = [OWN_DATABASE, ...this.opened.names];
      if (!names.some((name) => sql.toLowerCase().includes(name))) return;
      const { tables } = await this.start();
      await tables.ensure(this.needed([sql]));
    };
  }

  /** The running engine, with the reader's databases as they are kept. */
  private async start(): Promise<Running> {
    const running = await this.queries.start();
    await this.own.current(running.engine);
    await this.opened.give(running.engine);
    return running;
  }

  private needed(statements: readonly string[]) {
    return relationsNeeded(statements, this.signals.objects.peek());
  }

  async look(): Promise<void> {
    await this.start();
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
    const running = await cancellable(this.start(), options.signal);
    const script = { statements, options, done: 0, wrote: false };
    const changes = !options.readOnly && statements.some((sql) => kindOf(sql) === 'other');
    if (!changes && (await this.runFrom(script, running, false))) return;
    await this.change(running, () => this.runFrom(script, running, true), options.signal);
  }

  /**
   * Runs the statements that are not done yet.
   *
   * @param mayChange whether this is done while no other tab changes anything
   * @returns false where one turned out to change something, which it may not; it was not run
   */
  private async runFrom(
    script: {
      readonly statements: readonly string[];
      readonly options: ScriptRun;
      done: number;
      wrote: boolean;
    },
    { engine, tables }: Running,
    mayChange: boolean,
  ): Promise<boolean> {
    const { options } = script;
    const first = script.done;
    const statements = script.statements.slice(first);
    let refused = false;
    await cancellable(tables.ensure(this.needed(statements)), options.signal);
    try {
      await runScript(engine, this.connection(engine), statements, {
        signal: options.signal,
        maxRows: options.maxRows,
        maxBytes: MAX_BYTES,
        readOnly: options.readOnly ?? false,
        textsOf: (rows) => this.results.textsOf(rows),
        beforeChange: (sql) => {
          refused = !mayChange;
          if (refused) throw new Error('It changes something.');
          this.refuseWhereClosed(sql);
        },
        onStart: (index) => options.onStart?.(first + index),
        onResult: (index, { table, types, truncated, tooLarge, milliseconds, wrote }) => {
          script.done = first + index + 1;
          script.wrote ||= wrote;
          const sql = wrote ? null : (statements[index] ?? null);
          const rows: HeldRows = { table, types: types ?? [], sql };
          const names = columnsOf(table.schema.fields).map(({ name }) => name);
          options.onResult(first + index, {
            result: resultSet(table, rows.types, resultQueries(this.results, rows, names)),
            truncated,
            tooLarge,
            milliseconds,
            wrote,
          });
        },
      });
    } catch (error) {
      if (!refused) throw error;
    } finally {
      if (engine.alive) this.prepareConnection(engine);
      else if (script.wrote) this.own.noteLoss();
    }
    return !refused;
  }

  private refuseWhereClosed(sql: string): void {
    const { refusal } = this.own;
    if (refusal) throw new QueryError(sql, refusal);
  }

  private change<T>({ engine }: Running, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    return this.own.change(engine, { work, signal });
  }

  readonly texts = new TextImports(
    () => this.start(),
    (running, sql, work) =>
      this.change(running, () => {
        this.refuseWhereClosed(sql);
        return work();
      }),
  );

  async addTable(table: ImportedTable): Promise<void> {
    const running = await this.start();
    const { engine } = running;
    const sql = `CREATE OR REPLACE TABLE ${table.name}`;
    await this.change(running, async () => {
      this.refuseWhereClosed(sql);
      const make = async (connection: AsyncDuckDBConnection) => {
        await importTable(connection, table);
        await nameByFile(connection, table.name, table.file);
      };
      await engine.during(onConnection(engine, make, scriptConnection)).catch((error: unknown) => {
        throw asQueryError(sql, error);
      });
    });
  }

  async drop(object: OwnObject): Promise<void> {
    const what = object.kind === 'macro' && /\bAS\s+TABLE\b/i.test(object.sql) ? 'macro table' : object.kind;
    await this.run([`DROP ${what.toUpperCase()} ${ownPath(object.name, object.schema)}`], {
      maxRows: 1,
      onResult: () => {},
    });
  }

  async save(): Promise<Blob> {
    return this.own.save((await this.start()).engine);
  }

  async startAfresh(): Promise<void> {
    await this.own.startAfresh((await this.start()).engine);
  }

  async open(file: File): Promise<string> {
    return this.opened.open((await this.start()).engine, file);
  }

  async close(name: string): Promise<void> {
    await this.opened.close((await this.start()).engine, name);
  }

  async bringOver({ read, done }: EarlierObjects): Promise<void> {
    const { engine, tables } = await this.start();
    let failed: readonly EarlierObject[] = [];
    await this.own.change(engine, {
      work: async () => {
        const objects = await read();
        if (objects.length === 0) return;
        this.refuseWhereClosed('');
        await tables.ensure(relationsFor(objects.map(({ sql }) => sql).join('\n')));
        const { makeEarlier } = await import('./earlier-objects');
        failed = await makeEarlier(engine, objects);
      },
      onKept: () => done(failed),
    });
  }

  async functions(): Promise<readonly SqlFunction[]> {
    const { engine } = await this.queries.start();
    const found = await onConnection(engine, (connection) => connection.query(FUNCTIONS));
    return resultSet(found).rows() as unknown as readonly SqlFunction[];
  }
}
