import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFigures } from '../../../../pipeline/duckdb';
import { TABLES } from '../../../../src/domain/tables';
import { VIEW_DESCRIPTIONS, VIEWS } from '../../../../src/domain/views';
import { elsewhere } from '../../../../src/sql/elsewhere';
import { lensDatabaseFile } from '../../../../vite/open-data/lens-database';
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

it('the database of very many models lacks the raw answers, and what needs them', async () => {
  const large = join(folder, 'large');
  cpSync('public/data', large, { recursive: true });
  const manifest = manifestIn(large);
  // As many rows as 100 models have, without writing them.
  const files = manifest.files.map((file) =>
    file.table === 'task1_ratings' ? { ...file, rows: file.rows + 1_000_000 } : file,
  );
  writeFileSync(join(large, 'manifest.json'), JSON.stringify({ ...manifest, files }));
  writeFileSync(join(folder, 'large.duckdb'), await lensDatabaseFile(large));
  const own = await (await DuckDBInstance.create(join(folder, 'large.duckdb'), ONE_THREAD)).connect();
  const names = (
    await rows(
      'SELECT table_name FROM duckdb_tables() UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal',
      own,
    )
  ).flat();
  expect(names).toEqual(expect.arrayContaining(['cells', 'model_alignment']));
  for (const name of ['task1_ratings', 'task2_choices', 'cell_preferences'])
    expect(names).not.toContain(name);
  for (const name of names) await own.runAndReadAll(`SELECT * FROM ${name}`);
  expect(await rows("SELECT text FROM about WHERE item = 'left_out'", own)).toEqual([
    ['task1_ratings, task2_choices, cell_preferences, for their size'],
  ]);
  expect(await rows(POSTER_SQL(''), own)).toEqual(await poster('"another name"'));
  own.closeSync();
});
