import { InferenceError } from '../errors';
import { type GpuNavigator, type GpuReport, gpuReport } from '../gpu';
import { NEEDED_STORAGE_BUFFERS, NEEDED_WORKGROUP_BYTES } from './fit';
import { needsF16 } from './models';

const INSTEAD = 'The processor can run small models too: choose “On the processor”.';

/**
 * Checks before the download what WebLLM would only notice after it.
 *
 * @throws InferenceError of the kinds `no webgpu`, `no adapter`, `gpu busy`, `no f16` or `gpu too small`
 */
export async function assertGpu(from: GpuNavigator, modelId: string): Promise<GpuReport> {
  const gpu = await gpuReport(from);
  if (gpu.webgpu === 'absent')
    throw new InferenceError(
      'no webgpu',
      `This browser has no WebGPU. Use a current Chrome, Edge or Safari. ${INSTEAD}`,
    );
  if (gpu.webgpu === 'no adapter')
    throw new InferenceError(
      'no adapter',
      `The browser has WebGPU but no usable GPU: the driver may be too old or blocked, or graphics acceleration may be switched off in its settings. ${INSTEAD}`,
    );
  if (gpu.webgpu === 'no answer')
    throw new InferenceError(
      'gpu busy',
      `The GPU did not answer: another page or program may be using it. Close it, or try again in a minute. ${INSTEAD}`,
    );
  if (needsF16(modelId) && !gpu.f16)
    throw new InferenceError(
      'no f16',
      `${modelId} needs 16-bit shaders (shader-f16), which this GPU does not have. Choose the build of the same model with f32 in its name.`,
    );
  if (
    gpu.workgroupStorageBytes < NEEDED_WORKGROUP_BYTES ||
    gpu.storageBuffersPerStage < NEEDED_STORAGE_BUFFERS
  )
    throw new InferenceError('gpu too small', `This GPU’s limits are below what WebLLM needs. ${INSTEAD}`);
  return gpu;
}
