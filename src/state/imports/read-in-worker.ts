import { SourceError } from '../../readers/source-error';
import { WorkerBridge } from '../../worker/bridge';
import type { BridgeOptions, CallOptions } from '../../worker/options';
import { Worker } from '../../worker/page-worker';
import type { ImportReading } from './answer-file';
import type { ImportCalls, RawInput, RawReading } from './import.worker';
import type { ViaCalls, ViaInput, ViaReading } from './via.worker';

const READER: BridgeOptions = {
  who: 'the reader',
  failed: (why) => `The file could not be read: ${why}.`,
  errors: { SourceError },
};

/**
 * Reads a result file: its answers to one task, or to both.
 *
 * @throws SourceError for a file that cannot be read, an Error for a worker that fails, or an AbortError
 */
export function readAnswers(file: File, options: CallOptions): Promise<readonly ImportReading[]> {
  const bridge = new WorkerBridge<ImportCalls>(
    () => new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module', name: 'import' }),
    READER,
  );
  return bridge.call('read', file, options);
}

/** Reads a published model's raw Task 2 file; fails as `readAnswers` does. */
export function readRaw(input: RawInput, options: CallOptions): Promise<RawReading> {
  const bridge = new WorkerBridge<ImportCalls>(
    () => new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module', name: 'import' }),
    READER,
  );
  return bridge.call('readRaw', input, options);
}

/** Reads a file of the release; fails as `readAnswers` does. */
export function readRelease(input: ViaInput, options: CallOptions): Promise<ViaReading> {
  const bridge = new WorkerBridge<ViaCalls>(
    () => new Worker(new URL('./via.worker.ts', import.meta.url), { type: 'module', name: 'via' }),
    READER,
  );
  return bridge.call('read', input, options);
}
