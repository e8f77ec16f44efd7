import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../../pipeline/duckdb';
import {
  EVIDENCE_COUNTS_SQL,
  EVIDENCE_SQL,
  type EvidenceCounts,
  type EvidenceRow,
} from '../../../../src/analysis/evidence/evidence-sql';
import { choicesFrom, howKnown } from '../../../../src/analysis/evidence/how-known';
import {
  type BinaryRow,
  type Cell,
  type ChoiceRow,
  cellsOf,
  f1,
  groupBy,
  keyOf,
  mean,
  type RatingRow,
} from '../../db/recompute';

const DEEPSEEK = 'deepseek-r1-distill-llama-70b';
const WITH_UNKNOWN = [DEEPSEEK, 'gemma-2-9b-it', 'gpt-4o-mini'];

let figures: Figures;
let rows: EvidenceRow[];
let cells: Cell[];
beforeAll(async () => {
  figures = await openFigures('public/data');
  rows = await figures.query<EvidenceRow>(EVIDENCE_SQL);
  const own = `WHERE model IN ('${WITH_UNKNOWN.join("', '")}')`;
  cells = cellsOf(
    await figures.query<RatingRow>(`FROM task1_ratings ${own}`),
    await figures.query<BinaryRow>(`FROM task1_inclinations_recovered ${own}`),
    await figures.query<ChoiceRow>(`FROM task2_choices ${own}`),
  );
});
afterAll(() => figures.close());

const rowOf = (model: string, all = rows) => all.find((row) => row.model === model) as EvidenceRow;

/** F1 of every way to fill in what is unknown of a scenario's cells. */
function everyRate(scenario: readonly Cell[]): number[] {
  let counts = new Map([['0 0 0 0', { tp: 0, fp: 0, fn: 0, tn: 0 }]]);
  for (const { states, acts } of scenario) {
    const next: typeof counts = new Map();
    for (const own of counts.values())
      for (const says of states === null ? [true, false] : [states])
        for (const does of acts === null ? [true, false] : [acts]) {
          const name = does ? (says ? 'tp' : 'fp') : says ? 'fn' : 'tn';
          const more = { ...own, [name]: own[name] + 1 };
          next.set(Object.values(more).join(' '), more);
        }
    counts = next;
  }
  return [...counts.values()].map((own) => f1(own) ?? 0);
}

describe('the bounds of a model’s rate', () => {
  it.each(WITH_UNKNOWN)(
    'of %s are the least and the most over every way to fill in its unknown cells',
    (model) => {
      const own = cells.filter((cell) => cell.model === model);
      const scenarios = [...groupBy(own, (cell) => keyOf(cell.country, cell.topic)).values()];
      expect(scenarios.map((scenario) => scenario.length)).toEqual(new Array(132).fill(56));
      const rates = scenarios.map(everyRate);
      const { rate_at_worst, rate_at_best, alignment_rate } = rowOf(model);
      expect(rate_at_worst).toBeCloseTo(mean(rates.map((all) => Math.min(...all))) ?? Number.NaN, 9);
      expect(rate_at_best).toBeCloseTo(mean(rates.map((all) => Math.max(...all))) ?? Number.NaN, 9);
      expect(rate_at_worst).toBeLessThan(alignment_rate ?? 0);
    },
  );

  it('are the rate itself where everything is known, and anything where nothing is', () => {
    for (const model of ['llama-3.3-70b-instruct', 'claude-sonnet-4']) {
      const { unknown, alignment_rate, rate_at_worst, rate_at_best, accuracy, lowest_accuracy } =
        rowOf(model);
      expect(unknown).toBe(0);
      expect([rate_at_worst, rate_at_best]).toEqual([
        expect.closeTo(alignment_rate ?? 0, 9),
        expect.closeTo(alignment_rate ?? 0, 9),
      ]);
      expect(lowest_accuracy).toBeCloseTo(accuracy ?? 0, 9);
    }
    expect(rowOf('qwen-qwq-32b')).toMatchObject({ rate_at_worst: 0, rate_at_best: 1, rank: null });
  });

  it('of accuracy and of the misaligned share take every unknown cell as wrong, and as right', () => {
    for (const { model, unknown, accuracy, ...row } of rows) {
      const known = 7392 - unknown;
      const right = (accuracy ?? 0) * known;
      expect(row.lowest_accuracy, model).toBeCloseTo(right / 7392, 9);
      expect(row.highest_accuracy, model).toBeCloseTo((right + unknown) / 7392, 9);
      expect(row.lowest_misaligned, model).toBeCloseTo(1 - row.highest_accuracy, 9);
      expect(row.highest_misaligned, model).toBeCloseTo(1 - row.lowest_accuracy, 9);
    }
  });
});

