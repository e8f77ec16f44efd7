import type { DecodedFile, FileKind, FileRequest, FileResponse } from './file-messages';

/**
 * Decodes a file in a worker of its own: the page stays responsive, and Arrow's builders may compile code, which the
 * page's content security policy forbids.
 *
 * @param buffer is handed over to the worker
 * @throws Error with what is wrong with the file
 */
export function readFile(kind: FileKind, buffer: ArrayBuffer): Promise<DecodedFile> {
  const worker = new Worker(new URL('./file.worker.ts', import.meta.url), { type: 'module', name: 'file' });
  const reading = new Promise<DecodedFile>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<FileResponse>) => {
      if (data.ok) resolve(data.decoded);
      else reject(new Error(data.problem));
    };
    worker.onerror = (event) => reject(new Error(event.message || 'the decoder did not start.'));
    worker.onmessageerror = () => reject(new Error('the decoder’s answer was lost.'));
    const request: FileRequest = { kind, buffer };
    worker.postMessage(request, [buffer]);
  });
  return reading.finally(() => worker.terminate());
}
