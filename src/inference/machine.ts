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

const NO_ANSWER: GpuReport = { webgpu: 'no answer', ...NO_GPU_FACTS };

/**
 * Asked in a worker, where the engine will run; on a page, a browser without an adapter complains on the console.
 *
 * @param tell called with the answer, and before it where that takes long
 */
function askWorker(tell: (report: GpuReport) => void): void {
  const worker = new Worker(new URL('./gpu.worker.ts', import.meta.url), { type: 'module', name: 'gpu' });
  const settle = (report: GpuReport) => {
    clearTimeout(timer);
    worker.terminate();
    tell(report);
  };
  const timer = setTimeout(() => tell(NO_ANSWER), PATIENCE_MS);
  worker.addEventListener('message', ({ data }: MessageEvent<GpuReport>) => settle(data));
  worker.addEventListener('error', () => settle(NO_ANSWER));
}

function askGpu(tell: (report: GpuReport) => void): void {
  if (!(navigator as GpuNavigator).gpu) return void gpuReport({}).then(tell);
  try {
    askWorker(tell);
  } catch {
    tell(NO_ANSWER);
  }
}

/** @param tell called once, or twice where the GPU answers late; what the browser does not say is null */
export function lookAtMachine(tell: (report: MachineReport) => void): void {
  const rest = withoutGpu();
  askGpu((gpu) => void rest.then((facts) => tell({ gpu, ...facts })));
}

async function withoutGpu(): Promise<Omit<MachineReport, 'gpu'>> {
  const { deviceMemory } = navigator as { deviceMemory?: number };
  return {
    threads: navigator.hardwareConcurrency || 1,
    memoryGB: deviceMemory ?? null,
    freeBytes: await freeBytes(),
    canKeep: (await cacheStorage()) !== null,
  };
}
