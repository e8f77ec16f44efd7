import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ColumnStatistics } from '../../../../src/db/types';
import { EVERY_TYPE_SQL, TYPE_NAMES } from '../../../support/every-type';
import { type ResultsInNode, resultsInNode } from './results-in-node';

let node: ResultsInNode;
beforeAll(async () => {
  node = await resultsInNode();
});

const counted = ({ numbers }: ColumnStatistics) => numbers?.bins.map(({ count }) => count);
const sum = (counts: readonly number[] = []) => counts.reduce((total, count) => total + count, 0);

/** Statistics of the columns of a query, in order. */
async function statisticsOf(sql: string): Promise<ColumnStatistics[]> {
  const result = await node.result(sql);
  const found: ColumnStatistics[] = [];
  for (const column of result.columns.keys()) found.push(await result.statistics(column));
  return found;
}

describe('the statistics of a column', () => {
  it('count what DuckDB elsewhere counts, of every type', async () => {
    const native = await (await DuckDBInstance.create(':memory:')).connect();
    await native.run("SET TimeZone = 'UTC'");
    const ends = TYPE_NAMES.map((name) => `min("${name}")::VARCHAR, max("${name}")::VARCHAR`);
    const reader = await native.runAndReadAll(`SELECT ${ends.join(', ')} FROM (${EVERY_TYPE_SQL})`);
    const wanted = reader.getRowsJS()[0] ?? [];
    const found = await statisticsOf(EVERY_TYPE_SQL);
    const withoutMark = (text: unknown) => String(text).replace(/^\uFEFF/, '');
    for (const [place, name] of TYPE_NAMES.entries()) {
      const own = found[place] as ColumnStatistics;
      expect(own, name).toMatchObject({ rows: 3, nulls: 1, distinct: 2, isCounted: true });
      expect([own.least, own.greatest].map(withoutMark), name).toEqual(
        wanted.slice(2 * place, 2 * place + 2).map(withoutMark),
      );
      if (own.numbers) expect(sum(counted(own)) + own.numbers.notFinite, name).toBe(2);
      else expect(sum(own.top.map(({ count }) => count)), name).toBe(2);
    }
    const drawn = TYPE_NAMES.filter((_, place) => found[place]?.numbers);
    expect(drawn.filter((name) => !/int|num|float|double|inf|decimal|date|time|early/.test(name))).toEqual(
      [],
    );
    expect(TYPE_NAMES.filter((_, place) => found[place]?.hasParts)).toEqual(
      TYPE_NAMES.slice(TYPE_NAMES.indexOf('list')),
    );
  });

  it.each([
    [
      'DOUBLEs as far apart as can be',
      'SELECT unnest([-1.7976931348623157e308, 0, 1.7976931348623157e308]) AS v',
      [0, 10, 19],
    ],
    ['the least DOUBLEs', "SELECT unnest(['5e-324'::DOUBLE, 0]) AS v", null],
    [
      'HUGEINTs as far apart as can be',
      "SELECT unnest(['-170141183460469231731687303715884105728'::HUGEINT, '170141183460469231731687303715884105727'::HUGEINT]) AS v",
      [0, 19],
    ],
    [
      'long numbers close to one another',
      'SELECT 9223372036854775000 + unnest([0, 1, 1, 4]) AS v',
      [0, 1, 1, 4],
    ],
    [
      'days beyond every timestamp',
      "SELECT unnest([DATE '290308-12-22 (BC)' - 100000, DATE '5881580-07-10', NULL]) AS v",
      [0, 19],
    ],
    ['few whole numbers, a bin for each', 'SELECT unnest([3, 5, 5, 6]) AS v', [0, 2, 2, 3]],
    ['times of day', "SELECT unnest([TIME '00:00:00', TIME '23:59:59.999999']) AS v", [0, 19]],
  ])('put into bins %s', async (_, sql, places) => {
    const [own] = await statisticsOf(sql);
    const counts = counted(own as ColumnStatistics) ?? [];
    if (places) expect(counts.flatMap((count, bin) => Array(count).fill(bin))).toEqual(places);
    expect(sum(counts)).toBe(Number(own?.rows) - Number(own?.nulls));
    const edges = own?.numbers?.bins.flatMap(({ from, to }) => [from, to]) ?? [];
    expect(edges.filter((edge) => !Number.isFinite(edge))).toEqual([]);
  });

  it('leave what is not finite out of the bins, and say how many', async () => {
    const [some, none] = await statisticsOf(
      "SELECT unnest(['nan'::DOUBLE, 'inf', '-inf', 2, NULL]) AS some, unnest(['nan'::DOUBLE, 'inf', NULL, NULL, NULL]) AS none",
    );
    expect(some).toMatchObject({ nulls: 1, distinct: 4, least: '-inf', greatest: 'nan' });
    expect(some?.numbers).toMatchObject({ min: 2, max: 2, notFinite: 3, bins: [{ count: 1 }] });
    expect(none).toMatchObject({ nulls: 3, numbers: null, least: 'inf', top: [{ count: 1 }, { count: 1 }] });
  });

  it('are none of a column without values, and of a result without rows', async () => {
    const nothing = { distinct: 0, least: null, greatest: null, numbers: null, top: [] };
    const sql = 'SELECT NULL::INTEGER AS a, NULL AS b, NULL::VARCHAR[] AS c FROM range(2)';
    for (const own of await statisticsOf(sql)) expect(own).toMatchObject({ rows: 2, nulls: 2, ...nothing });
    for (const own of await statisticsOf(`${sql} WHERE false`))
      expect(own).toMatchObject({ rows: 0, nulls: 0, ...nothing });
  });

  it('are those of columns by place: names may repeat, and have quotes', async () => {
    const found = await statisticsOf(
      `SELECT 1 AS a, 'x' AS a, 2 AS """; DROP TABLE "" '", 3 AS "rowid", 4 AS "c0"`,
    );
    expect(found.map(({ least }) => least)).toEqual(['1', 'x', '2', '3', '4']);
  });

  it('have the most frequent values first', async () => {
    const [own, flag] = await statisticsOf(
      "SELECT CASE WHEN i < 60 THEN 'often' WHEN i < 90 THEN '' ELSE 'v' || i END AS t, i % 4 = 0 AS f FROM range(100) t(i)",
    );
    expect(own).toMatchObject({ distinct: 12 });
    expect(own?.top.slice(0, 2)).toEqual([
      { value: 'often', count: 60 },
      { value: '', count: 30 },
    ]);
    expect(flag?.top).toEqual([
      { value: 'false', count: 75 },
      { value: 'true', count: 25 },
    ]);
  });

  it('of very many rows are a sample’s, spread over all, where that is enough', async () => {
    const result = await node.result(
      "SELECT range::BIGINT AS i, range % 3 = 0 AS f, 'row ' || range AS t, CASE WHEN range % 2 = 0 THEN range::DECIMAL(20,2) END AS d FROM range(110000)",
    );
    expect(result.sampleRows).toBe(100_000);
    const own = await result.statistics(0, { ofSample: true });
    expect(own).toMatchObject({ rows: 100_000, nulls: 0, isCounted: false });
    expect(Math.abs(own.distinct - 100_000)).toBeLessThan(15_000);
    for (const count of counted(own) ?? []) expect(Math.abs(count - 5000)).toBeLessThan(600);
    const [flag, text, half] = [
      await result.statistics(1, { ofSample: true }),
      await result.statistics(2, { ofSample: true }),
      await result.statistics(3, { ofSample: true }),
    ];
    expect(flag.top.map(({ value }) => value)).toEqual(['false', 'true']);
    expect(Math.abs(Number(flag.top[0]?.count) - 66_667)).toBeLessThan(100);
    expect(text.top[0]?.value).toMatch(/^row \d+$/);
    expect(half).toMatchObject({ nulls: 50_000, numbers: { min: 0 } });
    expect(await result.statistics(0)).toMatchObject({ rows: 110_000, least: '0', greatest: '109999' });
  });

  it('of few rows are those of all, found once', async () => {
    const result = await node.result('SELECT range AS i FROM range(1000)');
    expect(result.sampleRows).toBe(1000);
    const own = await result.statistics(0, { ofSample: true });
    const { length } = node.asked;
    expect(await result.statistics(0)).toBe(own);
    expect(node.asked.length).toBe(length);
  });

  it('are given up between two statements', async () => {
    const result = await node.result('SELECT range AS i FROM range(10)');
    await result.order({ sort: null, search: '' });
    const controller = new AbortController();
    const found = result.statistics(0, { signal: controller.signal });
    const before = node.asked.length;
    controller.abort();
    await expect(found).rejects.toMatchObject({ name: 'AbortError' });
    expect(node.asked.length - before).toBeLessThanOrEqual(1);
    expect(await result.statistics(0)).toMatchObject({ rows: 10 });
  });
});

describe('a row as JSON', () => {
  it('keeps names, their order, digits and parts', async () => {
    const result = await node.result(
      `SELECT * FROM (VALUES (1, 'first', 0, NULL, [1]), (9007199254740993, 'say "it"', 1.10, NULL, [2, NULL]))
       AS t("2", "1", d, "a ""b""", l)`,
    );
    expect(await result.rowJson(1)).toBe(
      '{\n  "2": "9007199254740993",\n  "1": "say \\"it\\"",\n  "d": 1.10,\n  "a \\"b\\"": null,\n  "l": [2,null]\n}\n',
    );
  });
});
