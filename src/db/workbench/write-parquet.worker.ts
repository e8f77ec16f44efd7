import initialize, { Compression, Table, WriterPropertiesBuilder, writeParquet } from 'parquet-wasm/esm';
import wasm from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import type { Call } from '../../worker/messages';
import { serve } from '../../worker/serve';

/** Bytes before the stream within an Arrow IPC file: its magic, and two to align. */
const FILE_START = 8;

interface Input {
  /** An Arrow IPC file, as DuckDB writes it. */
  readonly ipc: Uint8Array;
  readonly metadata: Readonly<Record<string, string>>;
}

const calls = {
  async write({ ipc, metadata }: Input, { handOver }: Call): Promise<Uint8Array<ArrayBuffer>> {
    await initialize({ module_or_path: wasm });
    const properties = new WriterPropertiesBuilder()
      .setCompression(Compression.ZSTD)
      .setKeyValueMetadata(new Map(Object.entries(metadata)))
      .build();
    const bytes = writeParquet(Table.fromIPCStream(ipc.subarray(FILE_START)), properties);
    const file = new Uint8Array(bytes);
    handOver(file.buffer);
    return file;
  },
};

export type WriteParquetCalls = typeof calls;

serve(calls);
