import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { tableToIPC } from 'apache-arrow';
import { identifier, literal } from '../../sql/quote';
import { definitionOf, makesOnly } from '../../sql/statement-kind';
import { tokenize } from '../../sql/tokens';
import type { Engine } from '../engine/engine';
import type { OwnColumn, OwnObject, OwnSnapshot } from '../types';
import { OWN_DATABASE } from './databases';
import { runOwn } from './script';

/** Tables larger than this are not kept in memory a second time. */
const KEPT_ROWS = 1_000_000;
const KEPT_BYTES = 64 * 2 ** 20;

const LISTING = `
SELECT 'table' AS kind, schema_name AS "schema", table_name AS name, sql, estimated_size::DOUBLE AS "rows"
FROM duckdb_tables() WHERE database_name = '${OWN_DATABASE}' AND NOT internal
UNION ALL
SELECT 'view', schema_name, view_name, sql, NULL
FROM duckdb_views() WHERE database_name = '${OWN_DATABASE}' AND NOT internal
UNION ALL
SELECT DISTINCT 'macro', schema_name, function_name, '', NULL
FROM duckdb_functions() WHERE database_name = '${OWN_DATABASE}' AND NOT internal
UNION ALL
SELECT 'type', schema_name, type_name, '', NULL
FROM duckdb_types() WHERE database_name = '${OWN_DATABASE}' AND NOT internal
UNION ALL
SELECT 'sequence', schema_name, sequence_name, sql, NULL
FROM duckdb_sequences() WHERE database_name = '${OWN_DATABASE}'
ORDER BY ALL`;

const COLUMNS = `
SELECT schema_name AS "schema", table_name AS "table", column_name AS name, data_type AS type
FROM duckdb_columns() WHERE database_name = '${OWN_DATABASE}' AND NOT internal
ORDER BY schema_name, table_name, column_index`;

/** Types whose values Arrow would alter in transit; they travel as text, and DuckDB casts them back. */
const AS_TEXT = /ENUM|INTERVAL|HUGEINT|DECIMAL|TIME|BIT|UNION|MAP|UUID|VARINT|BIGNUM/;
const EXACT = /^(?:DATE|TIMESTAMP)$/;

/** The beginning of a statement that makes something. */
const CREATE = /^\s*CREATE\s+(?:OR\s+REPLACE\s+)?(\w+)\s+(?:IF\s+NOT\s+EXISTS\s+)?/i;

const ORDER: readonly OwnObject['kind'][] = ['sequence', 'type', 'macro', 'table', 'view'];

/** What the reader made, kept outside DuckDB so that a new engine can have it too. */
export class OwnObjects {
  private objects: OwnSnapshot['objects'] = [];
  /** The text of the statements that made macros and types. */
  private readonly definitions = new Map<string, string>();

  /** @param onChange called with what there is, whenever it changes */
  constructor(private readonly onChange: (objects: readonly OwnObject[]) => void) {}

  get list(): readonly OwnObject[] {
    return this.objects;
  }

  get snapshot(): OwnSnapshot {
    return { objects: this.objects };
  }

  /** Looks at what statements have changed, and copies it. */
  async observe(engine: Engine, statements: readonly string[]): Promise<void> {
    for (const sql of statements) {
      const definition = definitionOf(sql);
      if (definition) this.definitions.set(`${definition.kind} ${definition.name}`, sql);
    }
    const touched = new Set(
      statements.flatMap((sql) => tokenize(sql).map(({ text }) => text.replaceAll('"', '').toLowerCase())),
    );
    await this.withConnection(engine, async (connection) => {
      const found = await this.listed(connection);
      const known = new Map(this.objects.map((object) => [keyOf(object), object]));
      const next: OwnSnapshot['objects'][number][] = [];
      for (const object of found) {
        const before = known.get(keyOf(object));
        const same =
          before &&
          before.sql === object.sql &&
          before.rows === object.rows &&
          !touched.has(object.name.toLowerCase());
        next.push(same ? before : await this.withRows(connection, object));
      }
      this.set(next);
    });
  }

  private async listed(connection: AsyncDuckDBConnection): Promise<OwnObject[]> {
    const rows = (await connection.query(LISTING)).toArray() as unknown as Omit<
      OwnObject,
      'columns' | 'kept'
    >[];
    const columns = (await connection.query(COLUMNS)).toArray() as unknown as (OwnColumn & {
      schema: string;
      table: string;
    })[];
    return rows.map(({ kind, schema, name, sql, rows: count }) => ({
      kind,
      schema,
      name,
      sql: sql || (this.definitions.get(`${kind} ${name.toLowerCase()}`) ?? ''),
      rows: count,
      columns: columns
        .filter((column) => column.schema === schema && column.table === name)
        .map((column) => ({ name: column.name, type: column.type })),
      kept: true,
    }));
  }

