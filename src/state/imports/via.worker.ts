import { columnsToArrow, type EncodedRows } from '../../db/arrow/columns-to-arrow';
import { tableNamed } from '../../domain/tables';
import { type ViaSummary, viaSummary } from '../../domain/via/via-summary';
import { readVia } from '../../readers/via';
import { answering } from './answer-request';

/** A file of the release: the zip, or the CSV in it. */
export interface ViaRequest {
  readonly file: string;
  readonly bytes: ArrayBuffer;
}

export interface ViaReading {
  /** Rows of via_actions. */
  readonly encoded: EncodedRows;
  readonly summary: ViaSummary;
}

function read({ file, bytes }: ViaRequest): { result: ViaReading; transfer: Transferable[] } {
  const rows = readVia(file, new Uint8Array(bytes));
  const encoded = columnsToArrow(tableNamed('via_actions').columns, rows.length, ({ name }) =>
    rows.map((row) => Reflect.get(row, name) ?? null),
  );
  return { result: { encoded, summary: viaSummary(rows) }, transfer: [encoded.ipc.buffer] };
}

self.onmessage = answering(read, (message, transfer = []) => self.postMessage(message, { transfer }));