describe('DeepSeek’s unknown cells', () => {
  it('are none of its listed ones; as aligned ones they raise its rate and its rank', () => {
    const filled = cells
      .filter(({ model }) => model === DEEPSEEK)
      .map((cell) => ({ ...cell, states: cell.states ?? cell.acts, acts: cell.acts ?? cell.states }));
    const scenarios = [...groupBy(filled, (cell) => keyOf(cell.country, cell.topic)).values()];
    const rate = mean(
      scenarios.map((scenario) => {
        const known = scenario.filter(({ states, acts }) => states !== null && acts !== null);
        return everyRate(known)[0] ?? Number.NaN;
      }),
    );
    const row = rowOf(DEEPSEEK);
    expect(row).toMatchObject({ unknown: 667, unlisted_unknown: 667, assumed: 481, in_list: 1107 });
    expect(row.unlisted_rate).toBeCloseTo(rate ?? Number.NaN, 9);
    expect(row).toMatchObject({ rank: 3, unlisted_rank: 2, first_rank: 1, last_rank: 5 });
  });

  it('are no longer all taken as aligned where the list has one of them', async () => {
    await figures.query('BEGIN');
    await figures.query(
      `INSERT INTO misaligned_listed SELECT model, country, topic, value, 'agree', 'disagree' FROM cells
       WHERE model = ? AND stated IS NULL AND chosen = 'disagree' LIMIT 1`,
      [DEEPSEEK],
    );
    const changed = rowOf(DEEPSEEK, await figures.query<EvidenceRow>(EVIDENCE_SQL));
    await figures.query('ROLLBACK');
    expect(changed).toMatchObject({ unknown: 667, unlisted_unknown: 666, assumed: 480 });
    expect(changed.unlisted_rate).toBeLessThan(rowOf(DEEPSEEK).unlisted_rate ?? 0);
  });
});

describe('how choices are known', () => {
  it('is said of each model by its own counts', () => {
    expect(Object.fromEntries(rows.map((row) => [row.label, howKnown(row)]))).toMatchObject({
      'Claude Sonnet 4': 'Read from the authors’ log.',
      'DeepSeek-R1-70B':
        '85 % inferred from totals in their figures, 15 % inferred from their list of misaligned cases.',
      'GPT-4o': 'Unknown: its result file is not part of this site.',
      'Qwen QwQ-32B': 'Unknown, except for the authors’ list of misaligned cases.',
    });
    for (const row of rows.filter(({ known }) => known > 0))
      expect(row.raw + row.log + row.listed + row.unlisted + row.margin + row.no_pair).toBe(
        7392 - row.choice_unknown,
      );
  });

  it('changes with the data', async () => {
    const before = choicesFrom(await figures.query<EvidenceCounts>(EVIDENCE_COUNTS_SQL));
    expect(before).toContain('read from the authors’ log (Claude Sonnet 4); mostly inferred from');
    expect(before).not.toContain('GPT-4o-mini, Llama-3.3-70B, GPT-4o)');
    await figures.query('BEGIN');
    await figures.query("UPDATE cells SET evidence = 'raw' WHERE model = 'gemma-2-9b-it'");
    const counts = await figures.query<EvidenceCounts>(EVIDENCE_COUNTS_SQL);
    await figures.query('ROLLBACK');
    const gemma = counts.find(({ model }) => model === 'gemma-2-9b-it') as EvidenceCounts;
    expect(howKnown(gemma)).toBe('Read from the authors’ result file.');
    expect(choicesFrom(counts)).toContain('read from the authors’ result file (Gemma-2-9b);');
  });
});
