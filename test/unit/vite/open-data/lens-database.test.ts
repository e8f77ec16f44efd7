import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFigures } from '../../../../pipeline/duckdb';
import { TABLES } from '../../../../src/domain/tables';
import { VIEW_DESCRIPTIONS, VIEWS } from '../../../../src/domain/views';
import { elsewhere } from '../../../../src/sql/elsewhere';
import { lensDatabaseFile, tablesIn } from '../../../../vite/open-data/lens-database';
import { POSTER_SQL } from '../../../support/poster';
import { manifestIn } from '../../pipeline/build-folder';

const folder = mkdtempSync(join(tmpdir(), 'lens-'));
const path = join(folder, 'lens.duckdb');
/** Sums are always added in the same order. */
const ONE_THREAD = { threads: '1' };
let connection: DuckDBConnection;
beforeAll(async () => {
  writeFileSync(path, await lensDatabaseFile('public/data'));
  connection = await (await DuckDBInstance.create(':memory:', ONE_THREAD)).connect();
  await connection.run(`ATTACH '${path}' AS "another name" (READ_ONLY)`);
});
afterAll(() => {
  connection.closeSync();
  rmSync(folder, { recursive: true });
});

async function rows(sql: string, on = connection): Promise<unknown[]> {
  return (await on.runAndReadAll(sql)).getRowsJS();
}

/** The poster's rates that can be read exactly, and our own to two digits. */
const poster = (database: string) => rows(POSTER_SQL(`${database}.`));

describe('the database of the published tables', () => {
  it('gives the 24 exact figures of the poster, attached under any name', async () => {
    const found = await poster('"another name"');
    expect(found).toHaveLength(24);
    const figures = await openFigures('public/data');
    expect(found).toEqual((await figures.query(POSTER_SQL(''))).map((row) => Object.values(row)));
    figures.close();
  });

  it('gives them as the database that is opened, too', async () => {
    const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
    const own = await instance.connect();
    expect(await rows(POSTER_SQL(''), own)).toEqual(await poster('"another name"'));
    own.closeSync();
    instance.closeSync();
  });

  it.each(VIEWS)('has the view %s, with what it and its columns mean', async (view) => {
    await connection.runAndReadAll(`SELECT * FROM "another name".${view}`);
    const described = await rows(
      `SELECT column_name, data_type, comment FROM duckdb_columns() WHERE database_name = 'another name' AND table_name = '${view}'`,
    );
    const { meaning, columns } = VIEW_DESCRIPTIONS[view];
    expect(described).toEqual(columns.map(({ name, type, meaning: own }) => [name, type, own]));
    expect(await rows(`SELECT comment FROM duckdb_views() WHERE view_name = '${view}'`)).toEqual([[meaning]]);
  });

  it('has every row of every table, and what its columns mean', async () => {
    const { files } = manifestIn('public/data');
    for (const { name, columns } of TABLES) {
      const counted = await rows(`SELECT count(*)::INTEGER FROM "another name".${name}`);
      const published = files.filter(({ table }) => table === name).reduce((sum, file) => sum + file.rows, 0);
      if (name !== 'via_actions') expect(counted, name).toEqual([[published]]);
      expect(
        await rows(
          `SELECT column_name, data_type, comment, is_nullable FROM duckdb_columns() WHERE database_name = 'another name' AND table_name = '${name}'`,
        ),
      ).toEqual(columns.map((own) => [own.name, own.type, own.meaning, 'nullable' in own]));
    }
  });

  it('says what its macros compute, and which data it holds', async () => {
    const macros = await rows(
      `SELECT function_name, comment FROM duckdb_functions() WHERE database_name = 'another name' ORDER BY ALL`,
    );
    expect(macros.map((row) => (row as string[])[0])).toEqual([
      'accuracy',
      'chance_rate',
      'cohen_kappa',
      'f1',
      'highest_rate',
      'mcc',
    ]);
    for (const [name, comment] of macros as string[][]) expect(comment, name).toMatch(/^\w.{20,}\.$/);
    expect(await rows(`SELECT text FROM "another name".about WHERE item = 'data_version'`)).toEqual([
      [manifestIn('public/data').version],
    ]);
  });

  it('answers the lines of the Tables page for DuckDB', async () => {
    const own = await (await DuckDBInstance.create(':memory:', ONE_THREAD)).connect();
    const answered = await rows(elsewhere(`${folder}/`).DuckDB, own);
    expect(answered).toEqual(await rows('FROM "another name".model_alignment ORDER BY alignment_rate DESC'));
    own.closeSync();
  });
});

it('the database of very many models lacks the raw answers, which no view needs', () => {
  const file = (table: string, count: number) => ({
    path: '',
    table,
    rows: count,
    bytes: 0,
    sha256: '',
    sources: [],
  });
  const names = (count: number) =>
    tablesIn({ files: [file('task1_ratings', count)] }).map(({ name }) => name);
  expect(names(400_000)).toEqual(TABLES.map(({ name }) => name));
  expect(names(4_000_000)).not.toContain('task1_ratings');
  expect(names(4_000_000)).toContain('cells');
});
