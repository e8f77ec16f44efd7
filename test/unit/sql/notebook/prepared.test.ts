import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../../pipeline/duckdb';
import { NOTEBOOKS } from '../../../../src/sql/cookbook';
import { readSqlFile, writeSqlFile } from '../../../../src/sql/notebook/sql-file';
import { splitStatements } from '../../../../src/sql/statements';

type Row = Record<string, number | string | null>;

/** The rows in which a column has a value. */
const where = (rows: readonly Row[], column: string, value: string) =>
  rows.filter((row) => row[column] === value);
const number = (row: Row | undefined, column: string) => Number(row?.[column] ?? Number.NaN);

/** What the queries of a notebook must give, by their names. */
const STEPS: Readonly<Record<string, (rows: readonly Row[]) => void>> = {
  'Rate 1: stated': (rows) => expect(where(rows, 'stated', 'disagree')).toHaveLength(6),
  'Rate 2: chosen': (rows) => expect(where(rows, 'choice', 'disagree')).toHaveLength(7),
  'Rate 3: both': (rows) => expect(rows.map(({ cases }) => cases)).toEqual([3, 3, 4, 46]),
  'Rate 4: one scenario': (rows) =>
    expect(rows[0]).toMatchObject({ tp: 3, fp: 4, fn: 3, computed_here: 0.4615 }),
  'Rate 5: all scenarios': (rows) => expect(rows).toHaveLength(5),
  'Chance 1: base rates': (rows) => expect(number(rows.at(-1), 'states_disagree')).toBeLessThan(0.03),
  'Chance 2: expected': (rows) =>
    expect(where(rows, 'label', 'GPT-4o-mini')[0]).toMatchObject({ by_chance: 0.703, kappa: 0.482 }),
  'Chance 3: shuffled': (rows) => {
    for (const row of rows) {
      expect(number(row, 'rate_shuffled')).toBeLessThan(number(row, 'rate') / 2);
      // Nearly what the shares alone give.
      expect(number(row, 'same_shuffled')).toBeCloseTo(CHANCE[String(row.label)] ?? Number.NaN, 1.5);
    }
  },
  'Chance 4: rate and kappa': (rows) => {
    const gaps = rows.map((row) => number(row, 'alignment_rate') - number(row, 'kappa'));
    expect(gaps[0]).toBeGreaterThan(gaps.at(-1) ?? 0);
  },
  'Scenario 1: at a glance': (rows) => {
    for (const { tp, fp, fn, tn } of rows)
      expect(Number(tp) + Number(fp) + Number(fn) + Number(tn)).toBeGreaterThan(50);
  },
  'Scenario 2: ratings': (rows) => {
    expect(rows).toHaveLength(56);
    expect(number(rows[0], 'apart')).toBeGreaterThan(0.5);
  },
  'Scenario 3: choices': (rows) => expect(rows[0]).toMatchObject({ against: 6, models: 6 }),
  'Scenario 4: misaligned': (rows) => expect(rows[0]).toMatchObject({ value: 'Independent', misaligned: 6 }),
  'Scenario 5: actions': (rows) => expect(new Set(rows.map(({ polarity }) => polarity)).size).toBe(2),
};

/** How often word and deed would be the same by chance. */
const CHANCE: Readonly<Record<string, number>> = {
  'GPT-4o-mini': 0.703,
  'DeepSeek-R1-70B': 0.734,
  'Gemma-2-9b': 0.744,
  'Llama-3.3-70B': 0.768,
  'Claude Sonnet 4': 0.77,
  'GPT-3.5-turbo': 0.779,
};

const STEP_QUERIES = NOTEBOOKS.flatMap(({ queries }) => queries);

it('has three notebooks of three to five queries, each one statement after a comment', () => {
  expect(NOTEBOOKS).toHaveLength(3);
  expect(STEP_QUERIES.map(({ name }) => name)).toEqual(Object.keys(STEPS));
  for (const { queries } of NOTEBOOKS) {
    expect(queries.length).toBeGreaterThanOrEqual(3);
    expect(queries.length).toBeLessThanOrEqual(5);
    expect(readSqlFile(writeSqlFile(queries), '')).toEqual(queries);
  }
  for (const { name, text } of STEP_QUERIES) {
    expect(text, name).toMatch(/^-- \w/);
    expect(splitStatements(text), name).toHaveLength(1);
  }
});

let figures: Figures;
beforeAll(async () => {
  figures = await openFigures('public/data');
});
afterAll(() => figures.close());

it.each(STEP_QUERIES.map((query) => [query.name, query] as const))(
  '%s gives what it should',
  async (name, { text }) => {
    const rows = await figures.query<Row>(text);
    expect(rows.length).toBeGreaterThan(0);
    STEPS[name]?.(rows);
    for (const row of rows) if ('on_this_site' in row) expect(row.computed_here).toBe(row.on_this_site);
  },
);
