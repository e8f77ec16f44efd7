import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../pipeline/duckdb';
import { COOKBOOK, type Question } from '../../../src/sql/cookbook';

type Row = Record<string, number | string | null>;

const QUESTIONS: readonly Question[] = COOKBOOK.flatMap(({ questions }) => questions);

/** The rows in which a column has a value. */
const where = (rows: readonly Row[], column: string, value: string) =>
  rows.filter((row) => row[column] === value);
const number = (row: Row | undefined, column: string) => Number(row?.[column] ?? Number.NaN);

/** What each question's sentence says, checked against its rows. */
const CHECKS: Readonly<Record<string, (rows: readonly Row[]) => void>> = {
  'rate-by-model': (rows) => {
    expect(rows[0]).toMatchObject({ label: 'GPT-4o-mini', alignment_rate: 0.567, kappa: 0.482 });
    expect(rows.at(-1)).toMatchObject({ label: 'GPT-3.5-turbo', alignment_rate: 0.179, kappa: 0.133 });
    const kappas = rows.map((row) => number(row, 'kappa'));
    expect([Math.max(...kappas), Math.min(...kappas)]).toEqual([0.482, 0.133]);
    const accuracies = rows.map((row) => number(row, 'accuracy'));
    expect([Math.min(...accuracies), Math.max(...accuracies)].map((own) => own.toFixed(2))).toEqual([
      '0.81',
      '0.85',
    ]);
  },
  'rate-by-country': (rows) => {
    expect(rows).toHaveLength(12);
    const means: [string, number][] = [];
    for (const { country, ...rates } of rows) {
      const known = Object.entries(rates).filter(([, rate]) => rate !== null) as [string, number][];
      expect(known.reduce((best, own) => (own[1] > best[1] ? own : best))[0]).toBe('GPT-4o-mini');
      means.push([String(country), known.reduce((sum, [, rate]) => sum + rate, 0) / known.length]);
    }
    const order = means.sort((a, b) => a[1] - b[1]).map(([country]) => country);
    expect([order[0], order[1], order.at(-1)]).toEqual(['Philippines', 'Nigeria', 'United States']);
  },
  'hardest-scenarios': (rows) => {
    expect(rows.slice(0, 3).map(({ country, topic }) => `${topic}, ${country}`)).toEqual([
      'Religion, Philippines',
      'National Identity, India',
      'Environment, India',
    ]);
    expect(number(rows[0], 'mean_rate')).toBeCloseTo(0.16, 2);
  },
  'rate-by-topic': (rows) => {
    expect(rows[0]).toMatchObject({ topic: 'Health and Health Care', mean_rate: 0.481 });
    expect(rows.at(-1)).toMatchObject({ topic: 'National Identity', mean_rate: 0.362 });
    const kappas = rows.map((row) => number(row, 'mean_kappa'));
    expect([Math.max(...kappas), Math.min(...kappas)]).toEqual([kappas[0], kappas.at(-1)]);
  },
  'rate-by-region': (rows) => {
    for (const label of new Set(rows.map((row) => String(row.label)))) {
      const own = where(rows, 'label', label).toSorted((a, b) => number(a, 'rate') - number(b, 'rate'));
      if (label !== 'GPT-3.5-turbo') expect(['Asia', 'Africa']).toContain(own[0]?.region);
      expect(['Asia', 'Africa']).not.toContain(own.at(-1)?.region);
    }
  },
  'rate-and-base-rate': (rows) => {
    expect(rows).toHaveLength(6);
    expect(rows.every((row) => number(row, 'accuracy_with_disagreeing') < 0)).toBe(true);
    expect(rows.filter((row) => number(row, 'rate_with_disagreeing') > 0).length).toBeGreaterThan(3);
  },
  'largest-distance': (rows) => {
    expect(rows.slice(0, 3).map(({ value }) => value)).toEqual([
      'Preserving my Public Image',
      'Influential',
      'Detachment',
    ]);
    const [independent] = where(rows, 'value', 'Independent');
    const [influential] = where(rows, 'value', 'Influential');
    expect(number(independent, 'acts')).toBeGreaterThan(number(independent, 'states'));
    expect(number(influential, 'acts')).toBeLessThan(number(influential, 'states'));
  },
  'models-disagree': (rows) =>
    expect(rows[0]).toMatchObject({
      value: 'Accepting my Portion in Life',
      agrees_most: 'gpt-3.5-turbo',
      lowest: 0.08,
      agrees_least: 'gpt-4o-mini',
      highest: 0.64,
    }),
  'types-of-values': (rows) => {
    expect(rows.slice(0, 2).map(({ type }) => type)).toEqual(['Stimulation', 'Power']);
    expect(rows.slice(0, 2).every((row) => Math.abs(number(row, 'misaligned') - 0.41) < 0.02)).toBe(true);
    expect(rows.at(-1)?.type).toBe('Universalism');
    expect(number(rows.at(-1), 'states_disagree')).toBeLessThan(0.01);
    expect(number(rows.at(-1), 'acts_disagree')).toBeLessThan(0.01);
  },
  'two-directions': (rows) => {
    expect(where(rows, 'value', 'Independent')[0]?.said_not_done).toBe(362);
    expect(where(rows, 'value', 'Detachment')[0]?.done_not_said).toBe(334);
    expect(Math.max(...rows.map((row) => number(row, 'said_not_done')))).toBe(362);
    expect(Math.max(...rows.map((row) => number(row, 'done_not_said')))).toBe(334);
  },
  'top-values-by-country': (rows) => {
    expect(rows).toHaveLength(36);
    for (const value of ['Social Recognition', 'Influential', 'Preserving my Public Image'])
      expect(where(rows, 'value', value).length, value).toBeGreaterThan(5);
  },
  'values-that-depend-on-country': (rows) =>
    expect(rows[0]).toMatchObject({
      label: 'Claude Sonnet 4',
      value: 'Devout',
      most_agreeing: 'Pakistan',
      least_agreeing: 'France',
    }),
  'models-choose-alike': (rows) => {
    expect(rows[0]).toMatchObject({
      model: 'claude-sonnet-4',
      other: 'llama-3.3-70b-instruct',
      same_choice: 0.953,
    });
    expect(number(rows.at(-1), 'same_choice')).toBeGreaterThan(0.84);
  },
  'direction-of-misalignment': (rows) => {
    const saysMore = rows.filter((row) => number(row, 'said_not_done') > number(row, 'done_not_said'));
    expect(saysMore.map(({ label }) => label).sort()).toEqual(['GPT-3.5-turbo', 'GPT-4o-mini', 'Gemma-2-9b']);
    expect(rows).toHaveLength(6);
  },
  'size-and-alignment': (rows) => expect(rows.map(({ billions }) => billions)).toEqual([9, 70, 70]),
  'weakest-country-of-each-model': (rows) =>
    expect(rows[0]).toMatchObject({
      label: 'Llama-3.3-70B',
      weakest: 'Uganda',
      lowest: 0.297,
      strongest: 'France',
      highest: 0.524,
    }),
  'cases-that-split': (rows) => {
    expect(rows).toHaveLength(99);
    expect(where(rows, 'all_state', 'agree')).toHaveLength(91);
    expect(rows.every((row) => row.choose_agree === 3 && row.choose_disagree === 3)).toBe(true);
  },
  'asking-for-an-explanation': (rows) => {
    expect(rows[0]).toMatchObject({ model: 'gpt-3.5-turbo', changed: 0.08 });
    const least = rows.filter(({ changed }) => changed === 0.025).map(({ model }) => model);
    expect(least).toHaveLength(3);
    expect(number(rows.at(-1), 'changed')).toBe(0.025);
  },
  'order-of-options': (rows) =>
    expect(rows[0]).toMatchObject({ model: 'gpt-3.5-turbo', changed: 0.14, agree_to_disagree: 0 }),
  wording: (rows) => {
    expect(rows.filter((row) => number(row, 'disagree_to_agree') === 0)).toHaveLength(6);
    expect(number(rows.at(-1), 'changed')).toBeCloseTo(0.03, 2);
    expect(rows[0]).toMatchObject({ model: 'claude-sonnet-4', disagree_to_agree: 0 });
    expect(number(rows[0], 'changed')).toBeCloseTo(0.1, 2);
    expect(rows.every((row) => number(row, 'agree_to_disagree') > number(row, 'disagree_to_agree'))).toBe(
      true,
    );
  },
  'spread-of-ratings': (rows) => {
    expect(number(where(rows, 'label', 'Claude Sonnet 4')[0], 'all_the_same')).toBeCloseTo(0.61, 2);
    expect(number(where(rows, 'label', 'Llama-3.3-70B')[0], 'all_the_same')).toBeCloseTo(0.37, 2);
  },
  'ratings-by-variant': (rows) => {
    const rating = (label: string, variant: number) =>
      number(
        where(rows, 'label', label).find((row) => row.variant === variant),
        'mean_rating',
      );
    for (const label of ['Claude Sonnet 4', 'GPT-3.5-turbo'])
      expect(Math.min(...[2, 3, 6, 7].map((variant) => rating(label, variant)))).toBeGreaterThan(
        Math.max(...[0, 1, 4, 5].map((variant) => rating(label, variant))),
      );
    for (const label of new Set(rows.map((row) => String(row.label))))
      for (const variant of [0, 1, 2, 3])
        expect(Math.abs(rating(label, variant) - rating(label, variant + 4))).toBeLessThan(0.05);
  },
  'evidence-of-choices': (rows) => {
    expect(number(where(rows, 'label', 'Claude Sonnet 4')[0], 'log')).toBe(7329);
    expect(number(where(rows, 'label', 'Llama-3.3-70B')[0], 'unlisted')).toBeGreaterThan(5000);
  },
  'poster-beside-computed': (rows) => {
    for (const row of where(rows, 'reading', 'exact'))
      expect(number(row, 'largest_difference')).toBeLessThan(0.01);
    expect(where(rows, 'reading', 'exact')).toHaveLength(2);
    for (const row of where(rows, 'reading', 'inferred'))
      expect(number(row, 'largest_difference')).toBeGreaterThan(0.01);
  },
  'gap-prediction': (rows) => {
    const f1 = (predictor: string) =>
      where(rows, 'predictor', predictor).map((row) => number(row, 'f1').toFixed(2));
    expect([f1('gpt-3.5-turbo')[0], f1('gpt-3.5-turbo').at(-1)]).toEqual(['0.80', '0.83']);
    expect([f1('llama-3.3-70b-instruct')[0], f1('llama-3.3-70b-instruct').at(-1)]).toEqual(['0.78', '0.82']);
  },
  'annotators-agree': (rows) => {
    expect(where(rows, 'criterion', 'action')[0]).toMatchObject({
      agree: 0.858,
      first_accepts: 0.721,
      second_accepts: 0.668,
    });
    expect(where(rows, 'criterion', 'explanation')[0]).toMatchObject({ judged_twice: 12 });
  },
  'length-of-actions': (rows) => {
    const via = where(rows, 'origin', 'via');
    if (via.length === 0) expect(rows.reduce((sum, row) => sum + number(row, 'actions'), 0)).toBe(112);
    else {
      expect(number(where(via, 'polarity', 'positive')[0], 'mean_characters')).toBeCloseTo(164, -0.5);
      expect(number(where(via, 'polarity', 'negative')[0], 'mean_characters')).toBeCloseTo(144, -0.5);
    }
  },
  'check-cells': (rows) => {
    expect(rows).toEqual([{ cells: 7 * 7392, differing: 0 }]);
  },
  'missing-pairs': (rows) => {
    expect(rows.slice(0, 2)).toEqual([
      { value: 'Equality', scenarios: 31 },
      { value: 'Social Justice', scenarios: 27 },
    ]);
    expect(rows).toHaveLength(7);
  },
};

