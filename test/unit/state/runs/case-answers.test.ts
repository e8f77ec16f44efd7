import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import type { Database } from '../../../../src/db/types';
import { itemKey, itemsOf, type RunPlan } from '../../../../src/domain/runs/run-plan';
import type { RunAnswer } from '../../../../src/domain/runs/run-record';
import type { CompletionRequest, Engine } from '../../../../src/inference/engine';
import { runItems } from '../../../../src/inference/run';
import { loadActions } from '../../../../src/state/runs/actions';
import { caseAnswers } from '../../../../src/state/runs/case-answers';
import { createLocalRuns } from '../../../../src/state/runs/local-runs';
import type { Services } from '../../../../src/state/services';
import { runStore } from '../../../../src/storage/run-store';
import { aRecord } from '../../inference/a-record';
import { fakeTables } from '../fake-tables';

const PLACE = { country: 'Egypt', topic: 'Religion' };
const CASE = { ...PLACE, value: 'Wealth' };
const PLAN: RunPlan = {
  scenarios: [PLACE],
  task1: { variants: [0, 3], form: 'paper' },
  task2: { variants: [5, 7] },
  seed: 1,
  temperature: 0,
  customTemplates: { 'task2.7': 'My own words: {country} {topic} {value}\n1: {option1}\n2: {option2}' },
};
const RAW = { 1: '{"Wealth": "2: agree"}', 2: '<b>Option 2</b>' } as const;

/** Services of one tab, whose actions end in these words. */
function tab(words: string) {
  const actions = (['negative', 'positive'] as const).flatMap((polarity) =>
    ['Wealth', 'Loyal'].map((value) => ({
      ...PLACE,
      value,
      polarity,
      action: `I ${polarity} ${value} ${words}`,
    })),
  );
  const query = async (sql: string) => ({ rows: sql.includes('via_actions') ? actions : [] });
  const made = new Map<unknown, unknown>();
  const services = {
    database: { tables: fakeTables().tables, query } as unknown as Database,
    models: { refresh: async () => {} },
    setAside: { note: () => {} },
    once(make: (own: Services) => unknown) {
      if (!made.has(make)) made.set(make, make(services));
      return made.get(make);
    },
  } as unknown as Services;
  return { services, runs: services.once(createLocalRuns), database: services.database };
}

/** A run in which a model was asked all of it, with the prompts that it got. */
async function asked({ database }: ReturnType<typeof tab>) {
  const { pairOf, sha256 } = await loadActions(database, PLAN.scenarios);
  const sent = new Map<string, string>();
  const answers: RunAnswer[] = [];
  const engine = {
    parallel: 1,
    complete: async ({ prompt, about }: CompletionRequest) => {
      if (about) sent.set(itemKey(about), prompt);
      return {
        text: RAW[about?.task ?? 1],
        finish: 'stop',
        usage: { promptTokens: 0, completionTokens: 0, milliseconds: 0 },
        probabilities: null,
      };
    },
  } as unknown as Engine;
  await runItems({
    run: 'a-run',
    plan: PLAN,
    items: itemsOf(PLAN, pairOf),
    pairOf,
    engine,
    store: { put: async () => {} },
    known: new Map(),
    signal: new AbortController().signal,
    onAnswer: (answer) => answers.push(answer),
    onStorage: () => {},
    onReload: () => {},
  });
  const record = aRecord({
    plan: PLAN,
    origin: 'local',
    engine: { kind: 'wllama', version: '1', settings: { file: 'tiny.gguf' } },
    dataset: { origin: 'via', sha256 },
  });
  return { record, answers, sent };
}

afterEach(() => runStore.remove('a-run'));

it('shows each prompt as it was sent and the answer as it came, also after a reload, until the run is deleted', async () => {
  const first = tab('today');
  const { record, answers, sent } = await asked(first);
  await first.runs.take({ record, answers });
  const again = tab('today');
  await again.runs.list();
  for (const { services } of [first, again]) {
    const found = await caseAnswers(services, 'a-model', CASE);
    expect(found?.missing).toBeNull();
    const key = ({ answer }: { answer: RunAnswer }) => [answer.task, answer.variant, answer.value];
    expect(found?.answers.map(key)).toEqual([
      [1, 0, null],
      [1, 3, null],
      [2, 5, 'Wealth'],
      [2, 7, 'Wealth'],
    ]);
    for (const { answer, prompt } of found?.answers ?? []) {
      expect(prompt).toBe(sent.get(itemKey(answer)));
      expect(prompt).toContain('Egypt');
      expect(answer.raw).toBe(RAW[answer.task]);
    }
  }
  expect(await caseAnswers(again.services, 'another-model', CASE)).toBeNull();
  expect(await caseAnswers(again.services, 'a-model', { ...CASE, country: 'India' })).toBeNull();
  await again.runs.remove('a-run');
  expect(await caseAnswers(again.services, 'a-model', CASE)).toBeNull();
});

it('shows no prompt that may not be the one that was sent', async () => {
  const first = tab('today');
  const { record, answers } = await asked(first);
  await first.runs.take({ record, answers });
  const changed = tab('tomorrow');
  await changed.runs.list();
  const found = await caseAnswers(changed.services, 'a-model', CASE);
  expect(found?.missing).toContain('are not loaded');
  expect(found?.answers.map(({ answer, prompt }) => [answer.task, prompt === null])).toEqual([
    [1, false],
    [1, false],
    [2, true],
    [2, true],
  ]);
  await runStore.save({ ...record, promptVersion: '0' });
  await changed.runs.list();
  const older = await caseAnswers(changed.services, 'a-model', CASE);
  expect(older?.missing).toContain('another version of this site');
  expect(older?.answers.filter(({ prompt }) => prompt !== null)).toEqual([]);
});
