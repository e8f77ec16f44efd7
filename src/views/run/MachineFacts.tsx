import { formatBytes } from '../../domain/text/format-bytes';
import type { MachineReport } from '../../inference/machine';
import { Fact } from '../../ui/Fact';
import './machine-facts.css';

function gpuText({ gpu }: MachineReport): string {
  if (gpu.webgpu === 'absent') return 'none: this browser has no WebGPU';
  if (gpu.webgpu === 'no adapter')
    return 'none that the browser can use (driver blocked, or acceleration off)';
  if (gpu.webgpu === 'no answer') return 'no answer yet: another page or program may be using it';
  return `${gpu.adapter || 'not named by the browser'}${gpu.software ? ', computed by the processor' : ''}`;
}

/** What the browser reports about this machine, before a byte is fetched. */
export function MachineFacts({ machine }: { machine: MachineReport | null }) {
  if (!machine)
    return (
      <p class="run-facts run-looking small" role="status">
        Looking at this machine…
      </p>
    );
  const { gpu, threads, memoryGB, freeBytes, canKeep } = machine;
  const there = gpu.webgpu === 'there';
  return (
    <dl class="run-facts small">
      <Fact name="GPU">{gpuText(machine)}</Fact>
      {there && <Fact name="16-bit shaders">{gpu.f16 ? 'yes' : 'no: choose builds with f32'}</Fact>}
      {there && (
        <Fact name="Its limits">
          buffers up to {formatBytes(gpu.maxBufferBytes)}, bound up to{' '}
          {formatBytes(gpu.maxStorageBindingBytes)}, {gpu.storageBuffersPerStage} a stage;{' '}
          {formatBytes(gpu.workgroupStorageBytes)} of workgroup storage
        </Fact>
      )}
      <Fact name="Processor">
        {threads} threads{memoryGB === null ? '' : `, ${memoryGB} GB of memory or more`}
      </Fact>
      <Fact name="Free storage">
        {canKeep
          ? freeBytes === null
            ? 'not stated'
            : formatBytes(freeBytes)
          : window.isSecureContext
            ? 'none: this browser keeps nothing for this site'
            : 'models are not kept on a page without https'}
      </Fact>
    </dl>
  );
}
