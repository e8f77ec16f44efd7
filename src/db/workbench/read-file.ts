import { WorkerBridge } from '../../worker/bridge';
import { Worker } from '../../worker/page-worker';
import type { DecodedFile, FileKind } from '../types';
import type { FileCalls } from './file.worker';

/**
 * Decodes a file in a worker: the page stays responsive, and Arrow's builders may compile code, which the page's
 * content security policy forbids.
 *
 * @throws Error saying what is wrong with the file
 */
export function readFile(kind: FileKind, file: Blob): Promise<DecodedFile> {
  const bridge = new WorkerBridge<FileCalls>(
    () => new Worker(new URL('./file.worker.ts', import.meta.url), { type: 'module', name: 'file' }),
    { who: 'the decoder', failed: (why) => `${why}.` },
  );
  return bridge.call('decode', { kind, file });
}
