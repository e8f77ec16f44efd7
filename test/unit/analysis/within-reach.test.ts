import { describe, expect, it } from 'vitest';
import { comparable, DEFAULT_COMPARISON } from '../../../src/analysis/compare/compare-state';
import { coverageLine } from '../../../src/analysis/explore/explore-caption';
import { DEFAULT_STATE, type ExploreState } from '../../../src/analysis/explore/explore-state';
import { withinReach } from '../../../src/analysis/explore/members';
import { withModels } from '../../../src/analysis/misaligned/misaligned-filter';
import { PUBLISHED_MODELS } from '../../../src/domain/models';

const [FIRST = '', SECOND = ''] = PUBLISHED_MODELS.map(({ model }) => model);
const reach = (change: Partial<ExploreState>) =>
  withinReach({ ...DEFAULT_STATE, ...change }, PUBLISHED_MODELS);
const compared = (models: readonly string[]) => {
  const { state, problems } = comparable({ ...DEFAULT_COMPARISON, models }, PUBLISHED_MODELS);
  return { models: state.models, problems };
};

describe('what an address asks for, limited to the available models', () => {
  it('drops models that are not there, and the filter with the last of them', () => {
    expect(reach({ filters: { model: ['hal-9000'], country: ['Egypt'] } })).toEqual({
      state: { ...DEFAULT_STATE, filters: { country: ['Egypt'] } },
      problems: ['There is no model “hal-9000” here.'],
    });
    expect(reach({ filters: { model: ['hal-9000', FIRST] } }).state.filters).toEqual({ model: [FIRST] });
  });

  it('drops a cell that its filters leave out', () => {
    const cell = { row: FIRST, column: 'France' };
    expect(reach({ cell })).toEqual({ state: { ...DEFAULT_STATE, cell }, problems: [] });
    for (const filters of [{ country: ['Egypt'] }, { region: ['Asia'] }, { model: [SECOND] }]) {
      const { state, problems } = reach({ cell, filters });
      expect(state).toEqual({ ...DEFAULT_STATE, filters });
      expect(problems).toEqual([`“${FIRST}, France” is not a cell of this table.`]);
    }
    expect(reach({ cell: { row: 'hal-9000', column: 'France' } }).state.cell).toBeNull();
  });

  it('tops a comparison up to two models only where a missing one was asked for', () => {
    expect(compared([FIRST])).toEqual({ models: [FIRST], problems: [] });
    expect(compared(['hal-9000'])).toEqual({
      models: DEFAULT_COMPARISON.models,
      problems: ['There is no model “hal-9000” here.'],
    });
    const found = compared(['gpt-4o-mini', 'hal-9000']).models;
    expect(found).toHaveLength(2);
    expect(new Set(found).size).toBe(2);
    expect(found[0]).toBe('gpt-4o-mini');
    expect(compared(['a', FIRST, 'b', SECOND]).models).toEqual([FIRST, SECOND]);
  });

  it('drops them from the list of misaligned cases', () => {
    const chosen = { country: ['Egypt'] };
    expect(withModels({ chosen: { ...chosen, model: ['hal-9000'] }, text: 'x' }, PUBLISHED_MODELS)).toEqual({
      state: { chosen, text: 'x' },
      problems: ['There is no model “hal-9000” here.'],
    });
  });
});

it('never calls nearly all cases all of them', () => {
  expect(coverageLine(7388, 7392)).toBe('n = 7,388 cases known in both tasks (99.9 % of 7,392).');
  expect(coverageLine(7392, 7392)).toContain('(100 % of 7,392)');
  expect(coverageLine(43669, 44352)).toContain('(98 % of 44,352)');
  expect(coverageLine(0, 0)).toContain('(0 % of 0)');
});
