import type { DecodeRequest, DecodeResponse } from './decode-messages';
import { parquetToArrow } from './parquet-to-arrow';

function post(response: DecodeResponse, transfer: Transferable[] = []): void {
  self.postMessage(response, { transfer });
}

self.onmessage = async ({ data }: MessageEvent<DecodeRequest>) => {
  try {
    const { ipc, rows } = await parquetToArrow(data.parquet, data.columns);
    post({ id: data.id, ok: true, ipc, rows }, [ipc.buffer]);
  } catch (error) {
    post({ id: data.id, ok: false, problem: error instanceof Error ? error.message : String(error) });
  }
};
