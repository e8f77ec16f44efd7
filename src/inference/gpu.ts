/** What the browser says about the GPU; asked in a worker, where engines run. */

export interface GpuReport {
  /**
   * `absent`: the browser has no WebGPU; `no adapter`: it has WebGPU, but no GPU that it can use; `no answer`: it has
   * not said yet, or failed to, as where another page keeps the GPU busy.
   */
  readonly webgpu: 'absent' | 'no adapter' | 'no answer' | 'there';
  /** The adapter's maker, architecture or name; empty where the browser does not reveal it. */
  readonly adapter: string;
  /** A GPU emulated by the processor: correct, but very slow. */
  readonly software: boolean;
  /** 16-bit numbers in shaders, which half of the models need. */
  readonly f16: boolean;
  readonly maxBufferBytes: number;
  readonly maxStorageBindingBytes: number;
  readonly workgroupStorageBytes: number;
  readonly storageBuffersPerStage: number;
}

export const NO_GPU_FACTS = {
  adapter: '',
  software: false,
  f16: false,
  maxBufferBytes: 0,
  maxStorageBindingBytes: 0,
  workgroupStorageBytes: 0,
  storageBuffersPerStage: 0,
};

/** The part of WebGPU that is used, in a page or a worker. */
export interface GpuNavigator {
  readonly gpu?: GPU;
}

function nameOf({ description, vendor, architecture, device }: GPUAdapterInfo): string {
  return description || [vendor, architecture, device].filter(Boolean).join(' ');
}

export async function gpuReport({ gpu }: GpuNavigator): Promise<GpuReport> {
  if (!gpu) return { webgpu: 'absent', ...NO_GPU_FACTS };
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => undefined);
  if (adapter === undefined) return { webgpu: 'no answer', ...NO_GPU_FACTS };
  if (!adapter) return { webgpu: 'no adapter', ...NO_GPU_FACTS };
  const { info, limits, features } = adapter;
  return {
    webgpu: 'there',
    adapter: nameOf(info),
    software: /swiftshader|llvmpipe|software|basic render/i.test(`${nameOf(info)} ${info.architecture}`),
    f16: features.has('shader-f16'),
    maxBufferBytes: limits.maxBufferSize,
    maxStorageBindingBytes: limits.maxStorageBufferBindingSize,
    workgroupStorageBytes: limits.maxComputeWorkgroupStorageSize,
    storageBuffersPerStage: limits.maxStorageBuffersPerShaderStage,
  };
}
