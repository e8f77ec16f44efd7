import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type AnswerFile,
  keyOf,
  packColumn,
  packFile,
  rowsOf,
  unpackFile,
} from '../../../../src/db/known/answer-file';
import { KnownAnswers } from '../../../../src/db/known/known-answers';
import { knownFirst } from '../../../../src/db/known/known-first';
import { OwnTables, tablesOf } from '../../../../src/db/known/own-tables';
import type { Database } from '../../../../src/db/types';

const SQL = 'SELECT model, n FROM cells';
const ROWS = [
  { model: 'a', n: 1 / 3 },
  { model: null, n: null },
  { model: 'a', n: 2 },
  { model: 'a', n: 4 },
];
const COLUMNS = [
  { name: 'model', type: 'Utf8' },
  { name: 'n', type: 'Float64' },
] as const;
const columns = COLUMNS.map((column) =>
  packColumn(
    column,
    ROWS.map((row) => row[column.name]),
  ),
);
const FILE: AnswerFile = {
  answers: { [keyOf(SQL)]: { tables: tablesOf(SQL), rowCount: ROWS.length, columns } },
  results: { [keyOf(SQL, ['sum'])]: { tables: tablesOf(SQL), result: [6] } },
};

describe('a file of answers', () => {
  it('gives back what was packed, each recurring text once', async () => {
    const packed = await packFile(FILE);
    const file = await unpackFile(new Response(packed).body as ReadableStream<Uint8Array<ArrayBuffer>>);
    expect(file).toEqual(FILE);
    const [answer] = Object.values(file.answers);
    expect(answer && rowsOf(answer)).toEqual(ROWS);
    expect(columns[0]).toMatchObject({ texts: ['a'], at: [0, null, 0, 0] });
  });

  it('cannot hold what JSON would lose', () => {
    expect(() => packColumn({ name: 'n', type: 'Float64' }, [Number.NaN])).toThrow('The column n holds NaN');
    expect(() => packColumn({ name: 'n', type: 'Int64' }, [2n ** 60n])).toThrow('The column n holds');
  });

  it('is refused where it is something else', async () => {
    const body = (text: string) =>
      new Blob([text]).stream().pipeThrough(new CompressionStream('gzip')) as ReadableStream<
        Uint8Array<ArrayBuffer>
      >;
    await expect(unpackFile(body('{}'))).rejects.toThrow('not a file of answers');
    await expect(unpackFile(body('<html>'))).rejects.toThrow();
  });
});

describe('known answers', () => {
  let own: OwnTables;
  let known: KnownAnswers;
  let asked: Pick<Database, 'query' | 'queryColumns' | 'computed'>;
  const fetched = vi.fn();
  const duckdb = vi.fn();
  let fresh: object[];

  beforeEach(async () => {
    vi.clearAllMocks();
    const packed = await packFile(FILE);
    vi.stubGlobal('fetch', async (url: string) => {
      fetched(url);
      return url.endsWith('/explore.bin') ? new Response(packed) : new Response('', { status: 404 });
    });
    own = new OwnTables();
    known = new KnownAnswers('http://x/answers/', own);
    fresh = ROWS;
    const engine = {
      query: async (sql: string) => {
        duckdb(sql);
        return { columns: [], rows: fresh, rowCount: fresh.length, truncated: false, milliseconds: 1 };
      },
    };
    asked = knownFirst(known, async () => engine as unknown as Database);
    known.open(['explore']);
  });

  it('need no DuckDB', async () => {
    expect((await asked.query(SQL)).rows).toEqual(ROWS);
    const { column, rowCount } = await asked.queryColumns(SQL);
    expect([rowCount, Array.from(column('n')), column('other')]).toEqual([4, ROWS.map(({ n }) => n), []]);
    expect(await asked.computed(SQL, 'sum', async () => [0])).toEqual([6]);
    expect(duckdb).not.toHaveBeenCalled();
    expect(known.figures.value).toEqual({ built: 3, computed: 0, same: 0, different: 0 });
    expect(fetched).toHaveBeenCalledOnce();
  });

  it('are not given for another statement, other parameters, or so many rows', async () => {
    await asked.query(`${SQL} `);
    await asked.query(SQL, { params: ['a'] });
    await asked.query(SQL, { maxRows: 1 });
    expect(duckdb).toHaveBeenCalledTimes(3);
    expect(await asked.computed(SQL, 'mean', async () => [0])).toEqual([0]);
    expect(known.figures.value).toMatchObject({ built: 0, computed: 2 });
  });

  it('are not given while the reader has rows in a table that they depend on', async () => {
    own.added('me', 'topics');
    await asked.query(SQL);
    expect(duckdb).not.toHaveBeenCalled();
    // Cells come of answers.
    own.added('me', 'task2_choices');
    await asked.query(SQL);
    expect(await asked.computed(SQL, 'sum', async () => [0])).toEqual([0]);
    expect(duckdb).toHaveBeenCalledOnce();
    own.removed('me');
    await asked.query(SQL);
    expect(duckdb).toHaveBeenCalledOnce();
  });

  it('of published models alone are given beside the reader’s own, but not where rows replace published ones', async () => {
    const ask = () => asked.computed(SQL, 'sum', async () => [0], { publishedOnly: true });
    own.added('me', 'task2_choices');
    expect(await ask()).toEqual([6]);
    own.added('authors', 'task2_choices', { replacesModel: 'gpt-4o' });
    own.added('authors', 'task2_choices');
    expect(await ask()).toEqual([0]);
    own.removed('authors');
    expect(await ask()).toEqual([6]);
    own.added('via', 'task1_ratings', { replacesPublished: true });
    expect(await ask()).toEqual([0]);
  });

  it('are compared with DuckDB’s once the reader wants those', async () => {
    known.recompute();
    await asked.query(SQL);
    fresh = ROWS.map((row) => ({ ...row, n: 7 }));
    expect((await asked.query(SQL)).rows).toEqual(fresh);
    expect(known.figures.value).toEqual({ built: 0, computed: 0, same: 1, different: 1 });
  });

  it('leave the question to DuckDB where a file is missing, and ask for it again at the next visit', async () => {
    expect(await known.settled()).toBe(true);
    known.open(['other']);
    await asked.query(SQL);
    expect(duckdb).toHaveBeenCalledOnce();
    expect(await known.settled()).toBe(false);
    known.open(['explore']);
    known.open(['other']);
    await known.settled();
    expect(fetched.mock.calls.map(([url]) => url)).toEqual(
      ['explore', 'other', 'other'].map((name) => `http://x/answers/${name}.bin`),
    );
  });
});

it('count the changes of a table that a statement depends on, those that come together once', async () => {
  vi.useFakeTimers();
  const own = new OwnTables();
  own.added('me', 'task1_ratings');
  own.added('me', 'models');
  expect(own.changes(tablesOf(SQL))).toBe(0);
  vi.runAllTimers();
  expect(own.changes(tablesOf(SQL))).toBe(1);
  expect(own.changes(tablesOf('FROM topics'))).toBe(0);
  own.removed('me');
  vi.runAllTimers();
  expect(own.changes(tablesOf('FROM model_alignment'))).toBeGreaterThan(1);
  vi.useRealTimers();
});
