import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import { DuckDBInstance } from '@duckdb/node-api';
import { MACROS, viewStatement } from '../../pipeline/duckdb';
import { parquetToArrow } from '../../src/db/tables/parquet-to-arrow';
import { leftOutOfDatabase, type Manifest } from '../../src/domain/manifest';
import { TABLES, type Table } from '../../src/domain/tables';
import { VIEW_DESCRIPTIONS, VIEWS, type ViewName } from '../../src/domain/views';
import { identifier, literal } from '../../src/sql/quote';
import { manifestOf } from '../data-manifest';
import { DUCKDB_WASM, duckdbWasmVersion, keptBuild } from '../kept-build';
import { aboutData } from './about-data';

/** The database's name in `dist`. */
export const LENS_DATABASE = 'lens.duckdb';

/**
 * The oldest storage that will do: before DuckDB 1.2, a view of an attached database found its tables only after `USE`.
 * Small blocks, for many of the tables fill only part of one.
 */
const STORAGE = "STORAGE_VERSION 'v1.2.0', BLOCK_SIZE 65536";

/** The tables that the database of a data folder has. */
function tablesIn(manifest: Manifest): readonly Table[] {
  const leftOut = leftOutOfDatabase(manifest);
  return TABLES.filter(({ name }) => !leftOut.includes(name));
}

/** Whether a view's statement names any of these. */
const isOn = (view: ViewName, names: readonly string[]): boolean => {
  const words = viewStatement(view).replace(/--.*/g, '').match(/\w+/g) ?? [];
  return words.some((word) => word !== view && names.includes(word));
};

/** The views that need none of the tables that are left out; of those that build on others, in the order of these. */
function viewsIn(manifest: Manifest): readonly ViewName[] {
  const absent: string[] = [...leftOutOfDatabase(manifest)];
  return VIEWS.filter((view) => {
    const isThere = !isOn(view, absent);
    if (!isThere) absent.push(view);
    return isThere;
  });
}

/** An empty database of that storage: DuckDB in WebAssembly cannot begin one. */
async function emptyFile(): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'lens-database-'));
  try {
    const path = join(folder, LENS_DATABASE);
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(`ATTACH ${literal(path)} AS lens (${STORAGE})`);
    await connection.run('DETACH lens');
    connection.closeSync();
    instance.closeSync();
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const comment = (on: string, text: string): string => `COMMENT ON ${on} IS ${literal(text)}`;

/** What a table or view and its columns mean. */
function comments(
  kind: 'TABLE' | 'VIEW',
  name: string,
  { meaning, columns }: Pick<Table, 'meaning'> & { columns: readonly { name: string; meaning: string }[] },
): string[] {
  return [
    comment(`${kind} ${identifier(name)}`, meaning),
    ...columns.map((column) =>
      comment(`COLUMN ${identifier(name)}.${identifier(column.name)}`, column.meaning),
    ),
  ];
}

/** The comment above each macro, by its name. */
function macroComments(sql: string): string[] {
  const described = sql.matchAll(/((?:^-- .*\n)+)CREATE OR REPLACE MACRO (\w+)/gm);
  return Array.from(described, ([, text = '', name = '']) =>
    comment(`MACRO ${name}`, text.replace(/^-- /gm, '').trim().replaceAll('\n', ' ')),
  );
}

/** The statements that make a table, but for its rows. */
function definition({ name, columns }: Table): string {
  const typed = columns.map((own) => `${identifier(own.name)} ${own.type}${own.nullable ? '' : ' NOT NULL'}`);
  return `CREATE TABLE ${identifier(name)} (${typed.join(', ')})`;
}

function aboutTable(manifest: Manifest): string[] {
  const views = viewsIn(manifest);
  const leftOut = [...leftOutOfDatabase(manifest), ...VIEWS.filter((view) => !views.includes(view))];
  const about = {
    ...aboutData(manifest),
    ...(leftOut.length > 0 ? { left_out: `${leftOut.join(', ')}, for their size` } : {}),
  };
  const rows = Object.entries(about).map((pair) => `(${pair.map(literal).join(', ')})`);
  return [
    `CREATE TABLE about AS FROM (VALUES ${rows.join(', ')}) AS about(item, text)`,
    ...comments('TABLE', 'about', {
      meaning: 'What this database is, and where its figures come from.',
      columns: [],
    }),
  ];
}

/** Made by DuckDB in WebAssembly, whose memory begins empty: natively, bytes that nothing uses are left to chance. */
async function made(dataFolder: string, manifest: Manifest): Promise<Uint8Array> {
  const bundle = (name: string) => ({
    mainModule: join(DUCKDB_WASM, `duckdb-${name}.wasm`),
    mainWorker: '',
  });
  const database = await createDuckDB(
    { mvp: bundle('mvp'), eh: bundle('eh') },
    new VoidLogger(),
    NODE_RUNTIME,
  );
  await database.instantiate(() => {});
  database.open({});
  const connection = database.connect();
  const run = (...statements: readonly string[]) => {
    for (const statement of statements) connection.query(statement);
  };
  database.registerFileBuffer(LENS_DATABASE, new Uint8Array(await emptyFile()));
  // FSST samples at random. Zstandard has no shortest text then.
  run("SET disabled_compression_methods = 'fsst,dict_fsst'", 'SET zstd_min_string_length = 0');
  run(`ATTACH ${literal(LENS_DATABASE)} AS lens`, 'USE lens', 'BEGIN TRANSACTION');
  for (const table of tablesIn(manifest)) {
    run(definition(table));
    for (const file of manifest.files.filter((own) => own.table === table.name)) {
      const bytes = new Uint8Array(readFileSync(join(dataFolder, file.path)));
      const { ipc } = await parquetToArrow(bytes.buffer, table.columns);
      connection.insertArrowFromIPCStream(ipc, { name: 'incoming', create: true });
      run(`INSERT INTO ${identifier(table.name)} FROM incoming`, 'DROP TABLE incoming');
    }
    run(...comments('TABLE', table.name, table));
  }
  run(MACROS, ...macroComments(MACROS));
  for (const view of viewsIn(manifest))
    run(viewStatement(view), ...comments('VIEW', view, VIEW_DESCRIPTIONS[view]));
  run(...aboutTable(manifest), 'COMMIT', 'CHECKPOINT lens', 'USE memory', 'DETACH lens');
  return database.copyFileToBuffer(LENS_DATABASE);
}

/** What the bytes depend on. */
function dependsOn(manifest: Manifest): string {
  const code = readFileSync(new URL(import.meta.url), 'utf8');
  const parts = [
    duckdbWasmVersion(),
    code,
    manifest,
    TABLES,
    VIEW_DESCRIPTIONS,
    MACROS,
    VIEWS.map(viewStatement),
  ];
  return createHash('sha256')
    .update(JSON.stringify([...parts, aboutData(manifest)]))
    .digest('hex')
    .slice(0, 16);
}

/**
 * A DuckDB database with the published tables, the site's macros and views, and what each means: attached under any name,
 * it answers the site's own SQL. DuckDB 1.2 and newer read it. The same data folder gives the same bytes.
 */
export async function lensDatabaseFile(dataFolder: string): Promise<Uint8Array> {
  const manifest = manifestOf(dataFolder);
  return readFileSync(
    await keptBuild(`${dependsOn(manifest)}-${LENS_DATABASE}`, () => made(dataFolder, manifest)),
  );
}
