import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dimension, MEMBERS } from '../../../../src/analysis/dimensions';
import { answersOf } from '../../../../src/analysis/explore/answered';
import { exploreSql, type Question } from '../../../../src/analysis/explore/explore-sql';
import { canResample, resamplingOf, statisticOf, unitsSql } from '../../../../src/analysis/explore/units-sql';
import { MEASURES, type Measure } from '../../../../src/analysis/measures';
import { bootstrapInterval, type Interval } from '../../../../src/domain/statistics/bootstrap';
import {
  type GroupedCounts,
  groupIntervals,
  unitsOf,
} from '../../../../src/domain/statistics/group-intervals';
import type { Statistic } from '../../../../src/domain/statistics/weighted-measure';
import { groupBy, keyOf } from '../../db/recompute';
import { countsOf, INTEGERS, NUMBERS, onceEach } from '../grouped-counts';
import { type OpenedCells, openCells } from '../open-cells';

let opened: OpenedCells;
beforeAll(async () => {
  opened = await openCells();
});
afterAll(() => opened.figures.close());

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

describe('the counts that intervals are drawn from', () => {
  it.each(BREAKDOWNS.map((breakdown) => [JSON.stringify(breakdown), breakdown] as const))(
    'give every measure of the table when each scenario is drawn once: %s',
    async (_, breakdown) => {
      for (const measure of Object.keys(MEASURES) as Measure[]) {
        const question: Question = { ...breakdown, measure, positive: 'agree' };
        expect(canResample(question)).toBe(true);
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

  it('cannot be drawn from where a cell is one scenario', () => {
    const can = (rows: Dimension, columns: Dimension, filters: Question['filters'] = {}) =>
      canResample({ measure: 'accuracy', rows, columns, filters, positive: 'disagree' });
    expect(can('country', 'topic')).toBe(false);
    expect(can('scenario', 'value')).toBe(false);
    expect(can('country', 'model', { topic: ['Politics'] })).toBe(false);
    expect(can('model', 'value', { country: ['India'], topic: ['Politics'] })).toBe(false);
    expect(can('country', 'model', { topic: ['Politics', 'Work'] })).toBe(true);
  });
});

describe('intervals of the published figures', () => {
  it.each([
    { measure: 'alignment_rate', rows: 'model', columns: 'country' },
    { measure: 'kappa', rows: 'model', columns: 'topic' },
    { measure: 'distance', rows: 'type', columns: 'model', filters: { country: ['Egypt', 'Canada'] } },
  ] as const)('hold $measure by $rows and $columns, and are the same again', async (breakdown) => {
    const question: Question = { filters: {}, positive: 'disagree', ...breakdown };
    const answers = answersOf(question, await opened.figures.query(exploreSql(question)));
    const counts = await countsFor(question);
    const draw = () => groupIntervals(counts, statisticOf(question), resamplingOf(question));
    const intervals = draw();
    const [rows, columns] = [membersOf(question.rows), membersOf(question.columns)];
    const drawn = answers.flatMap(({ row, column, value }) => {
      const interval = intervals.get(rows.indexOf(row) * columns.length + columns.indexOf(column));
      return interval && value !== null ? [{ value, ...interval }] : [];
    });
    const valued = answers.filter(({ value }) => value !== null);
    expect(drawn.length).toBeGreaterThan(0.95 * valued.length);
    expect(drawn.every(({ low, high }) => low <= high)).toBe(true);
    const held = drawn.filter(({ value, low, high }) => low <= value && value <= high);
    expect(held.length).toBeGreaterThanOrEqual(0.95 * drawn.length);
    expect(drawn.filter(({ low, high }) => high > low).length).toBeGreaterThan(0.9 * drawn.length);
    if (question.measure === 'alignment_rate') expect(draw()).toEqual(intervals);
  });
});

/** One case per country and topic, aligned or not. */
function madeUp(aligned: (country: number, topic: number) => boolean, models = [0]): GroupedCounts {
  const places = [0, 1, 2].flatMap((country) =>
    [0, 1, 2, 3].flatMap((topic) => models.map((model) => ({ country, topic, model }))),
  );
  const whole = (of: (place: (typeof places)[number]) => number) => Int32Array.from(places, of);
  const number = (of: (place: (typeof places)[number]) => number) => Float64Array.from(places, of);
  const right = ({ country, topic }: (typeof places)[number]) => Number(aligned(country, topic));
  return {
    group: whole(() => 0),
    model: whole(({ model }) => model),
    country: whole(({ country }) => country),
    topic: whole(({ topic }) => topic),
    value: whole(() => 0),
    tp: number(right),
    fp: number((place) => 1 - right(place)),
    fn: number(() => 0),
    tn: number(() => 0),
    sumX: number(right),
    sumY: number(() => 0),
    n: number(() => 1),
  };
}

describe('what is drawn', () => {
  const byCountry = madeUp((country) => country === 0);
  const byTopic = madeUp((_, topic) => topic === 0);

  it.each(['accuracy', 'mean', 'scenario mean', 'distance'] as const)(
    'are topics within each country, or countries within each topic: %s',
    (statistic) => {
      const width = (counts: GroupedCounts, resampling: 'topics' | 'countries') => {
        const interval = groupIntervals(counts, statistic, resampling).get(0);
        return interval ? interval.high - interval.low : Number.NaN;
      };
      // Where countries differ and their topics do not, drawing topics changes nothing.
      expect(width(byCountry, 'topics')).toBeCloseTo(0, 12);
      expect(width(byCountry, 'countries')).toBeGreaterThan(0.2);
      expect(width(byTopic, 'countries')).toBeCloseTo(0, 12);
      expect(width(byTopic, 'topics')).toBeGreaterThan(0.2);
    },
  );

  it('are scenarios as wholes: all entries of one have the same unit', () => {
    const counts = madeUp(() => true, [0, 1]);
    const entries = [...counts.group.keys()];
    const { unit, strata } = unitsOf(counts, entries, 'topics');
    expect(strata).toEqual([4, 4, 4]);
    const scenarios = groupBy([...unit.keys()], (entry) =>
      keyOf(String(counts.country[entry]), String(counts.topic[entry])),
    );
    const units = [...scenarios.values()].map((entries) => new Set(entries.map((entry) => unit[entry])));
    expect(units.every(({ size }) => size === 1)).toBe(true);
    expect(new Set(units.flatMap((own) => [...own])).size).toBe(12);
    expect(unitsOf(counts, entries, 'countries').strata).toEqual([3, 3, 3, 3]);
  });

  it('are cells within each scenario, where that is asked for', () => {
    // Two scenarios of 6 cells; hit or miss by the cell.
    const hits = [1, 1, 0, 1, 0, 0, 1, 1, 1, 1, 0, 1];
    const number = (of: (place: number) => number) => Float64Array.from(hits.keys(), of);
    const whole = (of: (place: number) => number) => Int32Array.from(hits.keys(), of);
    const counts: GroupedCounts = {
      group: whole(() => 0),
      model: whole(() => 0),
      country: whole(() => 3),
      topic: whole((place) => Math.floor(place / 6)),
      value: whole((place) => place % 6),
      tp: number((place) => hits[place] ?? 0),
      fp: number((place) => 1 - (hits[place] ?? 0)),
      fn: number(() => 0),
      tn: number(() => 0),
      sumX: number((place) => hits[place] ?? 0),
      sumY: number(() => 0),
      n: number(() => 1),
    };
    expect(unitsOf(counts, [...hits.keys()], 'cells').strata).toEqual([6, 6]);
    const share = (weights: Float64Array, from: number) =>
      hits.slice(from, from + 6).reduce((sum, hit, place) => sum + hit * (weights[from + place] ?? 0), 0) / 6;
    const rate = (hit: number) => (2 * hit) / (2 * hit + 1 - hit);
    const expected = bootstrapInterval(
      [6, 6],
      (weights) => (rate(share(weights, 0)) + rate(share(weights, 6))) / 2,
    );
    const near = (statistic: Statistic, interval: Interval | null) => {
      const own = groupIntervals(counts, statistic, 'cells').get(0);
      expect(own?.low, statistic).toBeCloseTo(interval?.low ?? Number.NaN, 12);
      expect(own?.high, statistic).toBeCloseTo(interval?.high ?? Number.NaN, 12);
    };
    near('scenario mean', expected);
    const shares = bootstrapInterval([6, 6], (weights) => (share(weights, 0) + share(weights, 6)) / 2);
    near('accuracy', shares);
    near('mean', shares);
    // Here every action agrees: a value's distance is its mean inclination, counted as often as the value is drawn.
    near('distance', shares);
  });

  it('is nothing where there is one scenario', () => {
    const one = madeUp(() => true);
    const counts = Object.fromEntries(
      [...INTEGERS, ...NUMBERS].map((name) => [name, one[name].slice(0, 1)]),
    ) as unknown as GroupedCounts;
    expect(groupIntervals(counts, 'accuracy', 'topics').get(0)).toBeNull();
  });
});