  private async withRows(
    connection: AsyncDuckDBConnection,
    object: OwnObject,
  ): Promise<OwnSnapshot['objects'][number]> {
    if (object.kind !== 'table') return { ...object, kept: object.sql !== '', ipc: null };
    if ((object.rows ?? 0) > KEPT_ROWS) return { ...object, kept: false, ipc: null };
    const columns = object.columns.map(({ name, type }) =>
      AS_TEXT.test(type) && !EXACT.test(type)
        ? `${identifier(name)}::VARCHAR AS ${identifier(name)}`
        : identifier(name),
    );
    const sql = `SELECT ${columns.join(', ')} FROM ${pathOf(object)}`;
    const ipc = tableToIPC(await connection.query(sql), 'stream') as Uint8Array<ArrayBuffer>;
    if (ipc.byteLength > KEPT_BYTES) return { ...object, kept: false, ipc: null };
    return { ...object, ipc };
  }

  /**
   * Recreates everything, in a new engine or from what was stored.
   *
   * @returns names of what could not be recreated
   */
  async restore(engine: Engine, { objects }: OwnSnapshot = this.snapshot): Promise<string[]> {
    const failed: string[] = [];
    for (const { kind, name, sql } of objects)
      if (kind === 'macro' || kind === 'type') this.definitions.set(`${kind} ${name.toLowerCase()}`, sql);
    await this.withConnection(engine, async (connection) => {
      let waiting = objects
        .filter(({ kept }) => kept)
        .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
      // A view may depend on a later one: what fails waits for another round.
      for (;;) {
        const again: typeof waiting = [];
        for (const object of waiting)
          await this.make(engine, connection, object).catch(() => {
            again.push(object);
          });
        if (again.length === 0 || again.length === waiting.length) {
          failed.push(...again.map(({ name }) => name));
          break;
        }
        waiting = again;
      }
    });
    failed.push(...objects.filter(({ kept }) => !kept).map(({ name }) => name));
    this.set(objects.filter(({ name }) => !failed.includes(name)));
    return failed;
  }

  private async make(
    engine: Engine,
    connection: AsyncDuckDBConnection,
    object: OwnSnapshot['objects'][number],
  ): Promise<void> {
    const { kind, schema, sql, ipc } = object;
    // It may come from storage, which anything may have written.
    if (!makesOnly(sql, object, OWN_DATABASE)) throw new Error(`${object.name} is not made by its statement`);
    if (schema !== 'main')
      await runOwn(engine, connection, `CREATE SCHEMA IF NOT EXISTS ${OWN_DATABASE}.${identifier(schema)}`);
    const path = `${OWN_DATABASE}.${identifier(schema)},memory.main`;
    await connection.query(`SET search_path = ${literal(path)}`);
    await runOwn(engine, connection, sql.replace(CREATE, 'CREATE OR REPLACE $1 '));
    if (kind !== 'table' || !ipc || object.rows === 0) return;
    const staging = `${object.name}_staging_${Date.now()}`;
    await connection.insertArrowFromIPCStream(ipc.slice(), { name: staging, create: true });
    await connection.query(`INSERT INTO ${pathOf(object)} SELECT * FROM ${identifier(staging)}`);
    await connection.query(`DROP TABLE ${identifier(staging)}`);
  }

  private set(objects: OwnSnapshot['objects']): void {
    this.objects = objects;
    this.onChange(objects);
  }

  private async withConnection(
    engine: Engine,
    use: (connection: AsyncDuckDBConnection) => Promise<void>,
  ): Promise<void> {
    const work = async () => {
      const connection = await engine.connect();
      try {
        await connection.query(
          `ATTACH IF NOT EXISTS ':memory:' AS ${OWN_DATABASE}; SET search_path = '${OWN_DATABASE},memory.main'`,
        );
        await engine.guard(use(connection));
      } finally {
        if (engine.alive) await engine.guard(connection.close());
      }
    };
    await engine.during(engine.guard(work()));
  }
}

function keyOf({ kind, schema, name }: OwnObject): string {
  return `${kind} ${schema}.${name}`;
}

/** The full name of an object, quoted. */
export function pathOf({ schema, name }: Pick<OwnObject, 'schema' | 'name'>): string {
  return `${OWN_DATABASE}.${identifier(schema)}.${identifier(name)}`;
}