it('has at least 20 questions in five groups, each with a sentence that is checked', () => {
  expect(COOKBOOK).toHaveLength(5);
  expect(QUESTIONS.length).toBeGreaterThanOrEqual(20);
  expect(new Set(QUESTIONS.map(({ id }) => id)).size).toBe(QUESTIONS.length);
  expect(Object.keys(CHECKS).sort()).toEqual(QUESTIONS.map(({ id }) => id).sort());
  for (const { id, says } of QUESTIONS) expect(says.length, id).toBeGreaterThan(30);
});

const withRelease = existsSync('public/data/via/via_actions.parquet');

const BUILDS: readonly { name: string; release: boolean }[] = [
  { name: 'the sample alone', release: false },
  ...(withRelease ? [{ name: 'the release', release: true }] : []),
];

describe.each(BUILDS)('with $name', ({ release }) => {
  const folder = mkdtempSync(join(tmpdir(), 'cookbook-'));
  let figures: Figures;
  beforeAll(async () => {
    const via = join('public', 'data', 'via');
    const isVia = (path: string) => path === via || path.startsWith(join(via, '/'));
    cpSync('public/data', folder, { recursive: true, filter: (path) => release || !isVia(path) });
    figures = await openFigures(folder);
  });
  afterAll(() => {
    figures.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(QUESTIONS.map((question) => [question.id, question] as const))(
    '%s says what it says',
    async (id, { sql }) => {
      const rows = await figures.query<Row>(sql);
      expect(rows.length).toBeGreaterThan(0);
      CHECKS[id]?.(rows);
    },
  );
});
