import { formatBytes } from '../../domain/text/format-bytes';
import type { MachineReport } from '../../inference/machine';
import './machine-facts.css';

function gpuText({ gpu }: MachineReport): string {
  if (gpu.webgpu === 'absent') return 'none: this browser has no WebGPU';
  if (gpu.webgpu === 'no adapter')
    return 'none that the browser can use (driver blocked, or acceleration off)';
  return `${gpu.adapter || 'not named by the browser'}${gpu.software ? ', computed by the processor' : ''}`;
}

/** What the browser tells of this machine, before a byte is fetched. */
export function MachineFacts({ machine }: { machine: MachineReport | null }) {
  if (!machine)
    return (
      <p class="run-facts run-looking" role="status">
        Looking at this machine…
      </p>
    );
  const { gpu, threads, memoryGB, freeBytes, canKeep } = machine;
  const there = gpu.webgpu === 'there';
  return (
    <dl class="run-facts">
      <div>
        <dt>GPU</dt>
        <dd>{gpuText(machine)}</dd>
      </div>
      {there && (
        <div>
          <dt>16-bit shaders</dt>
          <dd>{gpu.f16 ? 'yes' : 'no: choose builds with f32'}</dd>
        </div>
      )}
      {there && (
        <div>
          <dt>Its limits</dt>
          <dd>
            buffers up to {formatBytes(gpu.maxBufferBytes)}, bound up to{' '}
            {formatBytes(gpu.maxStorageBindingBytes)}, {gpu.storageBuffersPerStage} a stage;{' '}
            {formatBytes(gpu.workgroupStorageBytes)} of workgroup storage
          </dd>
        </div>
      )}
      <div>
        <dt>Processor</dt>
        <dd>
          {threads} threads{memoryGB === null ? '' : `, ${memoryGB} GB of memory or more`}
        </dd>
      </div>
      <div>
        <dt>Free storage</dt>
        <dd>
          {canKeep
            ? freeBytes === null
              ? 'not stated'
              : formatBytes(freeBytes)
            : 'models are not kept on a page without https'}
        </dd>
      </div>
    </dl>
  );
}
