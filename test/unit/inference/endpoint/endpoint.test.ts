import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { task1Constraint } from '../../../../src/domain/prompts/constraint';
import { itemKey, itemsOf, type RunPlan } from '../../../../src/domain/runs/run-plan';
import type { RunAnswer } from '../../../../src/domain/runs/run-record';
import { runCanary } from '../../../../src/inference/canary';
import { createEndpointEngine, listModels } from '../../../../src/inference/endpoint/endpoint';
import type { CompletionRequest, Engine } from '../../../../src/inference/engine';
import { InferenceError } from '../../../../src/inference/errors';
import { runItems } from '../../../../src/inference/run';
import { type Fault, type Manner, type OpenAiServer, openAiServer } from '../../../support/openai-server';

const PLAN: RunPlan = {
  scenarios: [{ country: 'Nigeria', topic: 'Religion' }],
  task1: { variants: [0, 5], form: 'paper' },
  task2: { variants: [4] },
  seed: 3,
  temperature: 0.2,
  customTemplates: {},
};
const pairOf = (_c: string, _t: string, value: string) => ({
  positive: `do ${value}`,
  negative: `leave ${value}`,
});
const ITEMS = itemsOf(PLAN, pairOf);
const QUESTION: CompletionRequest = {
  prompt: 'Reply with "rating"',
  maxTokens: 10,
  temperature: 0,
  seed: 1,
  constraint: task1Constraint('single'),
  digits: ['1', '2', '3', '4'],
  about: null,
};

let server: OpenAiServer;
const { signal } = new AbortController();
beforeEach(async () => {
  server = await openAiServer();
});
afterEach(() => server.stop());

const engineOf = (settings: { parallel?: number; timeoutMs?: number } = {}) =>
  createEndpointEngine({ base: server.base, model: 'tiny', anywhere: false, parallel: 1, ...settings });

interface Outcome {
  readonly answers: Map<string, RunAnswer>;
  readonly error: Error | null;
}

async function run(
  known = new Map<string, RunAnswer>(),
  settings = {},
  engine = engineOf(settings),
): Promise<Outcome> {
  const answers = new Map(known);
  const options = {
    run: 'a',
    plan: PLAN,
    items: ITEMS,
    pairOf,
    engine,
    store: {
      put: async (batch: readonly RunAnswer[]) =>
        void batch.map((answer) => answers.set(itemKey(answer), answer)),
    },
    known: new Map([...known].filter(([, { outcome }]) => outcome !== 'failed')),
    signal,
    onAnswer: () => {},
    onStorage: () => {},
    onReload: () => {},
    waits: [1, 1, 1],
  };
  try {
    await runItems(options);
    return { answers, error: null };
  } catch (error) {
    return { answers, error: error as Error };
  }
}

/** What the answers say, regardless of what it took to get them. */
const said = ({ answers }: Outcome) =>
  Object.fromEntries([...answers].map(([key, { raw, ratings, choice }]) => [key, { raw, ratings, choice }]));

