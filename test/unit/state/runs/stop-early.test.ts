import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { ALL_CELLS } from '../../../../src/domain/keys';
import { itemsOf, type RunPlan } from '../../../../src/domain/runs/run-plan';
import { RunSample } from '../../../../src/domain/runs/run-sample';
import { seededRandom, shuffled } from '../../../../src/domain/statistics/random';
import { createReplayEngine } from '../../../../src/inference/replay/replay';
import { RunSession } from '../../../../src/state/runs/run-session';
import { runStore } from '../../../../src/storage/run-store';
import { aRecord } from '../../inference/a-record';

const SCENARIOS = shuffled(
  ALL_CELLS.filter((_, place) => place % 56 === 0).slice(0, 60),
  seededRandom(4),
).map(({ country, topic }) => ({ country, topic }));
const PLAN: RunPlan = {
  scenarios: SCENARIOS,
  order: 'random',
  stop: { within: 0.1 },
  repeats: 0.05,
  task1: { variants: [0], form: 'paper' },
  task2: { variants: [5] },
  seed: 4,
  temperature: 0,
  customTemplates: {},
};
const pairOf = (_country: string, topic: string, value: string) =>
  topic === 'Religion' && value === 'Equality'
    ? null
    : { positive: `do ${value}`, negative: `leave ${value}` };
const mark = (...parts: readonly (string | number)[]) =>
  [...parts.join()].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);

/** A run of a model that acts on two of three of its statements, in eight requests at once. */
function session(plan: RunPlan) {
  const engine = createReplayEngine(async () => ({
    version: '1',
    label: 'a model',
    rating: (...key) => (mark(...key.slice(0, 3)) % 5 < 2 ? 4 : 1),
    choice: (...key) => (mark(...key.slice(0, 3)) % 5 < (mark(...key) % 3) + 1 ? 'disagree' : 'agree'),
  }));
  const record = aRecord({ id: `run-${plan.stop ? 'short' : 'whole'}`, plan, state: 'ready' });
  return new RunSession(record, [], {
    store: runStore,
    makeEngine: async () => ({ ...engine, parallel: 8 }),
    loadPairs: async () => pairOf,
    onRows: () => {},
    onGrowth: async () => {},
  });
}

const scenariosOf = (run: RunSession) =>
  new Set([...run.answers.values()].map(({ country, topic }) => `${country}\n${topic}`));

it('a run stops once its interval is narrow, says so, and asks the rest if the reader goes on', async () => {
  const { stop, ...rest } = PLAN;
  const whole = session(rest);
  await whole.start();
  expect(whole.phase.value.kind).toBe('finished');
  const all = RunSample.of(whole.record.value, whole.answers.values()).sequence;
  expect(all.count).toBe(60);
  // Scenarios count in the order of the plan, however their answers came, up to the first that is not complete.
  const answers = [...whole.answers.values()].reverse();
  expect(RunSample.of(whole.record.value, answers).sequence.interval).toEqual(all.interval);
  const { topic, country } = SCENARIOS[9] ?? {};
  const gap = answers.findIndex((answer) => answer.topic === topic && answer.country === country);
  expect(RunSample.of(whole.record.value, answers.toSpliced(gap, 1)).sequence.count).toBe(9);

  const run = session(PLAN);
  await run.start();
  expect(run.phase.value.kind).toBe('paused');
  const { stoppedAfter = 0, state } = run.record.value;
  expect(state).toBe('paused');
  expect(stoppedAfter).toBeGreaterThan(5);
  expect(stoppedAfter).toBeLessThan(45);
  // It asked in the order of the plan, and at most began the next scenario.
  const asked = scenariosOf(run);
  expect(asked.size - stoppedAfter).toBeLessThanOrEqual(1);
  expect([...asked]).toEqual(
    SCENARIOS.slice(0, asked.size).map(({ country, topic }) => `${country}\n${topic}`),
  );
  const { interval, count } = RunSample.of(run.record.value, run.answers.values()).sequence;
  expect(count).toBe(stoppedAfter);
  expect((interval.high - interval.low) / 2).toBeLessThanOrEqual(stop?.within ?? 0);
  expect(interval.low).toBeLessThan(all.mean ?? 0);
  expect(interval.high).toBeGreaterThan(all.mean ?? 1);
  expect(await runStore.record(run.record.value.id)).toMatchObject({ stoppedAfter, plan: PLAN });

  await run.start();
  expect(run.phase.value.kind).toBe('finished');
  expect(run.answers.size).toBe(itemsOf(PLAN, pairOf).length);
});
