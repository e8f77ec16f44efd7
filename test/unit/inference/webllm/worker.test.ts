import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isCached, WEBLLM_CACHES } from '../../../../src/inference/webllm/cache';
import type { WebllmSetup } from '../../../../src/inference/webllm/setup';
import { engineWorker } from '../engine-worker';
import { memoryCaches } from '../memory-caches';

const library = vi.hoisted(() => ({ onLoad: null as unknown, models: [] as { model: string }[] }));

vi.mock('@mlc-ai/web-llm', () => ({
  prebuiltAppConfig: { model_list: [] },
  MLCEngine: class {
    constructor({ appConfig }: { appConfig: { model_list: { model: string }[] } }) {
      library.models = appConfig.model_list;
    }
    async reload() {
      if (library.onLoad !== null) throw library.onLoad;
    }
  },
}));

const OWN = 'http://localhost:9000/own';
const FOLDER = `${OWN}/resolve/main/`;
const LIBRARY = 'http://localhost:9000/own.wasm';
const FILES: Readonly<Record<string, () => Response>> = {
  [`${FOLDER}mlc-chat-config.json`]: () => Response.json({}),
  [`${FOLDER}tensor-cache.json`]: () => Response.json({ records: [{ dataPath: 'a.bin', nbytes: 3 }] }),
  [`${FOLDER}tokenizer.json`]: () => Response.json({}),
  [`${FOLDER}a.bin`]: () => new Response('abc'),
  [LIBRARY]: () => new Response(Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])),
};
const LIMITS = { maxComputeWorkgroupStorageSize: 32768, maxStorageBuffersPerShaderStage: 10 };
const ADAPTER = { info: { vendor: 'a maker' }, limits: LIMITS, features: new Set() };

beforeEach(() => {
  library.onLoad = null;
  vi.stubGlobal('caches', memoryCaches());
  vi.stubGlobal('__WEB_LLM_VERSION__', '0');
  vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => ADAPTER } });
  vi.stubGlobal('fetch', async (url: string) => FILES[url]?.() ?? new Response('', { status: 404 }));
});
afterEach(() => vi.unstubAllGlobals());

const { signal } = new AbortController();
async function load() {
  const worker = await engineWorker<WebllmSetup>(
    () => import('../../../../src/inference/webllm/webllm.worker'),
  );
  return worker.load({ id: 'own-q4f32_1', url: OWN, library: LIBRARY }, { signal, onProgress: () => {} });
}

it('hands WebLLM the folder in which the files are kept', async () => {
  expect(await load()).toMatchObject({ device: 'a maker' });
  expect(library.models.map(({ model }) => model)).toEqual([FOLDER]);
  expect(await isCached(WEBLLM_CACHES.model, `${FOLDER}a.bin`)).toBe(true);
});

it.each([new Error('no function tvm_main'), 'no function tvm_main'])(
  'says why a model does not load, and fetches the library anew the next time: %s',
  async (thrown) => {
    library.onLoad = thrown;
    await expect(load()).rejects.toMatchObject({
      kind: 'bad library',
      message: expect.stringContaining('no function tvm_main'),
    });
    expect(await isCached(WEBLLM_CACHES.library, LIBRARY)).toBe(false);
    expect(await isCached(WEBLLM_CACHES.model, `${FOLDER}a.bin`)).toBe(true);
  },
);
