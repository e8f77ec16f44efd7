import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { itemKey, itemsOf, type RunItem, type RunPlan } from '../../../src/domain/runs/run-plan';
import type { RunAnswer } from '../../../src/domain/runs/run-record';
import { runRows } from '../../../src/domain/runs/run-rows';
import type { Polarity, Rating } from '../../../src/domain/statistics/measures';
import { seededRandom } from '../../../src/domain/statistics/random';
import type { Engine } from '../../../src/inference/engine';
import { InferenceError } from '../../../src/inference/errors';
import { createReplayEngine } from '../../../src/inference/replay/replay';
import { runItems } from '../../../src/inference/run';
import { MAX_WAITING } from '../../../src/inference/write-behind';
import { runStore } from '../../../src/storage/run-store';
import { aRecord } from './a-record';

const PLAN: RunPlan = {
  scenarios: [{ country: 'Nigeria', topic: 'Religion' }],
  task1: { variants: [0, 3, 6], form: 'paper' },
  task2: { variants: [5] },
  seed: 3,
  temperature: 0,
  customTemplates: {},
};
const pairOf = (_country: string, _topic: string, value: string) =>
  value === 'Equality' ? null : { positive: `do ${value}`, negative: `leave ${value}` };
const ITEMS = itemsOf(PLAN, pairOf);

/** Answers that differ from case to case, so that a lost or swapped one shows. */
const hash = (...parts: (string | number)[]) =>
  [...parts.join('|')].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
const recorded = {
  version: 'test',
  label: 'test',
  rating: (...key: [string, string, string, number]) => ((hash(...key) % 4) + 1) as Rating,
  choice: (...key: [string, string, string, number]): Polarity | null =>
    hash(...key) % 11 === 0 ? null : hash(...key) % 3 === 0 ? 'disagree' : 'agree',
};

interface Fate {
  readonly at: number;
  readonly how: 'dies' | 'hangs';
  readonly onHang?: () => void;
}

/** The real engine, which dies or hangs after so many answers. */
function mortal(asked: string[], fate: Fate): Engine {
  const engine = createReplayEngine(async () => recorded);
  let answered = 0;
  let dead = false;
  return {
    ...engine,
    async load(options) {
      dead = false;
      return engine.load(options);
    },
    async complete(request, signal) {
      if (answered++ === fate.at) {
        if (fate.how === 'hangs') {
          fate.onHang?.();
          return new Promise(() => {});
        }
        dead = true;
      }
      if (dead) throw new InferenceError('engine died', 'The worker was killed.');
      if (request.about) asked.push(itemKey(request.about));
      return engine.complete(request, signal);
    },
  };
}

interface Attempt {
  readonly run: string;
  readonly engine: Engine;
  readonly put?: (answers: readonly RunAnswer[]) => Promise<void>;
  readonly onAnswer?: (answer: RunAnswer) => void;
}

/** What the page does when it starts or resumes: reads what is stored, loads the engine, asks the rest. */
async function attempt({
  run,
  engine,
  put = runStore.putAnswers,
  onAnswer = () => {},
}: Attempt): Promise<void> {
  const { good: stored } = await runStore.answers(run);
  const { signal } = new AbortController();
  await engine.load({ signal, onProgress: () => {} });
  await runItems({
    run,
    plan: PLAN,
    items: ITEMS,
    pairOf,
    engine,
    store: { put },
    known: new Map(
      stored.filter(({ outcome }) => outcome !== 'failed').map((answer) => [itemKey(answer), answer]),
    ),
    signal,
    onAnswer,
    onStorage: () => {},
    onReload: () => {},
    waits: [0, 0, 0],
  });
}

async function result(run: string): Promise<unknown> {
  return runRows(aRecord({ plan: PLAN, total: ITEMS.length }), (await runStore.answers(run)).good);
}

/** Storage that reports when nothing is being written any more. */
function writesOf(put: NonNullable<Attempt['put']>) {
  const going = new Set<Promise<void>>();
  return {
    put(answers: readonly RunAnswer[]): Promise<void> {
      const write = put(answers).finally(() => going.delete(write));
      going.add(write);
      return write;
    },
    async settled(): Promise<void> {
      // What waited during one write begins the next.
      do await new Promise(setImmediate);
      while (going.size > 0);
    },
  };
}

const POINTS = 50;
const random = seededRandom(20);
const points = Array.from({ length: POINTS }, () => Math.floor(random() * (ITEMS.length - 2)));

let unbroken: unknown;
async function unbrokenResult(): Promise<unknown> {
  if (!unbroken) {
    await attempt({ run: 'unbroken', engine: createReplayEngine(async () => recorded) });
    unbroken = await result('unbroken');
  }
  return unbroken;
}

afterEach(async () => {
  await runStore.remove('broken');
});

describe('a run that is interrupted at any point ends with the same result as an uninterrupted one', () => {
  it.each(points)('where the worker is killed after %i prompts: the engine is loaded again', async (at) => {
    const asked: string[] = [];
    await attempt({ run: 'broken', engine: mortal(asked, { at, how: 'dies' }) });
    expect(await result('broken')).toEqual(await unbrokenResult());
    expect(new Set(asked).size).toBe(asked.length);
  });

  it.each(points)(
    'where the tab is closed after %i prompts: only what was not stored is asked again',
    async (at) => {
      const asked: string[] = [];
      // A closed tab stops in the middle of a call: nothing after it happens.
      const writes = writesOf(runStore.putAnswers);
      await new Promise<void>((onHang, reject) => {
        const engine = mortal(asked, { at, how: 'hangs', onHang });
        attempt({ run: 'broken', engine, put: writes.put }).then(onHang, reject);
      });
      await writes.settled();
      const stored = new Set((await runStore.answers('broken')).good.map(itemKey));
      const before = asked.length;
      await attempt({ run: 'broken', engine: mortal(asked, { at: -1, how: 'dies' }) });
      expect(asked.slice(before).filter((key) => stored.has(key))).toEqual([]);
      // Asking runs no further ahead of writing than this.
      expect(before - [...stored].filter((key) => asked.includes(key)).length).toBeLessThanOrEqual(
        2 * MAX_WAITING,
      );
      expect(await result('broken')).toEqual(await unbrokenResult());
    },
  );

  it.each(points)('where storage refuses from prompt %i on, for a while', async (at) => {
    const asked: string[] = [];
    let refusals = 0;
    const put = async (answers: readonly RunAnswer[]) => {
      const hit = answers.some((answer) => itemKey(answer) === itemKey(ITEMS[at] as RunItem));
      if (hit && refusals++ < 3) throw new DOMException('full', 'QuotaExceededError');
      await runStore.putAnswers(answers);
    };
    await attempt({ run: 'broken', engine: mortal(asked, { at: -1, how: 'dies' }), put });
    expect(refusals).toBeGreaterThan(0);
    // The next run asks again only what storage had refused by the end.
    const stored = new Set((await runStore.answers('broken')).good.map(itemKey));
    const before = asked.length;
    await attempt({ run: 'broken', engine: mortal(asked, { at: -1, how: 'dies' }) });
    expect(asked.slice(before).filter((key) => stored.has(key))).toEqual([]);
    expect(await result('broken')).toEqual(await unbrokenResult());
  });
});
