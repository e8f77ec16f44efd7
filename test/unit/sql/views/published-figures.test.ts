import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../../pipeline/duckdb';

let figures: Figures;
beforeAll(async () => {
  figures = await openFigures('public/data');
});
afterAll(() => figures.close());

describe('the published figures', () => {
  it('are those of the poster, where it can be read exactly', async () => {
    const rows = await figures.query<{ model: string; country: string; printed: number; own: number }>(
      `SELECT model, country, p.alignment_rate AS printed, c.alignment_rate AS own
       FROM poster_alignment_rate AS p JOIN country_alignment AS c USING (model, country)
       WHERE reading = 'exact'`,
    );
    expect(rows).toHaveLength(24);
    for (const { model, country, printed, own } of rows)
      expect(Math.abs(Number(own.toFixed(2)) - printed), `${model} in ${country}`).toBeLessThan(0.0101);
    const llama = rows.filter(({ model }) => model === 'llama-3.3-70b-instruct');
    expect(llama).toHaveLength(12);
    for (const { country, printed, own } of llama) expect(own.toFixed(2), country).toBe(printed.toFixed(2));
  });

  it('are those of Gemma’s misaligned cases in both directions, within 8', async () => {
    const counts = await figures.query<{ stated: string; chosen: string; count: number }>(
      "SELECT stated, chosen, count(*) AS count FROM cells WHERE model = 'gemma-2-9b-it' AND misaligned GROUP BY ALL",
    );
    const count = (stated: string) => counts.find((row) => row.stated === stated)?.count ?? Number.NaN;
    expect(counts).toHaveLength(2);
    expect(Math.abs(count('agree') - 691)).toBeLessThanOrEqual(8);
    expect(Math.abs(count('disagree') - 498)).toBeLessThanOrEqual(8);
  });

  it('are those of the prediction of gaps', async () => {
    const rows = await figures.query<{ f1: number }>(
      `SELECT predictor, evidence_shown, f1(count(*) FILTER (will_act AND predicted),
              count(*) FILTER (NOT will_act AND predicted), count(*) FILTER (will_act AND NOT predicted)) AS f1
       FROM gap_prediction GROUP BY ALL`,
    );
    expect(rows.map((row) => row.f1.toFixed(3)).sort()).toEqual(
      ['0.795', '0.823', '0.830', '0.830', '0.778', '0.797', '0.823', '0.820'].sort(),
    );
  });
});
