import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../pipeline/duckdb';
import { filteredOf, firstScreenOf } from '../../../src/analysis/misaligned/first-screen';
import {
  filterMisaligned,
  type MisalignedFilter,
  misalignedSql,
} from '../../../src/analysis/misaligned/misaligned-filter';
import {
  CASES_WITH_TEXT_SQL,
  caseKey,
  FACETS,
  MISALIGNED_ROWS_SQL,
  type MisalignedFacet,
  type MisalignedRow,
} from '../../../src/analysis/misaligned/misaligned-rows';
import { SCHWARTZ_VALUES } from '../../../src/domain/schwartz-values';
import { keyOf } from '../db/recompute';

let figures: Figures;
let rows: readonly MisalignedRow[];
beforeAll(async () => {
  figures = await openFigures('public/data');
  rows = await figures.query<MisalignedRow>(MISALIGNED_ROWS_SQL);
});
afterAll(() => figures.close());

const rowKey = (row: Pick<MisalignedRow, 'model' | 'country' | 'topic' | 'value'>) =>
  keyOf(row.model, row.country, row.topic, row.value);

const FILTERS: readonly MisalignedFilter[] = [
  { chosen: {}, text: '' },
  { chosen: { source: ['listed'] }, text: '' },
  { chosen: { source: ['both', 'recomputed', 'listed'], country: ['Egypt', 'Germany'] }, text: '' },
  {
    chosen: { model: ['gpt-4o-mini', 'claude-sonnet-4'], direction: ['agree-disagree'], type: ['Power'] },
    text: '',
  },
  { chosen: { topic: ['Health and Health Care'], country: ['Nigeria'] }, text: 'clinic' },
  { chosen: { value: ['Social Power', 'Wealth'], type: ['Power', 'Hedonism'] }, text: '' },
  { chosen: { country: ['Nigeria'] }, text: "O'Nobody 100%" },
];

async function withText(text: string): Promise<(row: MisalignedRow) => boolean> {
  if (text === '') return () => true;
  const found = await figures.query<MisalignedRow>(CASES_WITH_TEXT_SQL, [text, text]);
  const keys = new Set(found.map(caseKey));
  return (row) => keys.has(caseKey(row));
}

const types = new Map(SCHWARTZ_VALUES.map(({ value, type }) => [value, type as string]));

/** What a row counts as, defined a second time. */
const NAMES: Readonly<Record<MisalignedFacet, (row: MisalignedRow) => string>> = {
  model: ({ model }) => model,
  direction: ({ stated }) => (stated === 'agree' ? 'agree-disagree' : 'disagree-agree'),
  country: ({ country }) => country,
  topic: ({ topic }) => topic,
  type: ({ value }) => types.get(value) ?? '',
  value: ({ value }) => value,
  source: ({ recomputed, listed }) => (!listed ? 'recomputed' : recomputed ? 'both' : 'listed'),
};

function bruteForce(
  { chosen }: MisalignedFilter,
  hasText: (row: MisalignedRow) => boolean,
  without?: MisalignedFacet,
): MisalignedRow[] {
  const wanted: MisalignedFilter['chosen'] = { source: ['both', 'recomputed'], ...chosen };
  return rows.filter(
    (row) =>
      hasText(row) &&
      FACETS.every((facet) => facet === without || (wanted[facet]?.includes(NAMES[facet](row)) ?? true)),
  );
}

it('lists every cell that differs, and every one that the authors list, once', async () => {
  const keys = rows.map(rowKey);
  expect(new Set(keys).size).toBe(keys.length);
  const count = async (sql: string) => (await figures.query<{ n: number }>(sql))[0]?.n;
  expect(rows.filter(({ recomputed }) => recomputed)).toHaveLength(
    (await count('SELECT count(*) AS n FROM cells WHERE stated <> chosen')) ?? Number.NaN,
  );
  expect(rows.filter(({ listed }) => listed)).toHaveLength(
    (await count('SELECT count(*) AS n FROM misaligned_listed')) ?? Number.NaN,
  );
  expect(rows.every(({ stated, chosen }) => stated !== chosen)).toBe(true);
});

describe.each(FILTERS.map((filter) => [JSON.stringify(filter), filter] as const))(
  'filtered by %s',
  (_, filter) => {
    it('leaves the rows that each facet keeps, and counts what each choice would leave', async () => {
      const hasText = await withText(filter.text);
      const { rows: left, counts } = filterMisaligned(rows, filter, hasText);
      expect(left).toEqual(bruteForce(filter, hasText));
      for (const facet of FACETS) {
        const expected = new Map<string, number>();
        for (const row of bruteForce(filter, hasText, facet)) {
          const name = NAMES[facet](row);
          expected.set(name, (expected.get(name) ?? 0) + 1);
        }
        expect(counts[facet], facet).toEqual(expected);
      }
    });

    it('is the same as SQL', async () => {
      const { rows: left } = filterMisaligned(rows, filter, await withText(filter.text));
      const asked = await figures.query<MisalignedRow>(misalignedSql(filter, MISALIGNED_ROWS_SQL));
      expect(asked.map(rowKey).sort()).toEqual(left.map(rowKey).sort());
      if (!filter.text.includes('Nobody')) expect(left.length).toBeGreaterThan(0);
    });
  },
);

it('shows on the first screen what the whole list begins with', () => {
  const all = filterMisaligned(rows, { chosen: {}, text: '' }, () => true);
  const first = filteredOf(JSON.parse(JSON.stringify(firstScreenOf(rows))));
  expect(first.rows).toEqual(all.rows.slice(0, first.rows.length));
  expect(first.rows.length).toBeGreaterThan(20);
  expect([first.total, first.counts]).toEqual([all.rows.length, all.counts]);
});
