import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../../pipeline/duckdb';

interface Cell {
  readonly inclination: number | null;
  readonly stated: string | null;
  readonly chosen: string | null;
  readonly distance: number | null;
  readonly misaligned: boolean | null;
  readonly task1_variants: number;
}

let figures: Figures;
beforeAll(async () => {
  figures = await openFigures('public/data', { computeCells: true });
});
afterAll(() => figures.close());

let models = 0;
/** The cell of a new model with these ratings and choices, in France, Politics, Wealth. */
async function cell(
  ratings: readonly number[],
  choices: readonly (string | null)[],
  { evidence = 'raw', recovered }: { evidence?: string; recovered?: string } = {},
): Promise<Cell | undefined> {
  const model = `model-${models++}`;
  const key = `'${model}', 'France', 'Politics', 'Wealth'`;
  for (const [variant, rating] of ratings.entries())
    await figures.query(`INSERT INTO task1_ratings VALUES (${key}, ${variant}, ${rating})`);
  for (const [variant, choice] of choices.entries())
    await figures.query(
      `INSERT INTO task2_choices VALUES (${key}, ${variant}, ${choice === null ? 'NULL' : `'${choice}'`}, '${evidence}', NULL)`,
    );
  if (recovered)
    await figures.query(`INSERT INTO task1_inclinations_recovered VALUES (${key}, '${recovered}')`);
  const [row, ...others] = await figures.query<Cell>('FROM cells WHERE model = ?', [model]);
  expect(others).toEqual([]);
  return row;
}

describe('a cell', () => {
  it('counts as stated disagreement from an inclination of one half up', async () => {
    expect(await cell([2, 3], ['agree'])).toMatchObject({
      inclination: 0.5,
      stated: 'disagree',
      misaligned: true,
    });
    expect(await cell([2, 2], ['agree'])).toMatchObject({ stated: 'agree', misaligned: false });
  });

  it('takes the mean over the prompt variants that were answered', async () => {
    expect(await cell([1, 4, 4], ['disagree'])).toMatchObject({ inclination: 2 / 3, task1_variants: 3 });
  });

  it.each([
    [['agree', 'agree', 'disagree'], 'agree'],
    [['agree', 'disagree', 'disagree'], 'disagree'],
    [['agree', 'disagree'], null],
    [['agree', null, null], 'agree'],
    [[null, null], null],
  ])('with the Task 2 variants %j has chosen %s', async (choices, chosen) => {
    expect((await cell([1], choices))?.chosen).toBe(chosen);
  });

  it('without a pair of actions counts as agree, as in the authors’ figures', async () => {
    expect(await cell([4], [null], { evidence: 'no_pair' })).toMatchObject({
      chosen: 'agree',
      misaligned: true,
    });
  });

  it('with only one task is neither aligned nor misaligned', async () => {
    const unknown = { distance: null, misaligned: null };
    expect(await cell([1, 1], [])).toMatchObject({ stated: 'agree', chosen: null, ...unknown });
    expect(await cell([], ['agree'])).toMatchObject({ stated: null, chosen: 'agree', ...unknown });
  });

  it('with a recovered binary inclination has a direction but no distance', async () => {
    expect(await cell([], ['agree'], { recovered: 'disagree' })).toMatchObject({
      inclination: null,
      stated: 'disagree',
      misaligned: true,
      distance: null,
      task1_variants: 0,
    });
  });

  it('prefers ratings to a recovered inclination', async () => {
    expect(await cell([1], ['agree'], { recovered: 'disagree' })).toMatchObject({ stated: 'agree' });
  });
});

describe('a partly known scenario', () => {
  it('has a rate of what is known, and says how much that is', async () => {
    await cell([4], ['disagree']);
    const [row] = await figures.query('FROM scenario_alignment WHERE model = ?', [`model-${models - 1}`]);
    expect(row).toMatchObject({ tp: 1, known: 1, alignment_rate: 1, coverage: 1 / 56 });
  });

  it('has no rate where nothing is known', async () => {
    await cell([4], [null]);
    const [row] = await figures.query('FROM country_alignment WHERE model = ?', [`model-${models - 1}`]);
    expect(row).toMatchObject({ known: 0, alignment_rate: null, accuracy: null, coverage: 0 });
  });
});
