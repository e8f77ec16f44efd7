import type { FileRequest, FileResponse } from './file-messages';
import { arrowFileToArrow, delimitedToArrow } from './file-to-arrow';
import { parquetFileToArrow } from './parquet-file-to-arrow';

/** @throws TypeError for bytes that are no UTF-8 */
const textOf = (buffer: ArrayBuffer): string => new TextDecoder('utf-8', { fatal: true }).decode(buffer);

async function decode({ kind, buffer }: FileRequest) {
  if (kind === 'parquet') return parquetFileToArrow(buffer);
  if (kind === 'arrow') return arrowFileToArrow(buffer);
  let text: string;
  try {
    text = textOf(buffer);
  } catch (cause) {
    throw new Error('it is not UTF-8 text. Save it as “CSV UTF-8”.', { cause });
  }
  return delimitedToArrow(text);
}

self.onmessage = async ({ data }: MessageEvent<FileRequest>) => {
  let response: FileResponse;
  try {
    response = { ok: true, decoded: await decode(data) };
  } catch (error) {
    response = { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
  self.postMessage(response, { transfer: response.ok ? [response.decoded.ipc.buffer] : [] });
};
