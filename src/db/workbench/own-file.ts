import { literal } from '../../sql/quote';
import type { Engine } from '../engine/engine';
import type { OwnObject } from '../types';
import { OWN_DATABASE } from './databases';
import { emptyDatabase } from './duckdb-file';
import { onConnection } from './on-connection';
import { objectsOf } from './own-listing';

/** A larger database is not kept. */
const MOST_BYTES = 512 * 2 ** 20;

const SIZE = `
SELECT (block_size * total_blocks)::DOUBLE AS bytes, wal_size <> '0 bytes' AS changed
FROM pragma_database_size() WHERE database_name = '${OWN_DATABASE}'`;

/** The file that is attached as the reader's own database. */
export class OwnFile {
  private attached: { readonly engine: Engine; readonly file: string } | null = null;
  private files = 0;

  /** The engine that has one; null where it is gone, or gets another one just now. */
  get engine(): Engine | null {
    return this.attached?.engine.alive ? this.attached.engine : null;
  }

  /**
   * Attaches a file, in place of an earlier one.
   *
   * @param content null for an empty database; `nothing` for one in memory, which is never kept
   * @throws EngineDiedError, or Error where DuckDB cannot open it; then nothing is attached
   */
  async attach(engine: Engine, content: Blob | null | 'nothing'): Promise<void> {
    const { folder } = engine;
    const file = `mine-${++this.files}.duckdb`;
    const inMemory = content === 'nothing';
    if (!inMemory) {
      const bytes = content ? new Uint8Array(await content.arrayBuffer()) : await emptyDatabase();
      await engine.guard(folder.make(file, bytes));
    }
    const before = this.attached?.engine === engine ? this.attached.file : null;
    this.attached = null;
    // In one message, so that no statement runs in between.
    const sql = `DETACH DATABASE IF EXISTS ${OWN_DATABASE};
      ATTACH ${literal(inMemory ? ':memory:' : folder.path(file))} AS ${OWN_DATABASE}`;
    await onConnection(engine, (connection) => engine.whileNothingIsRead(() => connection.query(sql)));
    this.attached = { engine, file };
    if (before !== null) await engine.guard(folder.drop(before)).catch(() => {});
  }

  objects(engine: Engine): Promise<OwnObject[]> {
    return onConnection(engine, (connection) => engine.guard(objectsOf(connection, OWN_DATABASE)));
  }

  /** Whether anything was written to it since its bytes were taken. */
  async changed(engine: Engine): Promise<boolean> {
    return Boolean((await this.size(engine)).changed);
  }

  /** Its bytes, with all that was committed; null where there are too many. */
  async bytes(engine: Engine): Promise<Blob | null> {
    // Not begun while a statement is being read: see `COMPRESSED_DATABASE`.
    await onConnection(engine, (connection) =>
      engine.whileNothingIsRead(() => connection.query(`CHECKPOINT ${OWN_DATABASE}`)),
    );
    if (Number((await this.size(engine)).bytes) > MOST_BYTES) return null;
    const file = this.attached?.file ?? '';
    return new Blob([await engine.during(engine.guard(engine.folder.take(file)))]);
  }

  private async size(engine: Engine): Promise<Readonly<Record<string, unknown>>> {
    const found = await onConnection(engine, (connection) => engine.guard(connection.query(SIZE)));
    return found.get(0)?.toJSON() ?? {};
  }
}
