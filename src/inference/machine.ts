/** What this browser and machine offer, checked before a byte is fetched. */
import { type GpuNavigator, type GpuReport, gpuReport, NO_GPU_FACTS } from './gpu';

export interface MachineReport {
  readonly gpu: GpuReport;
  readonly threads: number;
  /** Gigabytes, rounded by the browser and never above 8; null where it does not say. */
  readonly memoryGB: number | null;
  /** Bytes that the site may still store; null where the browser does not say. */
  readonly freeBytes: number | null;
  /** Whether models can be kept: on plain http (not localhost) there is no cache storage. */
  readonly canKeep: boolean;
}

const PATIENCE_MS = 10_000;

/** Asked in a worker, where the engine will run; on a page, a browser without an adapter complains on the console. */
function reportFromWorker(): Promise<GpuReport> {
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
  const estimate = await navigator.storage?.estimate?.().catch(() => null);
  const { deviceMemory } = navigator as { deviceMemory?: number };
  return {
    gpu: await reportFromWorker(),
    threads: navigator.hardwareConcurrency || 1,
    memoryGB: deviceMemory ?? null,
    freeBytes:
      estimate?.quota === undefined || estimate.usage === undefined ? null : estimate.quota - estimate.usage,
    canKeep: 'caches' in globalThis,
  };
}
