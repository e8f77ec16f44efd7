import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scoreAnswer } from '../../../../src/domain/answers/score-answer';
import { promptOf } from '../../../../src/domain/prompts/prompt-of';
import { itemsOf } from '../../../../src/domain/runs/run-plan';
import { createBrowserEngine } from '../../../../src/inference/browser/browser';
import meta from '../../../../src/inference/browser/meta';
import { runCanary } from '../../../../src/inference/canary';
import type { CompletionRequest, LoadProgress } from '../../../../src/inference/engine';
import { languageModel } from '../../../support/language-model';
import { A_PLAN } from '../a-record';

let clicked = true;
let browser: ReturnType<typeof languageModel>;
function install(there: boolean) {
  browser = languageModel({ there, clicked: () => clicked });
  vi.stubGlobal('LanguageModel', browser.LanguageModel);
}
beforeEach(() => {
  clicked = true;
  install(true);
});
afterEach(() => vi.unstubAllGlobals());

const { signal } = new AbortController();
async function loaded() {
  const engine = createBrowserEngine();
  const progress: LoadProgress[] = [];
  const model = await engine.load({ signal, onProgress: (step) => progress.push(step) });
  return { engine, progress, model };
}

/** What a plan asks, in order. */
const REQUESTS: CompletionRequest[] = itemsOf(
  { ...A_PLAN, task1: { variants: [0], form: 'single' } },
  () => ({ positive: 'do it', negative: 'leave it' }),
).map((item) => {
  const { text, constraint, digits } = promptOf(A_PLAN, item, { positive: 'do it', negative: 'leave it' });
  return { prompt: text, constraint, digits, maxTokens: 9, temperature: 0, seed: 1, about: item };
});
const [RATING, CHOICE] = [REQUESTS[0], REQUESTS.at(-1)] as [CompletionRequest, CompletionRequest];

describe('the browser’s own model', () => {
  it('answers both tasks in their form, each prompt unchanged and in a conversation of its own', async () => {
    const { engine, progress } = await loaded();
    expect(progress.map(({ phase }) => phase)).toEqual(['checking']);
    for (const request of [RATING, CHOICE]) {
      const { text, usage, probabilities } = await engine.complete(request, signal);
      const item = request.about ?? { ...A_PLAN.scenarios[0], task: 1, value: null, variant: 0 };
      expect(scoreAnswer(item as NonNullable<typeof request.about>, text).problems).toEqual([]);
      expect(usage.promptTokens).toBeGreaterThan(1);
      expect(probabilities).toBeNull();
    }
    expect(browser.asked.map(({ prompt, before }) => [prompt, before])).toEqual([
      [RATING.prompt, 0],
      [CHOICE.prompt, 0],
    ]);
    expect(browser.asked[0]?.options).toMatchObject({
      responseConstraint: RATING.constraint?.schema,
      omitResponseConstraintInput: true,
    });
    // Of a prompt's conversation nothing is left.
    expect(browser.open()).toBe(1);
    await engine.unload();
    expect(browser.open()).toBe(0);
  });

  it('is asked the simple questions', async () => {
    const { engine } = await loaded();
    expect(await runCanary(engine, { signal, onReload: () => {} })).toMatchObject({ asked: 4, right: 2 });
  });

  it('tells how much of its download is there', async () => {
    install(false);
    const { progress } = await loaded();
    expect(progress.filter(({ phase }) => phase === 'downloading').map(({ part }) => part)).toEqual([
      0, 0.5, 1,
    ]);
  });

  it('is downloaded only after a click, and says so', async () => {
    install(false);
    clicked = false;
    await expect(loaded()).rejects.toMatchObject({
      kind: 'other',
      recovery: 'no',
      message: expect.stringContaining('only right after a click'),
    });
  });

  it.each([
    ['QuotaExceededError', 'no'],
    ['InvalidStateError', 'reload'],
    ['UnknownError', 'again'],
    ['NotSupportedError', 'no'],
  ])('says what to do about %s', async (name, recovery) => {
    const { engine } = await loaded();
    browser.fail(new DOMException('a reason', name));
    await expect(engine.complete(RATING, signal)).rejects.toMatchObject({ name: 'InferenceError', recovery });
    expect(browser.open()).toBe(1);
  });

  it('stops when asked', async () => {
    const { engine } = await loaded();
    const stop = new AbortController();
    stop.abort();
    await expect(engine.complete(RATING, stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('where there is none', () => {
  it('it is not offered, and the reason said', async () => {
    expect(meta.absent?.()).toBeNull();
    vi.unstubAllGlobals();
    expect(meta.absent?.()).toMatch(/no model of its own/);
    await expect(loaded()).rejects.toMatchObject({ kind: 'not found' });
  });
});
