import { expect, it } from 'vitest';
import { SCHWARTZ_VALUES } from '../../../../src/domain/schwartz-values';
import { actionOrder, PLAY_VALUES, verdict } from '../../../../src/domain/via/play-case';

it('calls a statement and a choice aligned when both point the same way', () => {
  expect(verdict(2, 'agree')).toEqual({ stated: 'agree', chosen: 'agree', aligned: true });
  expect(verdict(3, 'disagree').aligned).toBe(true);
  expect(verdict(1, 'disagree').aligned).toBe(false);
  expect(verdict(4, 'agree').aligned).toBe(false);
});

it('offers values of different Schwartz types', () => {
  const types = PLAY_VALUES.map((value) => SCHWARTZ_VALUES.find((entry) => entry.value === value)?.type);
  expect(types).not.toContain(undefined);
  expect(new Set(types).size).toBeGreaterThanOrEqual(5);
});

it('puts each action first in some cases', () => {
  const firsts = PLAY_VALUES.map((_, index) => actionOrder(index)[0]);
  expect(new Set(firsts).size).toBe(2);
});
