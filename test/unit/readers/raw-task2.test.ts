import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../pipeline/duckdb';
import { cellKey } from '../../../src/domain/keys';
import { agreementText } from '../../../src/domain/via/agreement';
import { type KnownChoices, knownChoices, readRawTask2 } from '../../../src/readers/raw-task2';
import { choicesOf, rawCsv } from '../../support/raw-files';

const GEMMA = 'gemma-2-9b-it';

let figures: Figures;
let choices: Awaited<ReturnType<typeof choicesOf>>;
let known: (model: string) => KnownChoices;
beforeAll(async () => {
  figures = await openFigures('public/data');
  choices = await choicesOf(figures, GEMMA);
  type Arguments = Parameters<typeof knownChoices>;
  const published = (await figures.query('FROM task2_choices')) as Arguments[1];
  const reruns = (await figures.query('FROM task2_prompt_variants')) as Arguments[2];
  known = (model) => knownChoices(model, published, reruns);
});
afterAll(() => figures.close());

const flipped = (row: (typeof choices)[number]) => ({
  ...row,
  choice: row.choice === 'agree' ? 'disagree' : 'agree',
});
const read = (content: Buffer, model = GEMMA) =>
  readRawTask2(`${model}_t2.csv`, content, model, known(model));

describe('a raw file of Task 2 answers', () => {
  it.each([false, true])('gives the choices under the polarity that agrees (inverted: %s)', (inverted) => {
    const { rows, agreement } = read(rawCsv(choices, inverted));
    expect(agreement).toEqual({
      model: GEMMA,
      compared: 7323,
      equal: 7323,
      inverted,
      sameRun: true,
      refusedRows: 0,
    });
    const before = new Map(choices.map((row) => [cellKey(row), row]));
    const wrong = rows.filter((row) => {
      const { choice, evidence } = before.get(cellKey(row)) ?? {};
      if (evidence === 'no_pair') return row.choice !== null || row.evidence !== 'no_pair';
      return row.choice !== (choice ?? 'agree') || row.evidence !== 'raw';
    });
    expect([rows.length, wrong]).toEqual([7392, []]);
  });

  it('is taken where up to 5 % of the known choices differ, and says how many', () => {
    const some = choices.map((row, index) => (index % 25 === 0 && row.choice ? flipped(row) : row));
    const { agreement } = read(rawCsv(some));
    expect(agreement.equal / agreement.compared).toBeCloseTo(0.96, 2);
    expect(agreementText(agreement)).toMatch(
      /^7,0\d\d of 7,323 known choices are the same \(96\.\d %\), polarity as stored$/,
    );
  });

  it('is refused, with the counts of both polarities, where neither agrees', () => {
    const half = choices.map((row, index) => (index % 2 === 0 && row.choice ? flipped(row) : row));
    const agree = choices.filter(({ choice }, index) => choice && index % 2 === 1).length;
    expect(() => read(rawCsv(half))).toThrow(
      `${GEMMA}_t2.csv agrees with ${agree.toLocaleString('en-US')} of 7,323 known choices as it is, and with ${(7323 - agree).toLocaleString('en-US')} if its polarity is inverted; more than 95 % are expected of one of them`,
    );
  });

  it('is refused where it has fewer than half of the known cases', () => {
    expect(() => read(rawCsv(choices.slice(0, 3000)))).toThrow(
      /has a choice in 2,\d{3} of the 7,323 cases whose choice is known; it is cut off, or not this model’s/,
    );
  });

  it('counts the rows that cannot be read', () => {
    const text = rawCsv(choices).toString().replace('"France"', '"Atlantis"');
    const { agreement, rows } = read(Buffer.from(text));
    expect(agreement.refusedRows).toBe(1);
    expect(rows).toHaveLength(7392);
  });

  it('of a model without known choices is held against another run of 50 cases', async () => {
    const again = await figures.query<(typeof choices)[number]>(
      "SELECT *, 'raw' AS evidence FROM task2_prompt_variants WHERE model = 'gpt-4o' AND variant = 5",
    );
    const choice = new Map(again.map((row) => [cellKey(row), row.choice]));
    const content = rawCsv(
      choices.map((row) => ({ ...row, choice: choice.get(cellKey(row)) ?? 'agree' })),
      true,
    );
    const { agreement, rows } = read(content, 'gpt-4o');
    expect(agreement).toMatchObject({ compared: 50, equal: 50, inverted: true, sameRun: false });
    expect(rows.filter(({ evidence }) => evidence === 'no_pair')).toHaveLength(63);
  });
});
