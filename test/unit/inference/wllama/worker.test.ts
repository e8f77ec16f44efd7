import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CompletionRequest } from '../../../../src/inference/engine';
import type { WllamaSetup } from '../../../../src/inference/wllama/setup';
import { engineWorker } from '../engine-worker';

/** What the library is asked, and what it throws. */
const library = vi.hoisted(() => ({
  asked: [] as Record<string, unknown>[],
  onLoad: null as unknown,
  onAsk: null as unknown,
}));

vi.mock('@wllama/wllama/esm/index.js', () => ({
  LoggerWithoutDebug: {},
  Wllama: class {
    static getLibllamaVersion = () => 'b1';
    setCompat() {}
    getNumThreads = () => 1;
    async loadModel() {
      if (library.onLoad !== null) throw library.onLoad;
    }
    async createChatCompletion(request: Record<string, unknown>) {
      library.asked.push(request);
      if (library.onAsk !== null) throw library.onAsk;
      return { choices: [{ message: { content: 'yes' }, finish_reason: 'stop' }] };
    }
  },
}));

beforeEach(() => {
  Object.assign(library, { asked: [], onLoad: null, onAsk: null });
  vi.stubGlobal('__WLLAMA_VERSION__', '0');
});
afterEach(() => vi.unstubAllGlobals());

const started = () =>
  engineWorker<WllamaSetup>(() => import('../../../../src/inference/wllama/wllama.worker'));
const { signal } = new AbortController();
const SETUP: WllamaSetup = { file: new Blob(['GGUF']), wasm: '', contextTokens: 512 };
const load = async () => (await started()).load(SETUP, { signal, onProgress: () => {} });

const QUESTION: CompletionRequest = {
  prompt: 'a',
  maxTokens: 4,
  temperature: 1,
  seed: 3,
  constraint: null,
  digits: [],
  about: null,
};

it('is told to leave no token out', async () => {
  const worker = await started();
  await worker.load(SETUP, { signal, onProgress: () => {} });
  expect((await worker.complete(QUESTION, signal)).text).toBe('yes');
  expect(library.asked.at(-1)).toMatchObject({
    seed: 3,
    temperature: 1,
    top_p: 1,
    top_k: 0,
    min_p: 0,
    frequency_penalty: 0,
    presence_penalty: 0,
  });
});

it.each([
  [new Error('tensor shapes differ'), 'tensor shapes differ'],
  ['a text', 'a text'],
  [5120, '5120'],
])('says why a model does not load, whatever the library throws: %s', async (thrown, said) => {
  library.onLoad = thrown;
  await expect(load()).rejects.toMatchObject({
    kind: 'bad model file',
    message: expect.stringContaining(said),
  });
});

it.each([new Error('nan in logits'), 'nan in logits'])('says why one gives no answer: %s', async (thrown) => {
  library.onAsk = thrown;
  await expect(load()).rejects.toMatchObject({
    kind: 'bad model file',
    message: expect.stringMatching(/gives no answer.*nan in logits/),
  });
});
