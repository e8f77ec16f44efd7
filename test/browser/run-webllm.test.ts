import type { Page, Route } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillStorage } from './fill-storage';
import { sharedBrowser, siteUrl, type Visit } from './harness';
import { startRun } from './run-page';

const plain = sharedBrowser();
/** With WebGPU computed by the processor, which has no 16-bit shaders. */
const withGpu = sharedBrowser(['--enable-unsafe-webgpu']);

type Answer = (route: Route) => Promise<unknown>;

const json =
  (body: unknown): Answer =>
  (route) =>
    route.fulfill({ json: body });
const status =
  (code: number): Answer =>
  (route) =>
    route.fulfill({ status: code, body: 'no' });
const bytes =
  (body: Buffer): Answer =>
  (route) =>
    route.fulfill({ body, contentType: 'application/octet-stream' });

const SHARD = 200_000;
/** A complete model folder, except that its weights mean nothing: in the end WebLLM's loader refuses its library. */
const GOOD: Readonly<Record<string, Answer>> = {
  'mlc-chat-config.json': json({ tokenizer_files: ['tokenizer.json'] }),
  'library.wasm': bytes(Buffer.from([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0])),
  'tensor-cache.json': json({
    records: [0, 1, 2].map((n) => ({ dataPath: `params_shard_${n}.bin`, nbytes: SHARD })),
  }),
  'tokenizer.json': json({}),
  'params_shard_0.bin': bytes(Buffer.alloc(SHARD, 1)),
  'params_shard_1.bin': bytes(Buffer.alloc(SHARD, 2)),
  'params_shard_2.bin': bytes(Buffer.alloc(SHARD, 3)),
};

interface Model {
  readonly files?: Readonly<Record<string, Answer>>;
  readonly name?: string;
  readonly gpu?: boolean;
  /** Called before the run is started. */
  readonly ready?: (page: Page) => Promise<unknown>;
}

let gpuVisit: Visit;
beforeAll(async () => {
  gpuVisit = await withGpu.visit({ route: '#/about' });
});

const turned = (page: Page) =>
  expect.poll(() => page.getByRole('radio', { name: /On the processor/ }).isChecked()).toBe(true);

let folders = 0;

/** Sets up a new run on the page, names a model in a folder of its own on the site's origin, and starts the run. */
async function load({ files = {}, name = 'tiny-q4f32_1', gpu = true, ready }: Model) {
  const visit = gpu ? gpuVisit : await plain.visit({ route: '#/about' });
  const { page, context } = visit;
  const folder = `models/${folders++}/`;
  visit.requests.length = 0;
  await context.route(`**/${folder}**`, (route) => {
    const file = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    const answer = files[file] ?? GOOD[file];
    return answer ? answer(route) : route.fulfill({ status: 404 });
  });
  await page.goto(`${siteUrl()}#/run`);
  await page.locator('dl.run-facts').waitFor();
  // Without a GPU the page turns to the processor by itself, once it knows.
  if (!gpu) await turned(page);
  await page.getByRole('radio', { name: /On the graphics card/ }).check();
  await page.getByText('A model of your own').click();
  await page.getByLabel(/^Name/).fill(name);
  await page.getByLabel('Folder of the weights').fill(`${siteUrl()}${folder}`);
  await page.getByLabel('Library').fill(`${siteUrl()}${folder}library.wasm`);
  await ready?.(page);
  await startRun(page);
  return { ...visit, asked: () => visit.requests.filter((url) => url.includes(`/${folder}`)) };
}

/** Resolves when the run has stopped with this message, not with an earlier one, and the page takes input. */
async function stopsWith(page: Page, message: string): Promise<void> {
  await page.getByRole('alert').filter({ hasText: 'The run stopped' }).filter({ hasText: message }).waitFor();
  await page.getByRole('button', { name: 'Start' }).waitFor();
}

