import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { task1Constraint } from '../../../../src/domain/prompts/constraint';
import { ask } from '../../../../src/inference/ask';
import { createEndpointEngine } from '../../../../src/inference/endpoint/endpoint';
import type { CompletionRequest } from '../../../../src/inference/engine';
import { type ChatRequest, type OpenAiServer, openAiServer } from '../../../support/openai-server';

const QUESTION: CompletionRequest = {
  prompt: 'Reply with "rating"',
  maxTokens: 10,
  temperature: 0,
  seed: 1,
  constraint: task1Constraint('single'),
  digits: ['1', '2', '3', '4'],
  about: null,
};

const ANSWER = {
  text: 'yes',
  finish: 'stop' as const,
  usage: { promptTokens: 0, completionTokens: 0, milliseconds: 0 },
  probabilities: null,
};

let server: OpenAiServer;
const { signal } = new AbortController();
beforeEach(async () => {
  server = await openAiServer();
});
afterEach(() => server.stop());

const engineOf = () =>
  createEndpointEngine({ base: server.base, model: 'tiny', anywhere: false, parallel: 1 });

const refusal = (status: number, message = '') => ({ status, body: JSON.stringify({ message }) });

it.each<
  [field: string, status: number, message: string, refuses: (request: ChatRequest) => unknown, said: string]
>([
  ['logprobs', 400, 'logprobs are not available for this model', ({ logprobs }) => logprobs, 'logprobs'],
  ['logprobs', 500, 'out of luck', ({ logprobs }) => logprobs, 'logprobs'],
  [
    'many alternatives',
    400,
    'At most 5 alternatives can be asked for.',
    ({ top_logprobs = 0 }) => top_logprobs > 5,
    'more than 5 top_logprobs',
  ],
  ['seed', 422, 'Extra inputs are not permitted', (request) => request.seed !== undefined, 'seed'],
  ['max_tokens', 400, 'max_tokens is not supported', (request) => 'max_tokens' in request, 'max_tokens'],
  ['response_format', 500, '', (request) => request.response_format, 'response_format'],
  ['response_format', 501, 'not implemented', (request) => request.response_format, 'response_format'],
  [
    'penalties',
    400,
    'unknown field presence_penalty',
    (request) => 'presence_penalty' in request,
    'presence_penalty',
  ],
])(
  '%s, refused with %d (“%s”), is left out from there on, and nothing else is',
  async (...[, status, message, refuses, said]) => {
    server.fault = (_, request) => (refuses(request) ? refusal(status, message) : null);
    const engine = engineOf();
    expect((await engine.complete(QUESTION, signal)).text).toContain('rating');
    expect(engine.leftOut?.()).toEqual([said]);
    const before = server.requests.length;
    await engine.complete(QUESTION, signal);
    expect(server.requests.length).toBe(before + 1);
  },
);

it('leaves nothing out where a server fails that took it before, or fails whatever it is asked', async () => {
  const engine = engineOf();
  await engine.complete(QUESTION, signal);
  server.fault = (index) => (index === 1 ? refusal(500) : null);
  await expect(engine.complete(QUESTION, signal)).rejects.toThrow('The server answered 500');
  expect(engine.leftOut?.()).toEqual([]);
  const other = engineOf();
  server.fault = () => refusal(400, 'I answer nobody');
  await expect(other.complete(QUESTION, signal)).rejects.toThrow('I answer nobody');
  expect(other.leftOut?.()).toEqual([]);
});

it('leaves out all where a server takes none', async () => {
  server.fault = (_, request) =>
    'seed' in request || 'max_tokens' in request ? refusal(400, 'Extra inputs') : null;
  const engine = engineOf();
  expect((await engine.complete(QUESTION, signal)).text).toContain('rating');
  expect(engine.leftOut?.()).toContain('seed');
  expect(engine.leftOut?.()).toContain('max_tokens');
});

it('says how long the server wants to be left alone, and that is waited for', async () => {
  server.fault = () => ({ ...refusal(429, 'slow down'), headers: { 'Retry-After': '12' } });
  const error = await engineOf()
    .complete(QUESTION, signal)
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ waitMs: 12_000 });
  vi.useFakeTimers();
  try {
    let attempts = 0;
    const engine = {
      parallel: 1,
      load: async () => ({ engineVersion: '', device: '' }),
      unload: async () => {},
      complete: async () => {
        if (attempts++ === 0) throw error;
        return ANSWER;
      },
    };
    const asked = ask(engine, QUESTION, { signal, onReload: () => {}, waits: [500] });
    await vi.advanceTimersByTimeAsync(11_900);
    expect(attempts).toBe(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(await asked).toMatchObject({ attempts: 2 });
  } finally {
    vi.useRealTimers();
  }
});

it('takes a message without content for an empty answer', async () => {
  server.fault = () => ({
    status: 200,
    body: JSON.stringify({ choices: [{ message: { content: null }, finish_reason: 'stop' }] }),
  });
  expect((await engineOf().complete(QUESTION, signal)).text).toBe('');
});

it.each([
  { status: 200, body: '{"object": "list", "data": null}' },
  { status: 405, body: '' },
  { status: 501, body: '' },
  { status: 404, body: '' },
])('a list of models that is not there (%j) does not bar', async (models) => {
  server.models = models;
  const { device } = await engineOf().load({ signal, onProgress: () => {} });
  expect(device).toContain('the server at');
});

it('takes an abort that nobody asked for as a lost device, reloads and goes on', async () => {
  let [answers, loads] = [0, 0];
  const reloads: string[] = [];
  const engine = {
    parallel: 1,
    load: async () => {
      loads++;
      return { engineVersion: '', device: '' };
    },
    unload: async () => {},
    complete: async () => {
      if (answers++ === 0) throw new DOMException('The operation was aborted', 'AbortError');
      return ANSWER;
    },
  };
  const asked = await ask(engine, QUESTION, {
    signal,
    onReload: ({ kind }) => reloads.push(kind),
    waits: [1],
  });
  expect(asked).toMatchObject({ attempts: 2, completion: { text: 'yes' } });
  expect([loads, reloads]).toEqual([1, ['device lost']]);
});
