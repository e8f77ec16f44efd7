import type { Call } from '../../worker/messages';
import { serve } from '../../worker/serve';
import type { TextFile } from '../text-file';
import type { BinaryKind, DecodedFile } from '../types';
import { assertFileSize } from './file-bounds';
import { arrowFileToArrow } from './file-to-arrow';
import { type ParquetReader, parquetFileToArrow } from './parquet-file';
import { readText } from './read-text';

interface FileInput {
  readonly kind: BinaryKind;
  readonly file: Blob;
}

async function parquetReader(): Promise<ParquetReader> {
  const { default: start, readParquet } = await import('parquet-wasm/esm');
  await start();
  return (bytes) => readParquet(bytes).intoIPCStream();
}

const calls = {
  async decode({ kind, file }: FileInput, { handOver }: Call): Promise<DecodedFile> {
    assertFileSize(kind, file.size);
    const bytes = await file.arrayBuffer();
    const decoded =
      kind === 'parquet' ? await parquetFileToArrow(bytes, await parquetReader()) : arrowFileToArrow(bytes);
    handOver(decoded.ipc.buffer);
    return decoded;
  },
  text({ file, name }: { readonly file: Blob; readonly name: string }): Promise<TextFile> {
    assertFileSize('delimited', file.size);
    return readText(file, name);
  },
};

export type FileCalls = typeof calls;

serve(calls);
