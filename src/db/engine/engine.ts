import { AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger } from '@duckdb/duckdb-wasm';
import { whenGone } from '../../platform/locks';
import { MEASURES_SQL } from '../../sql/views';
import { Worker } from '../../worker/page-worker';
import { DataLoadError, EngineDiedError, EngineStartError } from '../errors';
import { GIVEN_WASM } from './given-address';
import { OpenFolder } from './open-folder';
import { COMPRESSED_DATABASE, LOCK_DOWN } from './settings';
import { forgetWasm, giveWasm } from './wasm';

const START_TIMEOUT_MS = 60_000;

let instances = 0;

/** One DuckDB in its worker, from start to death. Calls through `guard` reject when it dies. */
export class Engine {
  readonly folder: OpenFolder;
  private read = 0;
  private lastRead = Number.NEGATIVE_INFINITY;
  private whenUnread: (() => void)[] = [];
  private readonly waiting = new Set<(error: Error) => void>();
  private readonly work = new Set<Promise<unknown>>();
  private readonly cancels = new Set<Promise<void>>();
  private spare: Promise<AsyncDuckDBConnection> | null = null;
  private death: EngineDiedError | null = null;

  private constructor(
    private readonly database: AsyncDuckDB,
    private readonly worker: Worker,
    private readonly onDeath: () => void,
  ) {
    this.folder = new OpenFolder(database);
    worker.addEventListener('error', (event) => this.kill(event.message || 'its worker failed'));
  }

  /**
   * Starts DuckDB.
   *
   * @throws EngineStartError, or DataLoadError where its WebAssembly file cannot be fetched
   */
  static async start(onDeath: () => void): Promise<Engine> {
    const name = `duckdb-${Date.now()}-${instances++}`;
    const worker = startWorker(name);
    const engine = new Engine(new AsyncDuckDB(new VoidLogger(), worker), worker, onDeath);
    const download = new AbortController();
    try {
      const given = giveWasm(worker, download.signal);
      await engine.guard(Promise.all([given, withTimeout(engine.prepare(), START_TIMEOUT_MS, given)]));
    } catch (cause) {
      engine.kill('it did not start');
      download.abort();
      // The file may have been damaged in transit: the next start fetches it again.
      forgetWasm();
      throw cause instanceof DataLoadError ? cause : startError(cause);
    }
    void whenGone(name, () => engine.kill('its worker was ended'));
    return engine;
  }

  private async prepare(): Promise<void> {
    await this.database.instantiate(GIVEN_WASM);
    await this.database.open({ query: { castBigIntToDouble: false, castDecimalToDouble: false } });
    const connection = await this.database.connect();
    await connection.query(COMPRESSED_DATABASE);
    await connection.query(MEASURES_SQL);
    await connection.query(LOCK_DOWN);
    await connection.close();
  }

  /** A fresh connection: the one made in advance, or a new one. */
  connect(): Promise<AsyncDuckDBConnection> {
    const connection = this.spare ?? this.guard(this.database.connect());
    this.spare = null;
    return connection;
  }

  /** Makes the next connection while nobody waits for it. */
  connectAhead(): void {
    if (this.spare || this.death) return;
    this.spare = this.guard(this.database.connect());
    this.spare.catch(() => {
      this.spare = null;
    });
  }

  /**
   * Settles with the call, or rejects with EngineDiedError as soon as the engine is dead: calls to a dead worker never
   * settle. After a trap in WebAssembly the engine's answers cannot be trusted: it is ended.
   */
  guard<T>(call: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.death) reject(this.death);
      else this.waiting.add(reject);
      call.then(resolve, (error: unknown) => {
        if (isTrap(error)) this.kill('a statement crashed it', error);
        reject(error);
      });
      call.then(
        () => this.waiting.delete(reject),
        () => this.waiting.delete(reject),
      );
    });
  }

  /** How many statements are being read: DuckDB answers other messages between their parts. */
  get reading(): number {
    return this.read;
  }

  set reading(count: number) {
    this.read = count;
    this.lastRead = performance.now();
    if (count === 0) for (const tell of this.whenUnread.splice(0)) tell();
  }

  /** Whether nothing has been read for so many milliseconds. */
  restsFor(milliseconds: number): boolean {
    return this.read === 0 && performance.now() - this.lastRead >= milliseconds;
  }

  /** Sends what would wait for statements that are being read, which in DuckDB's one thread is for ever. */
  async whileNothingIsRead<T>(send: () => Promise<T>): Promise<T> {
    while (this.read > 0) await this.guard(new Promise<void>((resolve) => this.whenUnread.push(resolve)));
    return this.during(this.guard(send()));
  }

  /** Marks work that may keep the worker busy: a slow answer meanwhile does not mean that it hangs. */
  during<T>(work: Promise<T>): Promise<T> {
    const entry = work.finally(() => this.work.delete(entry));
    this.work.add(entry);
    return entry;
  }

  get busy(): boolean {
    return this.work.size > 0;
  }

  /** Resolves when no such work is left. */
  async quiet(): Promise<void> {
    while (this.busy) await Promise.allSettled(this.work);
  }

  /** Notes a cancel in progress: it may end the engine. */
  endsWith(cancel: Promise<void>): void {
    const entry = cancel.finally(() => this.cancels.delete(entry));
    this.cancels.add(entry);
  }

  /** Resolves when no cancel is in progress, so that it is certain whether the engine survives. */
  async settled(): Promise<void> {
    while (this.alive && this.cancels.size > 0) await Promise.allSettled(this.cancels);
  }

  get alive(): boolean {
    return this.death === null;
  }

  /** Ends the worker; everything pending is rejected. */
  kill(reason: string, cause?: unknown): void {
    if (this.death) return;
    const death = new EngineDiedError(
      `DuckDB stopped: ${reason}. It starts again, with its tables, at the next query.`,
      { cause },
    );
    this.death = death;
    this.worker.terminate();
    for (const reject of this.waiting) reject(death);
    this.waiting.clear();
    this.onDeath();
  }
}

/** @throws EngineStartError where the page may not start workers */
function startWorker(name: string): Worker {
  try {
    return new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name });
  } catch (cause) {
    throw startError(cause);
  }
}

function startError(cause: unknown): EngineStartError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  // A page in a sandboxed frame has no origin, and so no part in its own site.
  const message =
    globalThis.origin === 'null'
      ? 'DuckDB could not be started: the frame that this page is in does not let it start workers. Open the page in its own tab.'
      : `DuckDB could not be started (${reason}). Try again, or reload the page.`;
  return new EngineStartError(message, { cause });
}

function isTrap(error: unknown): boolean {
  return error instanceof Error && error.name === 'RuntimeError';
}

/** The time begins once something else is there. */
function withTimeout<T>(promise: Promise<T>, milliseconds: number, from: Promise<unknown>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let settled = false;
  const late = new Promise<never>((_, reject) => {
    const begin = () => {
      if (settled) return;
      timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds / 1000} s`)), milliseconds);
    };
    from.then(begin, () => {});
  });
  return Promise.race([promise, late]).finally(() => {
    settled = true;
    clearTimeout(timer);
  });
}
