import { beforeAll, describe, expect, it, test } from 'vitest';
import { DIMENSION_NAMES, type Dimension, MEMBERS } from '../../../../src/analysis/dimensions';
import { answersOf } from '../../../../src/analysis/explore/answered';
import { type Answer, exploreSql, type Question } from '../../../../src/analysis/explore/explore-sql';
import { DEFAULT_STATE, type Filters } from '../../../../src/analysis/explore/explore-state';
import { MEASURES, type Measure } from '../../../../src/analysis/measures';
import { sortedBy } from '../../../../src/ui/sort-order';
import { distanceOf, groupBy, keyOf } from '../../db/recompute';
import { type OpenedCells, openCells } from '../open-cells';
import { differing, groupsOf, recount } from '../recount';

let opened: OpenedCells;
beforeAll(async () => {
  opened = await openCells();
});

async function ask(question: Question): Promise<Answer[]> {
  return answersOf(question, await opened.figures.query(exploreSql(question)));
}

const MEASURE_NAMES = Object.keys(MEASURES) as Measure[];

/** Every pair of dimensions once, alternating which comes first. */
const PAIRS = DIMENSION_NAMES.flatMap((first, index) =>
  DIMENSION_NAMES.slice(index + 1).map((second, turn): [Dimension, Dimension] =>
    (index + turn) % 2 === 0 ? [first, second] : [second, first],
  ),
);

const POSITIVES = ['disagree', 'agree'] as const;

/** The alignment rate both ways and the distance always, the other measures in turn. */
function asked(turn: number): [Measure, (typeof POSITIVES)[number]][] {
  const others = MEASURE_NAMES.filter((measure) => measure !== 'alignment_rate' && measure !== 'distance');
  return [
    ['alignment_rate', 'disagree'],
    ['alignment_rate', 'agree'],
    ['distance', 'disagree'],
    ...others
      .filter((_, index) => index % 3 === turn % 3)
      .map((measure): [Measure, (typeof POSITIVES)[number]] => [measure, 'agree']),
  ];
}

const FILTERED_PAIRS = [
  ['model', 'country'],
  ['topic', 'region'],
  ['value', 'scenario'],
  ['country', 'type'],
] as const;

const FILTERS: readonly Filters[] = [
  { country: ['Nigeria', 'Germany'], topic: ['Health and Health Care'] },
  { region: ['Asia', 'Europe'], model: ['gpt-4o-mini', 'deepseek-r1-distill-llama-70b'] },
  { type: ['Power', 'Universalism'], country: ['Egypt'] },
  { value: ['Social Power', 'Wealth', 'A World at Peace'], region: ['Africa'] },
];

describe('the answer, against a recount of the raw rows', () => {
  async function expectRecounted(breakdown: Pick<Question, 'rows' | 'columns' | 'filters'>, turn: number) {
    const groups = groupsOf(opened.cells, breakdown, opened);
    expect(groups.size).toBeGreaterThan(0);
    for (const [measure, positive] of asked(turn)) {
      const question: Question = { ...breakdown, measure, positive };
      const lines = differing(await ask(question), recount(groups, question, opened));
      expect(lines.slice(0, 3), `${measure}, ${positive}`).toEqual([]);
    }
  }

  it.each(PAIRS.map(([rows, columns], turn) => [rows, columns, turn] as const))(
    'of %s by %s',
    async (rows, columns, turn) => {
      await expectRecounted({ rows, columns, filters: {} }, turn);
    },
  );

  it.each(FILTERS.map((filters) => [JSON.stringify(filters), filters] as const))(
    'filtered by %s',
    async (_, filters) => {
      for (const [turn, [rows, columns]] of FILTERED_PAIRS.entries())
        await expectRecounted({ rows, columns, filters }, turn);
    },
  );

  it('keeps to the cases that several models share', async () => {
    const shared = ['llama-3.3-70b-instruct', 'gpt-4o-mini', 'claude-sonnet-4'];
    for (const measure of MEASURE_NAMES) {
      const known = groupBy(
        opened.cells.filter(({ model, u, states, acts }) => {
          if (!shared.includes(model)) return false;
          if (measure === 'inclination') return u !== null;
          if (measure === 'choice') return acts !== null;
          return acts !== null && (measure.endsWith('distance') ? u : states) !== null;
        }),
        ({ country, topic, value }) => keyOf(country, topic, value),
      );
      const common = opened.cells.filter(
        ({ country, topic, value }) => known.get(keyOf(country, topic, value))?.length === shared.length,
      );
      expect(common.length).toBeGreaterThan(0);
      // Inclinations of these three are known throughout.
      if (measure !== 'inclination') expect(common.length).toBeLessThan(opened.cells.length);
      const question: Question = {
        measure,
        rows: 'country',
        columns: 'model',
        filters: { model: shared },
        positive: 'disagree',
        shared,
      };
      const groups = groupsOf(common, question, opened);
      const lines = differing(await ask(question), recount(groups, question, opened));
      expect(lines.slice(0, 3), measure).toEqual([]);
    }
  });
});

