import type { Column } from '../../domain/tables';
import { WorkerBridge } from '../../worker/bridge';
import { Worker } from '../../worker/page-worker';
import type { EncodedRows } from '../types';
import type { DecodeCalls } from './decode.worker';

/**
 * Decodes Parquet. The buffer is transferred.
 *
 * @throws Error with a message that continues a sentence beginning with the file's name
 */
export type Decode = (parquet: ArrayBuffer, columns: readonly Column[]) => Promise<EncodedRows>;

/** Tables come one after the other: a worker for each would begin by compiling the same code. */
const IDLE_MS = 10_000;

/** Decodes in a worker, which starts with the first file and ends some time after the last. */
export function createDecoder(): Decode {
  const bridge = new WorkerBridge<DecodeCalls>(
    () => new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module', name: 'decode' }),
    { who: 'the decoder', failed: (why) => `could not be read: ${why}.`, idleMs: IDLE_MS },
  );
  return (parquet, columns) => bridge.call('decode', { parquet, columns }, { transfer: [parquet] });
}
