import type { Call } from '../../worker/messages';
import { serve } from '../../worker/serve';
import type { DecodedFile, FileKind } from '../types';
import { assertFileSize } from './file-bounds';
import { arrowFileToArrow, delimitedToArrow } from './file-to-arrow';
import { parquetFileToArrow } from './parquet-file-to-arrow';

/** @throws TypeError for bytes that are not UTF-8 */
const textOf = (buffer: ArrayBuffer): string => new TextDecoder('utf-8', { fatal: true }).decode(buffer);

interface FileInput {
  readonly kind: FileKind;
  readonly file: Blob;
}

function decode(kind: FileKind, buffer: ArrayBuffer): DecodedFile | Promise<DecodedFile> {
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

const calls = {
  async decode({ kind, file }: FileInput, { handOver }: Call): Promise<DecodedFile> {
    assertFileSize(kind, file.size);
    const decoded = await decode(kind, await file.arrayBuffer());
    handOver(decoded.ipc.buffer);
    return decoded;
  },
};

export type FileCalls = typeof calls;

serve(calls);
