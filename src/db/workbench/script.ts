import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { kindOf, refusalOf } from '../../sql/statement-kind';
import { withConnection } from '../engine/cancel-watch';
import type { Engine } from '../engine/engine';
import { placedError, READ_ONLY } from '../engine/prefixed';
import { isTooMuchAtOnce } from '../engine/too-much-at-once';
import { asQueryError, QueryError } from '../errors';
import { OWN_DATABASE } from './databases';
import { dropLeftViews, LEAVES_VIEWS } from './file-views';
import { type Rows, readRows, type TextsOf } from './read-rows';
import { MAKES_FUNCTIONS, takenNames } from './taken-names';

/** What one statement of a script gave. */
interface StatementResult extends Rows {
  /** From its start to its last row. */
  readonly milliseconds: number;
  /** Whether it ran as a change to the reader's own tables. */
  readonly wrote: boolean;
}

interface ScriptOptions {
  readonly signal?: AbortSignal | undefined;
  /** Most rows read of one result, and most bytes of all results. */
  readonly maxRows: number;
  readonly maxBytes: number;
  /** Refuses whatever would change the reader's own tables. */
  readonly readOnly?: boolean;
  readonly textsOf?: TextsOf;
  /** Called before a statement runs as a change; may throw, so that it does not. */
  readonly beforeChange?: (sql: string) => void;
  readonly onStart?: (index: number) => void;
  readonly onResult: (index: number, result: StatementResult) => void;
}

/**
 * Statements run in order on one connection; those after a failed one are not run.
 *
 * @param connection of `scriptConnection`; it is closed afterwards
 */
export async function runScript(
  engine: Engine,
  connection: Promise<AsyncDuckDBConnection>,
  statements: readonly string[],
  options: ScriptOptions,
): Promise<void> {
  let current = statements[0] ?? '';
  try {
    await withConnection({
      engine,
      connection,
      signal: options.signal,
      async use(own) {
        const script = new Script(engine, own, options);
        for (const [index, sql] of statements.entries()) {
          current = sql;
          options.onStart?.(index);
          options.onResult(index, await script.run(sql));
        }
      },
      // The last transaction may still be open.
      release: (own) =>
        engine.guard(own.query('ROLLBACK')).then(
          () => {},
          () => {},
        ),
    });
  } catch (error) {
    throw asQueryError(current, error);
  }
}

/**
 * DuckDB lets a transaction write to one database only. A first, empty write to the reader's own makes every write to
 * the published tables an error, however the statement is phrased.
 */
const WRITE_OWN = `BEGIN TRANSACTION; CREATE SCHEMA IF NOT EXISTS ${OWN_DATABASE}.main`;

/** Rows that are asked for where all are too large, to see how large; or one. */
const FEWER_ROWS = [64, 1];
/** Most bytes of them that are kept. */
const FEWER_BYTES = 32 * 2 ** 20;

class Script {
  /** Bytes of the results so far. */
  private bytes = 0;
  /** Whether a read-only transaction is open: it ends with the next statement, so that nothing waits for that. */
  private open = false;
  private makesFunctions = false;

  constructor(
    private readonly engine: Engine,
    private readonly connection: AsyncDuckDBConnection,
    private readonly options: ScriptOptions,
  ) {}

  async run(sql: string): Promise<StatementResult> {
    const refusal = refusalOf(sql);
    if (refusal) throw new QueryError(sql, refusal);
    this.makesFunctions ||= MAKES_FUNCTIONS.test(sql);
    const started = performance.now();
    const finish = (result: Omit<StatementResult, 'milliseconds'>) => ({
      ...result,
      milliseconds: performance.now() - started,
    });
    if (kindOf(sql) === 'reads' || this.options.readOnly) {
      try {
        return finish({ ...(await this.inReadOnly(sql)), wrote: false });
      } catch (error) {
        // A SELECT can write too: nextval, WITH … INSERT, EXPLAIN ANALYZE.
        if (this.options.readOnly || !isReadOnlyRefusal(sql, error)) throw error;
      }
    }
    this.options.beforeChange?.(sql);
    return finish({ ...(await this.inOwnTransaction(sql)), wrote: true });
  }

