import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { itemsOf } from '../../../../src/domain/runs/run-plan';
import type { RunRecord } from '../../../../src/domain/runs/run-record';
import { InferenceError } from '../../../../src/inference/errors';
import { pause } from '../../../../src/inference/pause';
import { createReplayEngine } from '../../../../src/inference/replay/replay';
import { createAwake } from '../../../../src/state/runs/awake';
import { resumeDiscarded, watchRun } from '../../../../src/state/runs/come-back';
import { RunSession } from '../../../../src/state/runs/run-session';
import { A_PLAN, AN_ANSWER, aRecord } from '../../inference/a-record';

const pairOf = () => ({ positive: 'do it', negative: 'leave it' });
const RECORD = aRecord({
  plan: A_PLAN,
  origin: 'local',
  engine: { kind: 'endpoint', version: '1', settings: {} },
  state: 'running',
  total: itemsOf(A_PLAN, pairOf).length,
  canaryFailed: false,
});

/** A page, and the texts of its window. */
function page(wasDiscarded?: boolean) {
  const made = Object.assign(new EventTarget(), { visibilityState: 'visible', wasDiscarded });
  vi.stubGlobal('document', made);
  return {
    show(visibilityState: 'visible' | 'hidden') {
      made.visibilityState = visibilityState;
      made.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

function windowTexts(): void {
  const texts = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
  });
}

/** How the engine fares when it is loaded and when it is asked. */
let loads = 0;
let onLoad: () => Promise<void>;
let onAsk: (signal: AbortSignal) => Promise<void>;
beforeEach(() => {
  windowTexts();
  loads = 0;
  onLoad = async () => {};
  onAsk = async () => {};
});
afterEach(() => vi.unstubAllGlobals());

const recorded = { version: '1', label: 'a', rating: () => 1 as const, choice: () => 'agree' as const };

function sessionOf(record: RunRecord = RECORD, answers: ConstructorParameters<typeof RunSession>[1] = []) {
  const engine = createReplayEngine(async () => recorded);
  const store = { putAnswers: async () => {}, save: async () => {}, answers: async () => ({ good: [] }) };
  return new RunSession(record, answers, {
    store: { ...store, record: async () => undefined } as never,
    makeEngine: async () => ({
      ...engine,
      async load(options) {
        loads++;
        await onLoad();
        return engine.load(options);
      },
      async complete(request, signal) {
        await onAsk(signal);
        return engine.complete(request, signal);
      },
    }),
    loadPairs: async () => pairOf,
    onRows: () => {},
    onGrowth: async () => {},
  });
}
const watched = (...given: Parameters<typeof sessionOf>) => {
  const session = sessionOf(...given);
  watchRun(session, () => {});
  return session;
};
const kind = (session: RunSession) => session.phase.value.kind;
const becomes = (session: RunSession, wanted: string) => vi.waitFor(() => expect(kind(session)).toBe(wanted));
const never = (signal: AbortSignal) => pause(3_600_000, signal);

/** A run in a page that the browser ends in mid-run. */
async function discarded(...given: Parameters<typeof sessionOf>): Promise<void> {
  page();
  onAsk = never;
  const session = watched(...given);
  void session.start();
  await becomes(session, 'running');
  onAsk = async () => {};
}

const opened = async (allow: () => void, ...given: Parameters<typeof sessionOf>) => {
  const session = watched(...given);
  resumeDiscarded(session, allow);
  await new Promise(setImmediate);
  return session;
};

describe('a run whose page was discarded', () => {
  it.each([true, undefined])('goes on when it is opened again (wasDiscarded: %s)', async (was) => {
    await discarded();
    page(was);
    const allow = vi.fn();
    const session = await opened(allow);
    await becomes(session, 'finished');
    expect(allow).toHaveBeenCalledOnce();
    expect(session.byItself.value).toBe('discarded');
  });

  it('waits where the reader has loaded the page again, has paused it, or opens another', async () => {
    await discarded();
    page(false);
    const reloaded = await opened(() => {});
    expect([kind(reloaded), reloaded.byItself.value]).toEqual(['paused', null]);
    page(true);
    expect(kind(await opened(() => {}, { ...RECORD, id: 'another' }))).toBe('paused');
    const session = watched();
    onAsk = never;
    void session.start();
    await becomes(session, 'running');
    await session.pause();
    expect(kind(await opened(() => {}))).toBe('paused');
  });

  it('waits where its file has to be chosen again, or another browser made it', async () => {
    const engine = { kind: 'wllama', version: '1', settings: { file: 'a.gguf' } };
    for (const other of [
      { ...RECORD, engine },
      { ...RECORD, origin: 'imported' as const },
    ]) {
      await discarded(other);
      page(true);
      expect(kind(await opened(() => {}, other))).toBe('paused');
    }
  });

  it('waits where it ends the page again and again before an answer comes', async () => {
    await discarded();
    for (const goesOn of [true, true, false]) {
      page(true);
      onAsk = never;
      const session = await opened(() => {});
      expect(kind(session)).toBe(goesOn ? 'running' : 'paused');
    }
    // With an answer since, it was bad luck.
    page(true);
    expect(kind(await opened(() => {}, RECORD, [AN_ANSWER]))).not.toBe('paused');
  });
});

describe('a run that fails while its page is hidden', () => {
  it.each(['while hidden', 'when seen again'])('goes on when the page is seen: fails %s', async (when) => {
    const screen = page();
    let fail = () => {};
    onLoad = () =>
      new Promise((_, reject) => {
        fail = () => reject(new InferenceError('network', 'The connection broke.'));
      });
    const session = watched();
    void session.start();
    await vi.waitFor(() => expect(loads).toBe(1));
    screen.show('hidden');
    if (when === 'when seen again') screen.show('visible');
    onLoad = async () => {};
    fail();
    if (when === 'while hidden') {
      await becomes(session, 'failed');
      screen.show('visible');
    }
    await becomes(session, 'finished');
    expect(loads).toBe(2);
  });

  it('stays as it is where nothing was hidden, or the reader has to act', async () => {
    const screen = page();
    for (const [hides, reason] of [
      [true, new InferenceError('out of memory', 'It is too large.')],
      [false, new InferenceError('network', 'The connection broke.')],
    ] as const) {
      loads = 0;
      onLoad = () => Promise.reject(reason);
      const session = watched();
      void session.start();
      if (hides) screen.show('hidden');
      await becomes(session, 'failed');
      screen.show('visible');
      await new Promise((resolve) => setTimeout(resolve));
      await new Promise(setImmediate);
      expect([kind(session), loads]).toEqual(['failed', 1]);
    }
  });
});

describe('the screen', () => {
  const sentinels: { released: boolean }[] = [];
  const give = () => {
    const sentinel = { released: false };
    sentinels.push(sentinel);
    return {
      async release() {
        sentinel.released = true;
      },
    };
  };
  const texts = new Map<string, string>();
  beforeEach(() => {
    sentinels.length = 0;
    texts.clear();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => texts.get(key) ?? null,
      setItem: (key: string, text: string) => void texts.set(key, text),
      removeItem: (key: string) => void texts.delete(key),
    });
  });

  it('stays on while runs go on, also after the page was hidden, and the choice is kept', async () => {
    vi.stubGlobal('navigator', { wakeLock: { request: async () => give() } });
    const screen = page();
    const awake = createAwake();
    awake.count(1);
    awake.count(1);
    await vi.waitFor(() => expect(awake.state.value).toBe('on'));
    screen.show('hidden');
    screen.show('visible');
    await vi.waitFor(() => expect(sentinels).toHaveLength(2));
    awake.count(-1);
    expect(awake.state.value).toBe('on');
    awake.want(false);
    expect(awake.state.value).toBe('off');
    await vi.waitFor(() => expect(sentinels.at(-1)?.released).toBe(true));
    expect(createAwake().wanted.value).toBe(false);
    awake.want(true);
    await vi.waitFor(() => expect(sentinels).toHaveLength(3));
  });

  it.each([
    ['refused', { wakeLock: { request: () => Promise.reject(new DOMException('', 'NotAllowedError')) } }],
    ['absent', {}],
  ])('is said to be the reader’s to keep on: %s', async (state, own) => {
    vi.stubGlobal('navigator', own);
    page();
    const awake = createAwake();
    awake.count(1);
    await vi.waitFor(() => expect(awake.state.value).toBe(state));
  });
});
