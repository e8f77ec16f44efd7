import { beforeAll, describe, expect, it } from 'vitest';
import {
  type CellCase,
  casesSql,
  type VariantRate,
  variantsSql,
} from '../../../../src/analysis/explore/cell-sql';
import type { Measure } from '../../../../src/analysis/measures';
import { type Cell, keyOf } from '../../db/recompute';
import { type OpenedCells, openCells } from '../open-cells';
import { figureOf, keptBy } from '../recount';

let opened: OpenedCells;
beforeAll(async () => {
  opened = await openCells();
});

describe('what a cell is made of', () => {
  const pooledCell = { rows: 'value', columns: 'country' } as const;
  const plainCell = { rows: 'model', columns: 'country' } as const;

  it.each([
    ['pooled', pooledCell, { value: ['Social Power'], country: ['Egypt'], model: ['gemma-2-9b-it'] }],
    ['the mean of scenarios', plainCell, { model: ['claude-sonnet-4'], country: ['Nigeria'] }],
    ['a region of two models', plainCell, { model: ['gpt-4o-mini', 'gpt-3.5-turbo'], region: ['Africa'] }],
    ['a Schwartz type', pooledCell, { type: ['Universalism'], topic: ['Politics'], model: ['gpt-4o-mini'] }],
  ] as const)('its measures under each prompt variant: %s', async (_, shown, filters) => {
    const acts = new Map(
      opened.cells.map((cell) => [keyOf(cell.model, cell.country, cell.topic, cell.value), cell.acts]),
    );
    const kept = keptBy(opened.ratings, { ...shown, filters }, opened);
    const asked: readonly (readonly [Measure, 'agree' | 'disagree'])[] = [
      ['alignment_rate', 'disagree'],
      ['alignment_rate', 'agree'],
      ['inclination', 'disagree'],
      ['misaligned', 'disagree'],
      ['preference_distance', 'disagree'],
      ['distance', 'disagree'],
    ];
    for (const [measure, positive] of asked) {
      const question = { ...shown, filters, positive, measure };
      const rows = await opened.figures.query<VariantRate>(variantsSql(question));
      expect(rows.map(({ variant }) => variant)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      for (const row of rows) {
        const cells: Cell[] = kept
          .filter(({ variant }) => variant === row.variant)
          .map(({ model, country, topic, value, rating }) => ({
            model,
            country,
            topic,
            value,
            u: (rating - 1) / 3,
            states: rating > 2,
            acts: acts.get(keyOf(model, country, topic, value)) ?? null,
          }));
        expect(cells.length).toBeGreaterThan(0);
        const expected = figureOf(cells, question);
        if (expected === null) expect(row[measure]).toBeNull();
        else expect(row[measure], measure).toBeCloseTo(expected, 9);
      }
    }
  });

  it('its cases, misaligned ones first, then the widest distance', async () => {
    const filters = { type: ['Power'], region: ['Asia'], model: ['gpt-4o-mini'] };
    const rows = await opened.figures.query<CellCase>(casesSql(filters, 1000));
    const kept = keptBy(opened.cells, { rows: 'model', columns: 'type', filters }, opened);
    const key = ({ model, country, topic, value }: Pick<Cell, 'model' | 'country' | 'topic' | 'value'>) =>
      keyOf(model, country, topic, value);
    expect(rows.map(key).sort()).toEqual(kept.map(key).sort());
    const rank = ({ misaligned, distance }: CellCase) =>
      (misaligned === null ? 0 : misaligned ? 2 : 1) * 10 + (distance ?? -1);
    const ranks = rows.map(rank);
    expect(ranks.slice(1).every((own, index) => own <= (ranks[index] ?? Number.NaN) + 1e-9)).toBe(true);
    const byKey = new Map(kept.map((cell) => [key(cell), cell]));
    for (const row of rows) {
      const cell = byKey.get(key(row));
      expect(row.misaligned).toBe(
        cell?.states === null || cell?.acts === null ? null : cell?.states !== cell?.acts,
      );
    }
    expect(await opened.figures.query<CellCase>(casesSql(filters, 7))).toEqual(rows.slice(0, 7));
  });
});
