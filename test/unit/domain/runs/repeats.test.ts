import { expect, it } from 'vitest';
import { repeatAgreement } from '../../../../src/domain/runs/repeats';
import { itemKey, itemSeed, itemsOf, type RunItem, type RunPlan } from '../../../../src/domain/runs/run-plan';
import type { RunAnswer } from '../../../../src/domain/runs/run-record';
import { runRows } from '../../../../src/domain/runs/run-rows';
import { SCHWARTZ_VALUES } from '../../../../src/domain/schwartz-values';
import type { Rating } from '../../../../src/domain/statistics/measures';
import { seededRandom } from '../../../../src/domain/statistics/random';
import { planSize } from '../../../../src/state/runs/estimate';
import { A_PLAN, AN_ANSWER, aRecord } from '../../inference/a-record';

const PLAN: RunPlan = {
  ...A_PLAN,
  scenarios: ['Religion', 'Politics', 'Leisure Time and Sports'].map((topic) => ({
    country: 'Egypt',
    topic,
  })),
  task1: { variants: [0, 1, 2, 3, 4, 5, 6, 7], form: 'paper' },
  task2: { variants: [5, 7] },
  repeats: 0.2,
};
const pairOf = (_country: string, _topic: string, value: string) =>
  value === 'Equality' ? null : { positive: 'do', negative: 'leave' };
const ITEMS = itemsOf(PLAN, pairOf);
const REPEATED = ITEMS.filter(({ repeat }) => repeat);

/** Answers that are the same each time, or depend on the seed. */
const answer = (item: RunItem, noisy: boolean): RunAnswer => {
  const { repeat, ...first } = item;
  const own = Math.floor(8 * seededRandom(itemSeed(1, noisy ? item : first))());
  return {
    ...AN_ANSWER,
    ...item,
    choice: item.task === 2 ? (own % 2 ? 'agree' : 'disagree') : null,
    ratings:
      item.task === 1
        ? Object.fromEntries(
            SCHWARTZ_VALUES.map(({ value }, place) => [value, ((((own >> 1) + place) % 4) + 1) as Rating]),
          )
        : {},
  };
};
const answers = (noisy: boolean) => ITEMS.map((item) => answer(item, noisy));

it('a plan asks about the share again that it says, never a case without a pair, each under its own key and seed', () => {
  expect(new Set(ITEMS.map(itemKey)).size).toBe(ITEMS.length);
  const once = ITEMS.length - REPEATED.length;
  expect(once).toBe(3 * 120);
  expect(REPEATED.length / once).toBeGreaterThan(0.14);
  expect(REPEATED.length / once).toBeLessThan(0.26);
  expect(REPEATED.filter(({ value }) => value === 'Equality')).toEqual([]);
  for (const { repeat, ...first } of REPEATED) {
    expect(repeat).toBe(true);
    expect(itemSeed(1, { ...first, repeat: true })).not.toBe(itemSeed(1, first));
  }
  expect(planSize(PLAN, 3).prompts).toBeCloseTo(1.2 * once, -1);
  const { repeats, ...without } = PLAN;
  expect(repeats).toBe(0.2);
  expect(itemsOf(without, pairOf)).toEqual(ITEMS.filter(({ repeat }) => !repeat));
});

it('a model that always says the same agrees with itself; one that tosses a coin, half the time', () => {
  const choices = REPEATED.filter(({ task }) => task === 2).length;
  const same = repeatAgreement(answers(false));
  expect(same).toMatchObject({ choices: { share: 1, all: choices, high: 1 }, ratings: { share: 1 } });
  expect(same?.ratings?.all).toBe((REPEATED.length - choices) * 56);
  const noisy = repeatAgreement(answers(true));
  expect(noisy?.choices?.low).toBeLessThan(0.5);
  expect(noisy?.choices?.high).toBeGreaterThan(0.5);
  expect(repeatAgreement(answers(false).filter(({ repeat }) => !repeat))).toBeNull();
});

it('the second answers count for nothing else', () => {
  const all = answers(true);
  const record = aRecord({ plan: PLAN, total: all.length });
  const first = all.filter(({ repeat }) => !repeat);
  const { models, ...rows } = runRows(record, all);
  expect(models).toHaveLength(1);
  expect(rows.task2_choices).toHaveLength(3 * 2 * 56);
  expect(runRows(record, first)).toMatchObject(rows);
});