describe('an endpoint that misbehaves', () => {
  it.each<Fault>(['429', '500', 'drop', 'half', 'malformed', 'no message', 'web page', 'half a stream'])(
    'now and then (%s) is asked again, and the run ends as with a good one',
    async (fault) => {
      const good = await run();
      expect(good.answers.size).toBe(ITEMS.length);
      server.fault = (index) => (index % 3 === 0 ? fault : null);
      const bad = await run();
      expect(bad.error).toBeNull();
      expect(said(bad)).toEqual(said(good));
      expect([...bad.answers.values()].some(({ attempts }) => attempts > 1)).toBe(true);
    },
  );

  it.each<Manner>(['stream', 'parts', 'thoughts'])(
    'only in its manner (%s) is read as any other',
    async (manner) => {
      const good = await run();
      server.fault = () => manner;
      const other = await run();
      expect(other.error).toBeNull();
      const scored = ({ answers }: Outcome) =>
        [...answers].map(([key, { ratings, choice }]) => ({ key, ratings, choice }));
      expect(scored(other)).toEqual(scored(good));
    },
  );

  it('on the questions before the run is asked again too', async () => {
    server.fault = (index) => (index === 0 ? '500' : null);
    const canary = await runCanary(engineOf(), { signal, onReload: () => {}, waits: [1] });
    expect(canary).toMatchObject({ passed: true, right: 4 });
  });

  it('on one prompt every time has that prompt recorded as failed, with its reason, and goes on', async () => {
    server.fault = (_index, request) => (request.messages[0]?.content.includes('do Wealth') ? '500' : null);
    const { answers, error } = await run();
    expect(error).toBeNull();
    const failed = [...answers.values()].filter(({ outcome }) => outcome === 'failed');
    expect(failed.map(({ value, attempts }) => [value, attempts])).toEqual([['Wealth', 4]]);
    expect(failed[0]?.error).toContain('500');
    expect(answers.size).toBe(ITEMS.length);
  });

  it('by being slow is given up after its time, and asked again', async () => {
    const times: AbortController[] = [];
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      const time = new AbortController();
      times.push(time);
      return time.signal;
    });
    server.fault = (index) => {
      if (index !== 1) return null;
      times.at(-1)?.abort(new DOMException('over', 'TimeoutError'));
      return 'silent';
    };
    const { answers, error } = await run(new Map(), { timeoutMs: 300 });
    expect(timeout).toHaveBeenCalledWith(300);
    timeout.mockRestore();
    expect(error).toBeNull();
    expect([...answers.values()].filter(({ attempts }) => attempts === 2)).toHaveLength(1);
  });

  it('by stopping in mid-run pauses it; resumed, it ends as an uninterrupted one and asks nothing stored again', async () => {
    const good = await run();
    server.requests.length = 0;
    server.fault = (index) => {
      if (index === 20) void server.stop();
      return null;
    };
    const first = await run();
    expect(first.error).toBeInstanceOf(InferenceError);
    expect(first.error).toMatchObject({ kind: 'network' });
    expect([...first.answers.values()].every(({ outcome }) => outcome === 'answered')).toBe(true);
    const stored = [...first.answers.values()].filter(({ outcome }) => outcome === 'answered').length;
    expect(stored).toBeGreaterThan(10);
    server.fault = () => null;
    await server.restart();
    server.requests.length = 0;
    const second = await run(first.answers);
    expect(second.error).toBeNull();
    expect(said(second)).toEqual(said(good));
    expect(server.requests).toHaveLength(ITEMS.length - stored);
  });

  it('gives the same answers with several requests at once', async () => {
    const good = await run();
    expect(said(await run(new Map(), { parallel: 4 }))).toEqual(said(good));
  });
});

describe('a server that is there but answers nothing right', () => {
  it('stops the run after three prompts, so that not all of them fail', async () => {
    server.fault = () => '500';
    const { answers, error } = await run();
    expect(error?.message).toContain('3 prompts in a row');
    expect(answers.size).toBe(3);
  });

  it('stops every one of several requests, and nothing is asked after the run has ended', async () => {
    const waiting: AbortSignal[] = [];
    const engine: Engine = {
      ...engineOf({ parallel: 4 }),
      complete: (_request, own) =>
        new Promise((_, reject) => {
          waiting.push(own);
          own.addEventListener('abort', () => reject(own.reason));
          if (waiting.length === 4) reject(new InferenceError('not found', 'no such model'));
        }),
    };
    const { error } = await run(new Map(), {}, engine);
    expect(error?.message).toBe('no such model');
    expect(waiting).toHaveLength(4);
    expect(waiting.every(({ aborted }) => aborted)).toBe(true);
  });
});

