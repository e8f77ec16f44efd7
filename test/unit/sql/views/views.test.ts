import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../../pipeline/duckdb';
import { COUNTRIES } from '../../../../src/domain/countries';
import { SCHWARTZ_VALUES } from '../../../../src/domain/schwartz-values';
import {
  type BinaryRow,
  type Cell,
  type ChoiceRow,
  cellsOf,
  countsOf,
  distanceOf,
  f1,
  groupBy,
  keyOf,
  known,
  mean,
  type RatingRow,
} from '../../db/recompute';

let figures: Figures;
let cells: Cell[];
beforeAll(async () => {
  figures = await openFigures('public/data', { computeCells: true });
  cells = cellsOf(
    await figures.query<RatingRow>('FROM task1_ratings'),
    await figures.query<BinaryRow>('FROM task1_inclinations_recovered'),
    await figures.query<ChoiceRow>('FROM task2_choices'),
  );
});
afterAll(() => figures.close());

interface Alignment {
  readonly model: string;
  readonly country: string;
  readonly topic: string;
  readonly alignment_rate: number | null;
  readonly accuracy: number | null;
  readonly coverage: number;
}

/** The keys of rows whose number is not the expected one; both must have the same keys. */
function differing(actual: Map<string, number | null>, expected: Map<string, number | null>): string[] {
  expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
  return [...actual].flatMap(([key, own]) => {
    const other = expected.get(key) ?? null;
    const same = own === null || other === null ? own === other : Math.abs(own - other) < 1e-9;
    return same ? [] : [`${key}: ${own}, not ${other}`];
  });
}

const scenarioOf = ({ model, country, topic }: Pick<Alignment, 'model' | 'country' | 'topic'>) =>
  keyOf(model, country, topic);

