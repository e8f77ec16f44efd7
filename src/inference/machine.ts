/** What this browser and machine offer, checked before a byte is fetched. */
import { cacheStorage, freeBytes } from '../platform/kept-files';
import { Worker } from '../worker/page-worker';
import { type GpuNavigator, type GpuReport, gpuReport, NO_GPU_FACTS } from './gpu';

export interface MachineReport {
  readonly gpu: GpuReport;
  readonly threads: number;
  /** Gigabytes, rounded by the browser and never above 8; null where it does not say. */
  readonly memoryGB: number | null;
  /** Bytes that the site may still store; null where the browser does not say. */
  readonly freeBytes: number | null;
  /** Whether models can be kept: not where site data is blocked, nor on plain http (localhost apart). */
  readonly canKeep: boolean;
}

const PATIENCE_MS = 10_000;

/** Asked in a worker, where the engine will run; on a page, a browser without an adapter complains on the console. */
async function reportFromWorker(): Promise<GpuReport> {
  if (!(navigator as GpuNavigator).gpu) return gpuReport({});
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./gpu.worker.ts', import.meta.url), { type: 'module', name: 'gpu' });
    const settle = (report: GpuReport) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(report);
    };
    const none = () => settle({ webgpu: 'no adapter', ...NO_GPU_FACTS });
    const timer = setTimeout(none, PATIENCE_MS);
    worker.addEventListener('message', ({ data }: MessageEvent<GpuReport>) => settle(data));
    worker.addEventListener('error', none);
  });
}

/** Never rejects: what the browser does not say is null. */
export async function machineReport(): Promise<MachineReport> {
  const { deviceMemory } = navigator as { deviceMemory?: number };
  return {
    gpu: await reportFromWorker().catch(() => ({ webgpu: 'no adapter' as const, ...NO_GPU_FACTS })),
    threads: navigator.hardwareConcurrency || 1,
    memoryGB: deviceMemory ?? null,
    freeBytes: await freeBytes(),
    canKeep: (await cacheStorage()) !== null,
  };
}
