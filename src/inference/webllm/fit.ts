import { formatBytes } from '../../domain/text/format-bytes';
import type { MachineReport } from '../machine';
import { downloadBytes, needsF16, type WebllmModel } from './models';

export interface Fit {
  readonly verdict: 'fits' | 'risky' | 'will not fit';
  /** In words, the most serious first; empty where nothing speaks against it. */
  readonly reasons: readonly string[];
}

/** What WebLLM's shaders need from any GPU. */
export const NEEDED_WORKGROUP_BYTES = 32 * 1024;
export const NEEDED_STORAGE_BUFFERS = 10;

/**
 * Whether a model will run on this machine, before anything is fetched.
 *
 * @param keptBytes how much of it is already in the cache
 */
export function fitOf(
  model: WebllmModel,
  { gpu, freeBytes, memoryGB, canKeep }: MachineReport,
  keptBytes = 0,
): Fit {
  const blocks: string[] = [];
  const doubts: string[] = [];
  if (gpu.webgpu === 'absent') blocks.push('this browser has no WebGPU');
  else if (gpu.webgpu === 'no adapter') blocks.push('the browser found no usable GPU');
  else if (gpu.webgpu === 'no answer') doubts.push('the GPU has not answered: it may be busy');
  else {
    if (needsF16(model.id) && !gpu.f16) blocks.push('the GPU has no 16-bit shaders (shader-f16)');
    if (gpu.workgroupStorageBytes < NEEDED_WORKGROUP_BYTES)
      blocks.push(
        `the GPU has ${gpu.workgroupStorageBytes} bytes of workgroup storage, ${NEEDED_WORKGROUP_BYTES} are needed`,
      );
    if (gpu.storageBuffersPerStage < NEEDED_STORAGE_BUFFERS)
      blocks.push(
        `the GPU binds ${gpu.storageBuffersPerStage} storage buffers, ${NEEDED_STORAGE_BUFFERS} are needed`,
      );
    if (gpu.software) doubts.push('the GPU is emulated by the processor, which would take hours');
  }
  if (!canKeep) blocks.push('the browser keeps no files for this site, and WebLLM loads a model from there');
  const left = downloadBytes(model) - keptBytes;
  if (freeBytes !== null && left > freeBytes)
    blocks.push(`its download needs ${formatBytes(left)} and ${formatBytes(freeBytes)} of storage are free`);
  else if (freeBytes !== null && left > freeBytes * 0.8)
    doubts.push('it would nearly fill this site’s storage');
  if (memoryGB !== null && model.memoryMB > memoryGB * 500)
    doubts.push(`it takes ${formatBytes(model.memoryMB * 1e6)} of a machine with ${memoryGB} GB`);
  const reasons = [...blocks, ...doubts];
  return { verdict: blocks.length > 0 ? 'will not fit' : doubts.length > 0 ? 'risky' : 'fits', reasons };
}

/** More memory than this is nothing to recommend unasked: its download takes long. */
const MODEST_MB = 1500;

/** The largest modest model that fits; of two builds of a model, the one with 16-bit numbers. Null where none does. */
export function recommended(models: readonly WebllmModel[], machine: MachineReport): WebllmModel | null {
  const fitting = models.filter(
    (model) => model.memoryMB <= MODEST_MB && fitOf(model, machine).verdict === 'fits',
  );
  return fitting.sort((a, b) => b.parameters - a.parameters || a.memoryMB - b.memoryMB)[0] ?? null;
}
