import { WorkerBridge } from '../../worker/bridge';
import { Worker } from '../../worker/page-worker';
import type { TextFile } from '../text-file';
import type { BinaryKind, DecodedFile } from '../types';
import type { FileCalls } from './file.worker';

/**
 * Files are read in a worker: the page stays responsive, and Arrow's builders may compile code, which the page's
 * content security policy forbids.
 */
const bridge = () =>
  new WorkerBridge<FileCalls>(
    () => new Worker(new URL('./file.worker.ts', import.meta.url), { type: 'module', name: 'file' }),
    { who: 'the decoder', failed: (why) => `${why}.` },
  );

/** Decodes a file. @throws Error saying what is wrong with it */
export function readFile(kind: BinaryKind, file: Blob): Promise<DecodedFile> {
  return bridge().call('decode', { kind, file });
}

/** Looks through a text. @throws Error saying what is wrong with it */
export function readTextFile(file: File): Promise<TextFile> {
  return bridge().call('text', { file, name: file.name });
}
