import type { Column } from '../../domain/tables';
import type { EncodedRows } from '../arrow/columns-to-arrow';
import type { DecodeRequest, DecodeResponse } from './decode-messages';

interface Waiting {
  resolve(decoded: EncodedRows): void;
  reject(error: Error): void;
}

/** Decodes Parquet in a worker, which starts with the first file and ends when nothing is left to do. */
export class Decoder {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;

  /** Rejects with an Error whose message is the rest of a sentence that begins with the file's name. */
  decode(parquet: ArrayBuffer, columns: readonly Column[]): Promise<EncodedRows> {
    return new Promise((resolve, reject) => {
      const id = this.next++;
      this.waiting.set(id, { resolve, reject });
      const request: DecodeRequest = { id, parquet, columns };
      this.start().postMessage(request, [parquet]);
    });
  }

  private start(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(new URL('./decode.worker.ts', import.meta.url), {
      type: 'module',
      name: 'decode',
    });
    worker.onmessage = ({ data }: MessageEvent<DecodeResponse>) => this.settle(data);
    worker.onerror = (event) => {
      this.fail(`could not be read: ${event.message || 'the decoder did not start'}.`);
    };
    worker.onmessageerror = () => this.fail('could not be read: the decoder’s answer was lost.');
    this.worker = worker;
    return worker;
  }

  private settle(response: DecodeResponse): void {
    const waiting = this.waiting.get(response.id);
    this.waiting.delete(response.id);
    if (response.ok) waiting?.resolve({ ipc: response.ipc, rows: response.rows });
    else waiting?.reject(new Error(response.problem));
    if (this.waiting.size === 0) this.stop();
  }

  private fail(problem: string): void {
    for (const { reject } of this.waiting.values()) reject(new Error(problem));
    this.waiting.clear();
    this.stop();
  }

  private stop(): void {
    this.worker?.terminate();
    this.worker = null;
  }
}
