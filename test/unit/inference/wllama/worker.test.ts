import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CompletionRequest } from '../../../../src/inference/engine';
import type { WllamaSetup } from '../../../../src/inference/wllama/setup';
import type { Place } from '../../../../src/inference/wllama/trial';
import { engineWorker } from '../engine-worker';

/** What the library is asked, what it throws, how long an answer takes on the GPU and on the processor. */
const library = vi.hoisted(() => ({
  asked: [] as Record<string, unknown>[],
  onLoad: null as unknown,
  onAsk: null as unknown,
  onGpu: null as unknown,
  waits: { gpu: 0, processor: 0 },
  hasGpu: true,
  open: 0,
  now: 0,
  files: [] as readonly Blob[],
}));

vi.mock('@wllama/wllama/esm/index.js', () => ({
  Wllama: class {
    static getLibllamaVersion = () => 'b1';
    setCompat() {}
    getNumThreads = () => 1;
    private wait = 0;
    constructor(
      _paths: object,
      private readonly options: { readonly logger: { debug(line: string): void } },
    ) {}
    async loadModel(files: readonly Blob[], { n_gpu_layers }: { n_gpu_layers: number }) {
      library.open++;
      if (library.onLoad !== null) throw library.onLoad;
      if (n_gpu_layers > 0 && library.onGpu !== null) throw library.onGpu;
      this.wait = library.waits[n_gpu_layers > 0 ? 'gpu' : 'processor'];
      library.files = files;
      if (n_gpu_layers > 0 && !library.hasGpu) return;
      this.options.logger.debug(`load_tensors: offloaded ${n_gpu_layers > 0 ? 2 : 0}/2 layers to GPU`);
    }
    async exit() {
      library.open--;
    }
    async createChatCompletion(request: Record<string, unknown>) {
      library.asked.push(request);
      if (library.onAsk !== null) throw library.onAsk;
      library.now += this.wait;
      return {
        choices: [{ message: { content: 'yes' }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 50, completion_tokens: 10 },
      };
    }
  },
}));

beforeEach(() => {
  Object.assign(library, { asked: [], onLoad: null, onAsk: null, onGpu: null, hasGpu: true, open: 0 });
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('performance', { now: () => library.now });
  vi.stubGlobal('__WLLAMA_VERSION__', '0');
});
afterEach(() => vi.unstubAllGlobals());

const started = () =>
  engineWorker<WllamaSetup>(() => import('../../../../src/inference/wllama/wllama.worker'));
const { signal } = new AbortController();
const SETUP: WllamaSetup = {
  files: [new Blob(['GGUF']), new Blob(['more'])],
  wasm: '',
  script: null,
  contextTokens: 512,
  place: 'trial',
};
const load = async (place: Place = 'trial') =>
  (await started()).load({ ...SETUP, place }, { signal, onProgress: () => {} });

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
  expect(library.open).toBe(0);
});

it.each([new Error('nan in logits'), 'nan in logits'])('says why one gives no answer: %s', async (thrown) => {
  library.onAsk = thrown;
  await expect(load()).rejects.toMatchObject({
    kind: 'bad model file',
    message: expect.stringMatching(/gives no answer.*nan in logits/),
  });
});

/** Gives the worker a GPU. */
function withGpu(...features: readonly string[]): void {
  const adapter = { info: { description: 'a card' }, limits: {}, features: new Set(features) };
  vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => adapter } });
}

describe('llama.cpp runs', () => {
  it.each([
    [
      'gpu',
      { gpu: 20, processor: 400 },
      /^GPU, a card; in a short trial the GPU made \d+ tokens a second, the processor made \d/,
    ],
    ['processor', { gpu: 400, processor: 20 }, /^CPU, 1 thread; in a short trial the GPU made \d/],
  ] as const)(
    'on the %s where a trial finds that faster, and both are said',
    async (place, waits, device) => {
      withGpu('shader-f16');
      library.waits = waits;
      expect(await load()).toMatchObject({ device: expect.stringMatching(device), settings: { place } });
      // The other one is closed.
      expect(library.open).toBe(1);
      expect(library.files).toHaveLength(2);
    },
  );

  it('on the processor where the GPU fails, and that is said', async () => {
    withGpu('shader-f16');
    library.onGpu = new Error('no pipeline');
    expect(await load()).toMatchObject({
      device: expect.stringMatching(
        /^CPU, 1 thread; .* the GPU did not run \(.*no pipeline\), the processor/,
      ),
      settings: { place: 'processor' },
    });
    expect(library.open).toBe(1);
  });

  it('on the processor where llama.cpp leaves the GPU alone without a word', async () => {
    withGpu('shader-f16');
    library.waits = { gpu: 20, processor: 400 };
    library.hasGpu = false;
    expect(await load()).toMatchObject({
      device: expect.stringMatching(/the GPU did not run \(llama\.cpp found no GPU that it can use\)/),
      settings: { place: 'processor' },
    });
    expect(library.open).toBe(1);
  });

  it('on the processor, untried, where the GPU has no 16-bit shaders or the run says so', async () => {
    withGpu();
    const alone = { device: 'CPU, 1 thread', settings: { place: 'processor' } };
    expect(await load()).toMatchObject(alone);
    withGpu('shader-f16');
    expect(await load('processor')).toMatchObject(alone);
    expect(library.asked.map(({ max_tokens }) => max_tokens)).toEqual([1, 1]);
  });

  it('on the GPU, untried, where the run began there, and nowhere else', async () => {
    withGpu('shader-f16');
    expect(await load('gpu')).toMatchObject({ device: 'GPU, a card', settings: { place: 'gpu' } });
    withGpu();
    await expect(load('gpu')).rejects.toMatchObject({ kind: 'no adapter' });
  });
});