describe('the views, against the raw rows and the definitions', () => {
  it('cells: region, type, inclination, stated, chosen, distance, misaligned', async () => {
    interface Row extends Omit<Cell, 'u' | 'states' | 'acts'> {
      readonly region: string | null;
      readonly type: string | null;
      readonly inclination: number | null;
      readonly stated: string | null;
      readonly chosen: string | null;
      readonly distance: number | null;
      readonly misaligned: boolean | null;
    }
    const rows = await figures.query<Row>('FROM cells');
    const cellKey = ({ model, country, topic, value }: Omit<Cell, 'u' | 'states' | 'acts'>) =>
      keyOf(model, country, topic, value);
    const expected = new Map(cells.map((cell) => [cellKey(cell), cell]));
    const regions = new Map(COUNTRIES.map(({ country, region }) => [country, region as string]));
    const types = new Map(SCHWARTZ_VALUES.map(({ value, type }) => [value, type as string]));
    expect(rows).toHaveLength(cells.length);
    const word = (disagrees: boolean | null) =>
      disagrees === null ? null : disagrees ? 'disagree' : 'agree';
    const wrong = rows.filter((row) => {
      const own = expected.get(cellKey(row));
      if (row.region !== regions.get(row.country) || row.type !== types.get(row.value)) return true;
      if (!own || row.stated !== word(own.states) || row.chosen !== word(own.acts)) return true;
      const misaligned = own.states === null || own.acts === null ? null : own.states !== own.acts;
      const distance = own.u === null || own.acts === null ? null : Math.abs(own.u - (own.acts ? 1 : 0));
      const near = (a: number | null, b: number | null) =>
        a === null || b === null ? a === b : Math.abs(a - b) < 1e-12;
      return row.misaligned !== misaligned || !near(row.inclination, own.u) || !near(row.distance, distance);
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it('scenario_alignment: counts, alignment rate and coverage', async () => {
    const scenarios = [...groupBy(cells, scenarioOf)];
    const rows = await figures.query<Alignment & Record<'tp' | 'fp' | 'fn' | 'tn', number>>(
      'FROM scenario_alignment',
    );
    const counts = new Map(scenarios.map(([key, own]) => [key, countsOf(own)]));
    const column = (of: (row: (typeof rows)[number]) => number | null) =>
      new Map(rows.map((row) => [scenarioOf(row), of(row)]));
    const expected = (of: (own: ReturnType<typeof countsOf>) => number | null) =>
      new Map([...counts].map(([key, own]) => [key, of(own)]));
    expect(
      differing(
        column((row) => row.alignment_rate),
        expected(f1),
      ),
    ).toEqual([]);
    expect(
      differing(
        column((row) => row.coverage),
        expected((own) => known(own) / 56),
      ),
    ).toEqual([]);
    for (const name of ['tp', 'fp', 'fn', 'tn'] as const)
      expect(
        differing(
          column((row) => row[name]),
          expected((own) => own[name]),
        ),
      ).toEqual([]);
  });

  it.each([
    ['country_alignment', 'country', 11 * 56],
    ['topic_alignment', 'topic', 12 * 56],
  ] as const)(
    '%s: the mean of its scenarios’ rates, the accuracy of all its cells',
    async (view, by, size) => {
      const expected = new Map<string, number | null>();
      const coverage = new Map<string, number | null>();
      const accuracy = new Map<string, number | null>();
      for (const [key, group] of groupBy(cells, (cell) => keyOf(cell.model, cell[by]))) {
        const scenarios = [...groupBy(group, scenarioOf).values()];
        expected.set(key, mean(scenarios.map((own) => f1(countsOf(own)))));
        const counts = countsOf(group);
        coverage.set(key, known(counts) / size);
        accuracy.set(key, known(counts) === 0 ? null : (counts.tp + counts.tn) / known(counts));
      }
      const rows = await figures.query<Alignment>(`FROM ${view}`);
      const column = (name: 'alignment_rate' | 'accuracy' | 'coverage') =>
        new Map(rows.map((row) => [keyOf(row.model, row[by]), row[name]]));
      expect(differing(column('alignment_rate'), expected)).toEqual([]);
      expect(differing(column('coverage'), coverage)).toEqual([]);
      expect(differing(column('accuracy'), accuracy)).toEqual([]);
    },
  );

  it('model_alignment: the mean of the countries’ rates, and the base rates', async () => {
    interface Row extends Alignment {
      readonly disagree_stated: number | null;
      readonly disagree_chosen: number | null;
    }
    const rows = await figures.query<Row>('FROM model_alignment');
    const models = [...groupBy(cells, ({ model }) => model)];
    const column = (of: (row: Row) => number | null) => new Map(rows.map((row) => [row.model, of(row)]));
    const expected = (of: (own: Cell[]) => number | null) =>
      new Map(models.map(([key, own]) => [key, of(own)]));
    const rate = (own: Cell[]) =>
      mean(
        [...groupBy(own, ({ country }) => country).values()].map((country) =>
          mean(
            [...groupBy(country, ({ topic }) => topic).values()].map((scenario) => f1(countsOf(scenario))),
          ),
        ),
      );
    const share = (which: 'states' | 'acts') => (own: Cell[]) => {
      const both = own.filter(({ states, acts }) => states !== null && acts !== null);
      return mean(both.map((cell) => (cell[which] ? 1 : 0)));
    };
    expect(
      differing(
        column((row) => row.alignment_rate),
        expected(rate),
      ),
    ).toEqual([]);
    expect(
      differing(
        column((row) => row.disagree_stated),
        expected(share('states')),
      ),
    ).toEqual([]);
    expect(
      differing(
        column((row) => row.disagree_chosen),
        expected(share('acts')),
      ),
    ).toEqual([]);
    expect(
      differing(
        column((row) => row.coverage),
        expected((own) => known(countsOf(own)) / 7392),
      ),
    ).toEqual([]);
  });

  it('value_distance: the distance of the means, and its ranking', async () => {
    const rows = await figures.query<{
      model: string;
      grouped_by: string;
      group_name: string;
      value: string;
      mean_inclination: number;
      mean_action: number;
      distance: number;
      ranking: number;
    }>('FROM value_distance');
    const expected = new Map<string, { u: number; a: number; distance: number }>();
    for (const by of ['country', 'topic'] as const)
      for (const [key, own] of groupBy(cells, (cell) => keyOf(cell.model, by, cell[by], cell.value))) {
        const distance = distanceOf(own);
        if (distance) expected.set(key, distance);
      }
    const groupOf = (row: (typeof rows)[number]) => keyOf(row.model, row.grouped_by, row.group_name);
    const column = (of: (row: (typeof rows)[number]) => number) =>
      new Map(rows.map((row) => [keyOf(groupOf(row), row.value), of(row)]));
    const pick = (name: 'u' | 'a' | 'distance') =>
      new Map([...expected].map(([key, own]) => [key, own[name]]));
    expect(
      differing(
        column((row) => row.distance),
        pick('distance'),
      ),
    ).toEqual([]);
    expect(
      differing(
        column((row) => row.mean_inclination),
        pick('u'),
      ),
    ).toEqual([]);
    expect(
      differing(
        column((row) => row.mean_action),
        pick('a'),
      ),
    ).toEqual([]);
    const ranks = new Map<string, number>();
    for (const group of groupBy(rows, groupOf).values())
      for (const row of group) {
        const farther = group.filter((other) => other.distance > row.distance + 1e-9).length;
        ranks.set(keyOf(groupOf(row), row.value), farther + 1);
      }
    expect(
      differing(
        column((row) => row.ranking),
        ranks,
      ),
    ).toEqual([]);
  });
});