test('the first view shows country_alignment', async () => {
  const answers = await ask(DEFAULT_STATE);
  const rows = await opened.figures.query<{
    model: string;
    country: string;
    alignment_rate: number | null;
    chance_rate: number | null;
    highest_rate: number | null;
    known: number;
    tp: number;
    fp: number;
    fn: number;
    tn: number;
  }>('FROM country_alignment');
  const expected = new Map(
    rows.map(
      ({
        model,
        country,
        alignment_rate,
        chance_rate,
        highest_rate,
        known,
        tp,
        fp,
        fn,
        tn,
      }): [string, Answer] => [
        keyOf(model, country),
        {
          row: model,
          column: country,
          value: alignment_rate,
          beside: { chance_rate, highest_rate },
          known,
          tp,
          fp,
          fn,
          tn,
        },
      ],
    ),
  );
  expect(expected.size).toBe(7 * 12);
  expect(differing(answers, expected)).toEqual([]);
});

describe('the paper’s distances and ranking', () => {
  it.each(['country', 'topic'] as const)(
    'by %s and value are |mean u − mean a|, and rank the values alike',
    async (by) => {
      const models = new Set(
        opened.cells.filter(({ u, acts }) => u !== null && acts !== null).map(({ model }) => model),
      );
      expect(models.size).toBeGreaterThanOrEqual(5);
      for (const model of models) {
        const filters = { model: [model] };
        const answers = await ask({
          measure: 'distance',
          rows: 'value',
          columns: by,
          filters,
          positive: 'disagree',
        });
        const own = opened.cells.filter((cell) => cell.model === model);
        const distances = new Map(
          [...groupBy(own, (cell) => keyOf(cell[by], cell.value))].map(([key, cells]) => [
            key,
            distanceOf(cells)?.distance ?? Number.NaN,
          ]),
        );
        const wrong = answers.filter(
          ({ row, column, value }) =>
            Math.abs((value ?? Number.NaN) - (distances.get(keyOf(column, row)) ?? Number.NaN)) > 1e-12,
        );
        expect(wrong).toEqual([]);
        for (const [group, rows] of groupBy(answers, ({ column }) => column)) {
          const byValue = new Map(rows.map(({ row, value }) => [row, value]));
          const ranked = sortedBy(
            MEMBERS.value.map((id) => ({ id })),
            (id) => byValue.get(id) ?? null,
            true,
          ).map(({ id }) => distances.get(keyOf(group, id)) ?? Number.NaN);
          expect(ranked).toHaveLength(56);
          const steps = ranked.slice(1).map((distance, index) => (ranked[index] ?? Number.NaN) - distance);
          expect(Math.min(...steps), `${model}, ${group}`).toBeGreaterThan(-1e-12);
        }
      }
    },
  );
});
