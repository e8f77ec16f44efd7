/** What earlier versions of this site stored: a statement for each object, and a table's rows. */
import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { identifier, literal } from '../../sql/quote';
import { makesOnly } from '../../sql/statement-kind';
import type { Engine } from '../engine/engine';
import type { EarlierObject } from '../types';
import { OWN_DATABASE } from './databases';
import { onConnection } from './on-connection';
import { runOwn } from './script';

/** The beginning of a statement that makes something. */
const CREATE = /^\s*CREATE\s+(?:OR\s+REPLACE\s+)?(\w+)\s+(?:IF\s+NOT\s+EXISTS\s+)?/i;

const ORDER: readonly EarlierObject['kind'][] = ['sequence', 'type', 'macro', 'table', 'view'];

/** Makes them. What has the name of something that is there is not made. @returns those that could not be made */
export function makeEarlier(engine: Engine, objects: readonly EarlierObject[]): Promise<EarlierObject[]> {
  const making = onConnection(engine, async (connection) => {
    let waiting = objects
      .filter(({ kept }) => kept)
      .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
    // A view may depend on a later one: what fails waits for another round.
    for (;;) {
      const failed: typeof waiting = [];
      for (const object of waiting)
        await make(engine, connection, object).catch((error: unknown) => {
          if (!engine.alive) throw error;
          failed.push(object);
        });
      if (failed.length === 0 || failed.length === waiting.length) return failed;
      waiting = failed;
    }
  });
  return engine.during(making);
}

async function make(engine: Engine, connection: AsyncDuckDBConnection, object: EarlierObject): Promise<void> {
  const { kind, schema, name, sql, rows, ipc } = object;
  // It comes from storage, which anything may have written.
  if (!makesOnly(sql, object, OWN_DATABASE)) throw new Error(`${name} is not made by its statement`);
  const path = `${OWN_DATABASE}.${identifier(schema)}`;
  if (schema !== 'main') await runOwn(engine, connection, `CREATE SCHEMA IF NOT EXISTS ${path}`);
  await engine.guard(connection.query(`SET search_path = ${literal(`${path},memory.main`)}`));
  await runOwn(engine, connection, sql.replace(CREATE, 'CREATE $1 '));
  if (kind !== 'table' || !ipc || rows === 0) return;
  const staging = identifier(`${name}_staging`);
  try {
    await engine.guard(
      connection.insertArrowFromIPCStream(ipc.slice(), { name: `${name}_staging`, create: true }),
    );
    await engine.guard(connection.query(`INSERT INTO ${path}.${identifier(name)} SELECT * FROM ${staging}`));
  } catch (error) {
    if (engine.alive) await engine.guard(connection.query(`DROP TABLE ${path}.${identifier(name)}`));
    throw error;
  } finally {
    if (engine.alive) await engine.guard(connection.query(`DROP TABLE IF EXISTS ${staging}`));
  }
}
