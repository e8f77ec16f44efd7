import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NO_GPU_FACTS } from '../../../src/inference/gpu';
import { lookAtMachine, type MachineReport } from '../../../src/inference/machine';
import { assertGpu } from '../../../src/inference/webllm/gpu-check';

const THERE = { webgpu: 'there' as const, ...NO_GPU_FACTS, adapter: 'a GPU' };

class SlowWorker extends EventTarget {
  static last: SlowWorker;
  ended = false;
  constructor() {
    super();
    SlowWorker.last = this;
  }
  terminate() {
    this.ended = true;
  }
}

const told: MachineReport['gpu'][] = [];
beforeEach(() => {
  told.length = 0;
  vi.useFakeTimers();
  vi.stubGlobal('Worker', SlowWorker);
  vi.stubGlobal('navigator', { gpu: {}, hardwareConcurrency: 2 });
  vi.stubGlobal('document', { baseURI: 'http://localhost/' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('does not take a GPU that is slow to answer for none, and hears its answer', async () => {
  lookAtMachine(({ gpu }) => told.push(gpu));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual([{ webgpu: 'no answer', ...NO_GPU_FACTS }]);
  expect(SlowWorker.last.ended).toBe(false);
  SlowWorker.last.dispatchEvent(new MessageEvent('message', { data: THERE }));
  await vi.advanceTimersByTimeAsync(0);
  expect(told.at(-1)).toEqual(THERE);
  expect(SlowWorker.last.ended).toBe(true);
});

it('says so where the worker fails', async () => {
  lookAtMachine(({ gpu }) => told.push(gpu));
  SlowWorker.last.dispatchEvent(new Event('error'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told.map(({ webgpu }) => webgpu)).toEqual(['no answer']);
});

it('tells a GPU that refuses to answer from one that is not there', async () => {
  const from = (requestAdapter: () => Promise<null>) =>
    assertGpu({ gpu: { requestAdapter } as unknown as GPU }, 'a-q4f32_1');
  await expect(from(() => Promise.reject(new Error('lost')))).rejects.toMatchObject({ kind: 'gpu busy' });
  await expect(from(async () => null)).rejects.toMatchObject({ kind: 'no adapter' });
});
