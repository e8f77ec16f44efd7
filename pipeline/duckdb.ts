import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { ManifestFile } from '../src/domain/manifest';
import { TABLES } from '../src/domain/tables';
import { VIEWS, type ViewName } from '../src/domain/views';
import { identifier, literals } from '../src/sql/quote';
import { parseManifest } from './manifest-text';

const SQL_FOLDER = fileURLToPath(new URL('../src/sql/', import.meta.url));

/** The published tables and views in Node's DuckDB, by the same SQL files as in the browser. */
export interface Figures {
  /** Rows as `query` gives them, with their columns; types as Arrow names them. */
  read(
    sql: string,
    params?: readonly (string | number)[],
  ): Promise<{ columns: { name: string; type: string }[]; rows: object[] }>;
  /** Rows as plain objects; integers as numbers. Parameters are bound to `?`. */
  query<Row extends object>(sql: string, params?: readonly (string | number)[]): Promise<Row[]>;
  close(): void;
}

const sqlFile = (name: string): string => readFileSync(join(SQL_FOLDER, `${name}.sql`), 'utf8');

const ARROW_TYPES: Readonly<Record<string, string>> = {
  VARCHAR: 'Utf8',
  'VARCHAR[]': 'List<Utf8>',
  BOOLEAN: 'Bool',
  TINYINT: 'Int8',
  INTEGER: 'Int32',
  BIGINT: 'Int64',
  DOUBLE: 'Float64',
};

/** Arrow's name for a type, as in the browser; DuckDB's own for the others. */
const arrowType = (type: string): string => ARROW_TYPES[type] ?? type;

function plain(cell: unknown): unknown {
  if (typeof cell !== 'bigint') return cell;
  const number = Number(cell);
  return Number.isSafeInteger(number) ? number : cell;
}

export interface FiguresOptions {
  /** The folder's files; those of its manifest if absent. */
  readonly files?: readonly ManifestFile[];
  /** Whether `cells` follows the raw answers, as a view, and its files are not read. */
  readonly computeCells?: boolean;
}

function filesOf(dataFolder: string): readonly ManifestFile[] {
  const path = join(dataFolder, 'manifest.json');
  return parseManifest(path, readFileSync(path, 'utf8')).files;
}

/** The statements that make the macros that the views use. */
export const MACROS = sqlFile('views/measures');

/** The statement that makes a view on the published tables. */
export const viewStatement = (view: ViewName): string =>
  `CREATE VIEW ${view} AS\n${sqlFile(`views/${view}`)}`;

async function load(
  connection: DuckDBConnection,
  dataFolder: string,
  { files = filesOf(dataFolder), computeCells = false }: FiguresOptions,
): Promise<void> {
  for (const { name } of TABLES) {
    if (name === 'cells' && computeCells) continue;
    const via = join(dataFolder, 'via/via_actions.parquet');
    const paths =
      name === 'via_actions' && existsSync(via)
        ? [via]
        : files.filter((file) => file.table === name).map((file) => join(dataFolder, file.path));
    if (paths.length === 0) throw new Error(`${dataFolder}/manifest.json names no file of the table ${name}`);
    await connection.run(
      `CREATE TABLE ${identifier(name)} AS SELECT * FROM read_parquet([${literals(paths)}])`,
    );
  }
  if (computeCells) await connection.run(`CREATE VIEW cells AS\n${sqlFile('cells')}`);
  for (const statement of [MACROS, ...VIEWS.map(viewStatement)]) await connection.run(statement);
}

/**
 * Opens the Parquet files of a data folder.
 *
 * @throws if the folder has no manifest, or one of its files is missing or broken
 */
export async function openFigures(dataFolder: string, options: FiguresOptions = {}): Promise<Figures> {
  // With one thread sums are always added in the same order, and so the same to the last digit.
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await load(connection, dataFolder, options);
  const read: Figures['read'] = async (sql, params = []) => {
    const reader = await connection.runAndReadAll(sql, [...params]);
    const columns = reader
      .columnNames()
      .map((name, index) => ({ name, type: arrowType(String(reader.columnType(index))) }));
    const cells = reader.getColumnsJS().map((column, index) => [columns[index]?.name ?? '', column] as const);
    const rows = Array.from({ length: reader.currentRowCount }, (_, row) => {
      const made: Record<string, unknown> = {};
      for (const [name, column] of cells) made[name] = plain(column[row]);
      return made;
    });
    return { columns, rows };
  };
  return {
    read,
    async query<Row extends object>(sql: string, params: readonly (string | number)[] = []): Promise<Row[]> {
      return (await read(sql, params)).rows as Row[];
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