/** Files of the last model that WebLLM's cache holds. */
const cached = (page: Page): Promise<string[]> =>
  page.evaluate(
    async (folder) => {
      const cache = await caches.open('webllm/model');
      const own = (await cache.keys()).filter(({ url }) => url.includes(folder));
      return own.map(({ url }) => url.split('/').at(-1) ?? '').sort();
    },
    `models/${folders - 1}/`,
  );

describe('a model on the GPU that cannot be loaded', () => {
  it('because the browser has no WebGPU', async () => {
    const withoutGpu = (page: Page) =>
      page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'gpu', { value: undefined }));
    const { page } = await plain.visit({ route: '#/run', prepare: withoutGpu });
    await turned(page);
    await page.getByRole('radio', { name: /On the graphics card/ }).check();
    await page.getByText('none: this browser has no WebGPU').waitFor();
    await expect.poll(() => page.getByText('will not fit').count()).toBeGreaterThan(5);
  });

  it('because the browser finds no adapter', async () => {
    const { page, asked } = await load({ gpu: false });
    await stopsWith(page, 'no usable GPU');
    // Noticed before a byte of the model was fetched.
    expect(asked()).toEqual([]);
  });

  it('because the GPU has no 16-bit shaders', async () => {
    const { page, asked } = await load({ name: 'tiny-q4f16_1' });
    await stopsWith(page, 'shader-f16');
    expect(asked()).toEqual([]);
  });

  it('for one reason after the other, each told', async () => {
    const files: Record<string, Answer> = { 'mlc-chat-config.json': status(404) };
    const { page } = await load({ files });
    await stopsWith(page, 'The model’s configuration is not at');
    const again = async (file: string, answer: Answer, message: string) => {
      for (const name of Object.keys(files)) delete files[name];
      files[file] = answer;
      await page.getByRole('button', { name: 'Start' }).click();
      await stopsWith(page, message);
    };
    await again('library.wasm', bytes(Buffer.from('<html>')), 'is not a WebAssembly file');
    await again('params_shard_1.bin', bytes(Buffer.alloc(SHARD + 1)), 'is longer than the 200000 bytes');
  });

  it('because its server fails, a part is cut off, and at last its library is none of WebLLM’s', async () => {
    const files: Record<string, Answer> = { 'params_shard_2.bin': status(503) };
    const { page, asked } = await load({ files });
    await stopsWith(page, 'answered 503');
    files['params_shard_2.bin'] = async (route) => {
      // What comes at the same time is kept only once it is complete.
      await expect.poll(() => cached(page)).toContain('params_shard_0.bin');
      await route.fulfill({ body: Buffer.alloc(SHARD / 2, 2), contentType: 'application/octet-stream' });
    };
    await page.getByRole('button', { name: 'Start' }).click();
    await stopsWith(page, `came with ${SHARD / 2} of ${SHARD} bytes`);
    expect(await cached(page)).not.toContain('params_shard_2.bin');
    delete files['params_shard_2.bin'];
    const before = asked().length;
    await page.getByRole('button', { name: 'Start' }).click();
    await stopsWith(page, 'library does not run here');
    expect(await cached(page)).toContain('params_shard_2.bin');
    // Complete files were not fetched again.
    expect(
      asked()
        .slice(before)
        .filter((url) => /shard_0|config|tensor-cache/.test(url)),
    ).toEqual([]);
  });

  it('because the reader pauses in mid-download, which keeps what has come', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const files: Record<string, Answer> = {
      'params_shard_2.bin': async (route) => {
        await held;
        await route.fulfill({ body: Buffer.alloc(SHARD, 3) }).catch(() => {});
      },
    };
    const { page } = await load({ files });
    await page.getByText(/kB of 600 kB/).waitFor();
    await expect.poll(() => cached(page)).toContain('params_shard_1.bin');
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Start' }).waitFor();
    release();
    expect(await page.getByText('The run stopped').count()).toBe(0);
    expect(await cached(page)).toContain('params_shard_0.bin');
  });

  it('because storage is full', async () => {
    const { page } = await load({ ready: fillStorage });
    await stopsWith(page, 'storage is full');
  });
});