  /** A read-only transaction begins in the same message as its statement, and ends with the next one. */
  private async inReadOnly(sql: string): Promise<Rows> {
    const begin = this.open ? `ROLLBACK; ${READ_ONLY}` : READ_ONLY;
    this.open = false;
    try {
      const result = await this.readOrFewer(sql, begin);
      this.open = true;
      return result;
    } catch (error) {
      await this.rollBack();
      if (!this.engine.alive) throw error;
      throw await this.engine.guard(placedError(this.connection, sql, error, begin));
    }
  }

  private async inOwnTransaction(sql: string): Promise<Rows> {
    await this.engine.guard(this.connection.query(this.open ? `ROLLBACK; ${WRITE_OWN}` : WRITE_OWN));
    this.open = false;
    try {
      const result = await this.engine.guard(this.read(sql));
      await this.refuseTakenNames(sql);
      if (LEAVES_VIEWS.test(sql)) await this.engine.guard(dropLeftViews(this.connection));
      await this.engine.guard(this.connection.query('COMMIT'));
      return result;
    } catch (error) {
      await this.rollBack();
      throw error;
    }
  }

  /** Some errors have ended the transaction already. */
  private async rollBack(): Promise<void> {
    if (this.engine.alive) await this.engine.guard(this.connection.query('ROLLBACK')).catch(() => {});
  }

  /** Reads in a read-only transaction; of rows that are too large together, as many as fit. */
  private async readOrFewer(sql: string, begin: string): Promise<Rows> {
    try {
      return await this.engine.guard(this.read(sql, begin));
    } catch (error) {
      if (!isTooMuchAtOnce(error) || kindOf(sql) !== 'reads') throw error;
      for (const few of FEWER_ROWS) {
        const tried = await this.firstRows(sql, few);
        if (!tried) continue;
        const rowBytes = (tried.bytes || 1) / Math.max(1, tried.rowCount);
        const rows = Math.min(this.options.maxRows, Math.floor(FEWER_BYTES / rowBytes));
        const more = rows > 2 * few ? await this.firstRows(sql, rows) : null;
        return { ...(more ?? tried), truncated: true, tooLarge: true };
      }
      throw error;
    }
  }

  /** Null where even these are too large, or the statement is not a query. */
  private async firstRows(sql: string, rows: number): Promise<Rows | null> {
    await this.rollBack();
    const first = this.read(`SELECT * FROM (${sql}\n) LIMIT ${rows}`, READ_ONLY, FEWER_BYTES);
    return this.engine.guard(first).catch((error: unknown) => {
      this.options.signal?.throwIfAborted();
      if (this.engine.alive) return null;
      throw error;
    });
  }

  /**
   * @param before statements that are sent with it
   * @param most bytes that are kept
   */
  private async read(sql: string, before?: string, most = Number.POSITIVE_INFINITY): Promise<Rows> {
    const { signal, maxRows, maxBytes, textsOf } = this.options;
    const limits = { maxRows, maxBytes: Math.min(most, maxBytes - this.bytes) };
    const rows = await readRows(this.connection, sql, { ...limits, signal, textsOf, before });
    this.bytes += rows.bytes;
    return rows;
  }

  private async refuseTakenNames(sql: string): Promise<void> {
    const taken = (await this.engine.guard(this.connection.query(takenNames(this.makesFunctions)))).get(0);
    if (taken)
      throw new QueryError(sql, {
        text: `${taken.name} is already the name of ${taken.of}, which yours would hide.`,
        instead: `Choose another name, such as my_${taken.name}.`,
      });
  }
}

/** Runs one statement as a script does: it cannot change a published table, or hide one. */
export async function runOwn(engine: Engine, connection: AsyncDuckDBConnection, sql: string): Promise<void> {
  await new Script(engine, connection, { maxRows: 1, maxBytes: 1, onResult: () => {} }).run(sql);
}

function isReadOnlyRefusal(sql: string, error: unknown): boolean {
  return /launched in read-only mode/.test(error instanceof Error ? error.message : sql);
}
