import { beforeAll, describe, expect, it } from 'vitest';
import { type Dimension, MEMBERS } from '../../../src/analysis/dimensions';
import { answersOf } from '../../../src/analysis/explore/answered';
import { exploreSql, measureSql, type Question } from '../../../src/analysis/explore/explore-sql';
import { statisticOf, unitsSql } from '../../../src/analysis/explore/units-sql';
import { MEASURE_NAMES, MEASURES, type Measure } from '../../../src/analysis/measures';
import { keyOf } from '../db/recompute';
import { countsOf, onceEach } from './grouped-counts';
import { type OpenedCells, openCells } from './open-cells';

/** A measure has one value: in the views, in the explorer's SQL, and for intervals with nothing left out. */

let opened: OpenedCells;
beforeAll(async () => {
  opened = await openCells();
});

type Breakdown = Pick<Question, 'rows' | 'columns' | 'filters'>;
type Figures = ReadonlyMap<string, number | null>;

const membersOf = (dimension: Dimension): readonly string[] =>
  dimension === 'model' ? opened.models : MEMBERS[dimension];

async function inExplorer(question: Question): Promise<Figures> {
  const answers = answersOf(question, await opened.figures.query(exploreSql(question)));
  return new Map(answers.map(({ row, column, value }) => [keyOf(row, column), value]));
}

async function forIntervals(question: Question): Promise<Figures> {
  const [rows, columns] = [membersOf(question.rows), membersOf(question.columns)];
  const counts = await countsOf(opened, unitsSql(question, { rows, columns }, opened.models));
  return new Map(
    [...onceEach(counts, statisticOf(question))].map(([group, value]) => [
      keyOf(rows[Math.floor(group / columns.length)] ?? '', columns[group % columns.length] ?? ''),
      value,
    ]),
  );
}

/** The columns of a view that are measures, by the key of the row. */
async function inView(sql: string, key: readonly string[]): Promise<Partial<Record<Measure, Figures>>> {
  const rows = await opened.figures.query<Record<string, string | number | null>>(sql);
  const own = MEASURE_NAMES.filter((measure) => rows[0] && measure in rows[0]);
  return Object.fromEntries(
    own.map((measure) => [
      measure,
      new Map(rows.map((row) => [keyOf(...key.map((name) => String(row[name]))), row[measure]])),
    ]),
  );
}

function expectSame(found: Figures, expected: Figures, what: string): void {
  const differing = [...new Set([...found.keys(), ...expected.keys()])].filter((key) => {
    const [a, b] = [found.get(key), expected.get(key)];
    return a == null || b == null ? a !== b : Math.abs(a - b) > 1e-12;
  });
  expect(differing.slice(0, 3), what).toEqual([]);
  expect([...expected.values()].some((value) => value !== null)).toBe(true);
}

const RATES = 'alignment_rate, chance_rate, highest_rate, accuracy, kappa, mcc, 1 - accuracy AS misaligned';

describe.each([
  ['country_alignment', 'country', `SELECT model, country, ${RATES} FROM country_alignment`],
  ['topic_alignment', 'topic', `SELECT model, topic, ${RATES} FROM topic_alignment`],
  [
    'scenario_alignment',
    'scenario',
    `SELECT model, country || ' × ' || topic AS scenario, ${RATES} FROM scenario_alignment`,
  ],
] as const)('every model of %s', (_, columns, sql) => {
  it('has the same measures in the explorer and for intervals', async () => {
    const view = await inView(sql, ['model', columns]);
    expect(Object.keys(view)).toHaveLength(7);
    const breakdown: Breakdown = { rows: 'model', columns, filters: {} };
    for (const measure of MEASURE_NAMES) {
      const question: Question = { ...breakdown, measure, positive: 'disagree' };
      const asked = await inExplorer(question);
      expectSame(await forIntervals(question), asked, `${measure} for intervals`);
      const viewed = view[measure];
      if (viewed) expectSame(viewed, asked, `${measure} in the view`);
    }
  });
});

it('every model of model_alignment has the same measures in the explorer and for intervals', async () => {
  const view = await inView(`SELECT model, ${RATES} FROM model_alignment`, ['model']);
  for (const measure of MEASURE_NAMES) {
    const question: Question = {
      measure,
      positive: 'disagree',
      rows: 'model',
      columns: 'country',
      filters: {},
    };
    const whole = { measure, positive: question.positive, groups: ['model'], pooled: false, ordered: true };
    const rows = await opened.figures.query<Record<string, string | number | null>>(
      measureSql({ ...whole, cases: `FROM ${MEASURES[measure].from}` }),
    );
    const asked = new Map(rows.map((row) => [keyOf(String(row.model)), row[measure] as number | null]));
    const members = { rows: opened.models, columns: MEMBERS.country };
    const counts = await countsOf(opened, unitsSql(question, members, opened.models));
    const drawn = onceEach({ ...counts, group: counts.model }, statisticOf(question));
    const byModel = new Map([...drawn].map(([model, value]) => [keyOf(opened.models[model] ?? ''), value]));
    expectSame(byModel, asked, `${measure} for intervals`);
    const viewed = view[measure];
    if (viewed) expectSame(viewed, asked, `${measure} in the view`);
  }
});

it('every value’s distance in value_distance is that of the explorer and of the bootstrap', async () => {
  for (const columns of ['country', 'topic'] as const)
    for (const model of opened.models) {
      const sql = `SELECT value, group_name, distance FROM value_distance WHERE grouped_by = '${columns}' AND model = '${model}'`;
      const { distance } = await inView(sql, ['value', 'group_name']);
      if (!distance) continue;
      const question: Question = {
        measure: 'distance',
        positive: 'disagree',
        rows: 'value',
        columns,
        filters: { model: [model] },
      };
      const asked = await inExplorer(question);
      const known = new Map([...asked].filter(([, value]) => value !== null));
      expectSame(distance, known, `${model} by ${columns} in the view`);
      expectSame(await forIntervals(question), asked, `${model} by ${columns} for intervals`);
    }
});
