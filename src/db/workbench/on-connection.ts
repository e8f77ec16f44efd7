import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { Engine } from '../engine/engine';
import { OWN_DATABASE, PUBLISHED_DATABASE } from './databases';

/**
 * A connection for the reader's SQL: names are looked up among the reader's own objects first, then the published ones.
 * The reader's own database must be attached.
 */
export async function scriptConnection(engine: Engine): Promise<AsyncDuckDBConnection> {
  const connection = await engine.connect();
  await engine.guard(connection.query(`SET search_path = '${OWN_DATABASE},${PUBLISHED_DATABASE}.main'`));
  return connection;
}

/** Work on a connection of its own, which is closed afterwards. @throws EngineDiedError as soon as the engine is dead */
export function onConnection<T>(
  engine: Engine,
  use: (connection: AsyncDuckDBConnection) => Promise<T>,
  connect: (engine: Engine) => Promise<AsyncDuckDBConnection> = (own) => own.connect(),
): Promise<T> {
  const work = async () => {
    const connection = await connect(engine);
    try {
      return await use(connection);
    } finally {
      if (engine.alive) await engine.guard(connection.close());
    }
  };
  return engine.guard(work());
}
