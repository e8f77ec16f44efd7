import { describe, expect, it } from 'vitest';
import type { MachineReport } from '../../../../src/inference/machine';
import { fitOf, recommended } from '../../../../src/inference/webllm/fit';
import { downloadBytes, WEBLLM_MODELS, type WebllmModel } from '../../../../src/inference/webllm/models';

const GPU: MachineReport['gpu'] = {
  webgpu: 'there',
  adapter: 'a GPU',
  software: false,
  f16: true,
  maxBufferBytes: 2 ** 31,
  maxStorageBindingBytes: 2 ** 30,
  workgroupStorageBytes: 32768,
  storageBuffersPerStage: 10,
};
const MACHINE: MachineReport = {
  gpu: GPU,
  threads: 8,
  memoryGB: 8,
  freeBytes: 10e9,
  canKeep: true,
};
const model = (id: string) => WEBLLM_MODELS.find((known) => known.id.startsWith(id)) as WebllmModel;
const LLAMA_F16 = model('Llama-3.2-1B-Instruct-q4f16');

describe('whether a model fits', () => {
  it('it does on a good machine, and the largest is recommended', () => {
    expect(fitOf(LLAMA_F16, MACHINE)).toEqual({ verdict: 'fits', reasons: [] });
    expect(recommended(WEBLLM_MODELS, MACHINE)).toBe(LLAMA_F16);
  });

  it.each<[string, Partial<MachineReport>, string]>([
    ['without WebGPU', { gpu: { ...GPU, webgpu: 'absent' } }, 'no WebGPU'],
    ['without an adapter', { gpu: { ...GPU, webgpu: 'no adapter' } }, 'no usable GPU'],
    ['without 16-bit shaders', { gpu: { ...GPU, f16: false } }, 'shader-f16'],
    [
      'with too little workgroup storage',
      { gpu: { ...GPU, workgroupStorageBytes: 16384 } },
      'workgroup storage',
    ],
    ['with too few storage buffers', { gpu: { ...GPU, storageBuffersPerStage: 8 } }, 'storage buffers'],
    ['without room', { freeBytes: 100e6 }, 'of storage are free'],
  ])('it does not %s', (_, part, reason) => {
    const { verdict, reasons } = fitOf(LLAMA_F16, { ...MACHINE, ...part });
    expect(verdict).toBe('will not fit');
    expect(reasons.join()).toContain(reason);
  });

  it('it is risky on an emulated GPU, or with little memory', () => {
    expect(fitOf(LLAMA_F16, { ...MACHINE, gpu: { ...GPU, software: true } }).verdict).toBe('risky');
    expect(fitOf(LLAMA_F16, { ...MACHINE, memoryGB: 1 }).verdict).toBe('risky');
  });

  it('counts what is already here', () => {
    const tight = { ...MACHINE, freeBytes: 100e6 };
    expect(fitOf(LLAMA_F16, tight, downloadBytes(LLAMA_F16) - 50e6).verdict).toBe('fits');
  });

  it('recommends a build with f32 where there are no 16-bit shaders', () => {
    expect(recommended(WEBLLM_MODELS, { ...MACHINE, gpu: { ...GPU, f16: false } })?.id).toContain('q4f32');
    expect(recommended(WEBLLM_MODELS, { ...MACHINE, gpu: { ...GPU, webgpu: 'absent' } })).toBeNull();
  });
});