describe('the endpoint engine', () => {
  it('does without a schema where the server accepts none', async () => {
    server.fault = () => '400 schema';
    const { text } = await engineOf().complete(QUESTION, signal);
    expect(JSON.parse(text)).toHaveProperty('rating');
    expect(server.requests.map((request) => request.response_format !== undefined)).toEqual([true, false]);
  });

  it('gives the probability of each rating', async () => {
    const { text, probabilities } = await engineOf().complete(QUESTION, signal);
    const { rating } = JSON.parse(text) as { rating: number };
    expect(probabilities?.[rating - 1]).toBeCloseTo(0.7);
    expect(probabilities?.reduce((a, b) => a + b, 0)).toBeCloseTo(1);
  });

  it('says which models there are when the one named is not among them', async () => {
    const engine = createEndpointEngine({ base: server.base, model: 'absent', anywhere: false, parallel: 1 });
    const load = engine.load({ signal, onProgress: () => {} });
    await expect(load).rejects.toThrow('It has: tiny, other');
  });

  it('says what to do where no server answers', async () => {
    await server.stop();
    const load = engineOf().load({ signal, onProgress: () => {} });
    await expect(load).rejects.toMatchObject({ kind: 'network', recovery: 'again' });
    await server.restart();
  });

  it('rejects with an AbortError when aborted', async () => {
    const controller = new AbortController();
    server.fault = () => {
      controller.abort();
      return 'silent';
    };
    const asked = engineOf().complete(QUESTION, controller.signal);
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });

  it.each([
    ['http://example.org/v1', 'is not this machine'],
    ['ftp://localhost/v1', 'http:// or https://'],
    ['localhost', 'is not an address'],
    ['http://me:secret@localhost/v1', 'password'],
  ])('refuses the address %s', (base, message) => {
    expect(() => createEndpointEngine({ base, model: 'm', anywhere: false, parallel: 1 })).toThrow(message);
  });

  it('accepts another machine where the reader says so', () => {
    expect(() =>
      createEndpointEngine({ base: 'http://example.org/v1', model: 'm', anywhere: true, parallel: 1 }),
    ).not.toThrow();
  });
});

describe('a server that sends more than anybody asked for', () => {
  const ask = () => engineOf().complete(QUESTION, signal);

  it('is read no further than an answer can be long', async () => {
    server.fault = () => 'endless';
    await expect(ask()).rejects.toMatchObject({
      kind: 'bad response',
      message: expect.stringContaining('longer than 4.0 MB'),
    });
    server.models = 'endless';
    await expect(listModels(server.base, false, signal)).rejects.toThrow('longer than 2.0 MB');
  });

  it('as a model’s answer has it counted as failed, with its length', async () => {
    server.fault = () => 'long answer';
    await expect(ask()).rejects.toThrow('has 300,000 characters; at most 200,000 are read');
  });

  it('lists its models as far as a sentence goes', async () => {
    server.models = Array.from({ length: 5000 }, (_, index) => `model ${index} ${'x'.repeat(300)}`);
    expect(await listModels(server.base, false, signal)).toHaveLength(5000);
    const message = await engineOf()
      .load({ signal, onProgress: () => {} })
      .then(String, (error: Error) => error.message);
    expect(message).toMatch(/model 11 x+…, and 4,988 more\.$/);
    expect(message.length).toBeLessThan(1500);
  });
});

describe('a server that redirects', () => {
  it('is not followed: neither the list nor a prompt reaches another host', async () => {
    const other = await openAiServer();
    server.elsewhere = other.base.replace('/v1', '');
    server.models = 'redirect';
    server.fault = () => 'redirect';
    const asked = [listModels(server.base, false, signal), engineOf().complete(QUESTION, signal)];
    for (const reply of asked)
      await expect(reply).rejects.toMatchObject({
        kind: 'server refused',
        recovery: 'no',
        message: expect.stringContaining('redirects to another address'),
      });
    expect(other.requests).toEqual([]);
    await other.stop();
  });
});
