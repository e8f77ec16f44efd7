import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { abortError } from '../errors';
import type { Engine } from './engine';

/** How long a cancelled statement may keep running before the engine is ended. */
const CANCEL_PATIENCE_MS = 1500;

/** Work on its own connection that can be cancelled. */
interface CancellableWork<T> {
  readonly engine: Engine;
  readonly signal?: AbortSignal | undefined;
  /** A connection that is ready; a fresh one if absent. */
  readonly connection?: Promise<AsyncDuckDBConnection> | undefined;
  /** Runs with the connection, which is closed afterwards. */
  readonly use: (connection: AsyncDuckDBConnection) => Promise<T>;
  /** Called before the connection is closed, to clean up what it left. Never rejects. */
  readonly release?: (connection: AsyncDuckDBConnection) => Promise<void>;
}

/**
 * Gives work a connection. When the signal is aborted this rejects at once; a statement that keeps running all the same
 * takes the engine down.
 *
 * @throws what the work throws, EngineDiedError, or a DOMException named AbortError
 */
export function withConnection<T>(work: CancellableWork<T>): Promise<T> {
  const { signal } = work;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(abortError(signal));
    const watch = new Watch(work);
    const onAbort = () => {
      if (signal) reject(abortError(signal));
      work.engine.endsWith(watch.cancel());
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    watch
      .result()
      .then(resolve, reject)
      .finally(() => signal?.removeEventListener('abort', onAbort));
  });
}

class Watch<T> {
  private connection: AsyncDuckDBConnection | null = null;
  private released = false;
  private onReleased: () => void = () => {};
  private readonly release = new Promise<void>((resolve) => {
    this.onReleased = resolve;
  });

  constructor(private readonly work: CancellableWork<T>) {}

  async result(): Promise<T> {
    const { engine, use, connection: ready = engine.connect() } = this.work;
    engine.reading++;
    try {
      const connection = await ready;
      this.connection = connection;
      return await engine.guard(use(connection));
    } finally {
      void this.close();
    }
  }

  private async close(): Promise<void> {
    const { engine, release } = this.work;
    if (this.connection) {
      await release?.(this.connection);
      await engine.guard(this.connection.close()).catch(() => {});
    }
    engine.reading--;
    this.released = true;
    this.onReleased();
    engine.connectAhead();
  }

  /** Asks the statement to stop; ends the engine if it does not. */
  async cancel(): Promise<void> {
    const { engine } = this.work;
    this.connection?.cancelSent().catch(() => {});
    // While tables are loading, the worker has a good reason to be late.
    do {
      await engine.quiet();
      await Promise.race([this.release, new Promise((resolve) => setTimeout(resolve, CANCEL_PATIENCE_MS))]);
    } while (engine.busy && !this.released);
    if (!this.released) engine.kill('a cancelled query did not stop');
  }
}
