import { beforeAll, describe, expect, it } from 'vitest';
import { type Dimension, MEMBERS } from '../../../../src/analysis/dimensions';
import { answersOf } from '../../../../src/analysis/explore/answered';
import { exploreSql, type Question } from '../../../../src/analysis/explore/explore-sql';
import { statisticOf, unitsSql } from '../../../../src/analysis/explore/units-sql';
import { MEASURES, type Measure } from '../../../../src/analysis/measures';
import {
  type GroupedCounts,
  groupIntervals,
  type Target,
} from '../../../../src/domain/statistics/group-intervals';
import { countsOf, onceEach } from '../grouped-counts';
import { type OpenedCells, openCells } from '../open-cells';

let opened: OpenedCells;
beforeAll(async () => {
  opened = await openCells();
});

const membersOf = (dimension: Dimension): readonly string[] =>
  dimension === 'model' ? opened.models : MEMBERS[dimension];

function countsFor(question: Question): Promise<GroupedCounts> {
  const members = { rows: membersOf(question.rows), columns: membersOf(question.columns) };
  return countsOf(opened, unitsSql(question, members, opened.models));
}

const BREAKDOWNS: readonly Pick<Question, 'rows' | 'columns' | 'filters'>[] = [
  { rows: 'model', columns: 'country', filters: {} },
  { rows: 'topic', columns: 'model', filters: { country: ['Nigeria', 'France', 'Egypt'] } },
  { rows: 'region', columns: 'type', filters: { model: ['gpt-4o-mini', 'claude-sonnet-4'] } },
  { rows: 'value', columns: 'country', filters: { type: ['Power', 'Hedonism'] } },
];

describe('the counts that intervals are made from', () => {
  it.each(BREAKDOWNS.map((breakdown) => [JSON.stringify(breakdown), breakdown] as const))(
    'give every measure of the table when nothing is left out: %s',
    async (_, breakdown) => {
      for (const measure of Object.keys(MEASURES) as Measure[]) {
        const question: Question = { ...breakdown, measure, positive: 'agree' };
        const answers = answersOf(question, await opened.figures.query(exploreSql(question)));
        const drawn = onceEach(await countsFor(question), statisticOf(question));
        const [rows, columns] = [membersOf(question.rows), membersOf(question.columns)];
        const wrong = answers.filter(({ row, column, value }) => {
          const group = rows.indexOf(row) * columns.length + columns.indexOf(column);
          const own = drawn.get(group) ?? null;
          return value === null || own === null ? value !== own : Math.abs(value - own) > 1e-9;
        });
        expect(wrong.slice(0, 2), measure).toEqual([]);
        expect(answers.some(({ value }) => value !== null)).toBe(true);
      }
    },
  );
});

describe('intervals of the published figures', () => {
  const BREAKDOWN = [
    { measure: 'alignment_rate', rows: 'model', columns: 'country' },
    { measure: 'kappa', rows: 'model', columns: 'topic' },
    { measure: 'distance', rows: 'type', columns: 'model', filters: { country: ['Egypt', 'Canada'] } },
    { measure: 'choice', rows: 'region', columns: 'type' },
    {
      measure: 'accuracy',
      rows: 'country',
      columns: 'topic',
      filters: { model: ['gpt-4o-mini', 'gpt-3.5-turbo'] },
    },
  ] as const;

  it.each(
    BREAKDOWN.flatMap((breakdown) =>
      (['others', 'these'] as const).map((target) => ({ ...breakdown, target })),
    ),
  )('hold $measure by $rows and $columns, for $target', async ({ target, ...breakdown }) => {
    const question: Question = { filters: {}, positive: 'disagree', ...breakdown };
    const answers = answersOf(question, await opened.figures.query(exploreSql(question)));
    const counts = await countsFor(question);
    const intervals = groupIntervals(counts, statisticOf(question), target satisfies Target);
    const [rows, columns] = [membersOf(question.rows), membersOf(question.columns)];
    const found = answers.flatMap(({ row, column, value }) => {
      const interval = intervals.get(rows.indexOf(row) * columns.length + columns.indexOf(column));
      return interval && value !== null ? [{ value, ...interval }] : [];
    });
    const valued = answers.filter(({ value }) => value !== null);
    expect(found.length).toBeGreaterThan(0.85 * valued.length);
    expect(found.filter(({ value, low, high }) => !(low <= value && value <= high && low < high))).toEqual(
      [],
    );
    const [least] = MEASURES[question.measure].range;
    expect(Math.min(...found.map(({ low }) => low))).toBeGreaterThanOrEqual(least);
    expect(Math.max(...found.map(({ high }) => high))).toBeLessThanOrEqual(1);
  });
});
