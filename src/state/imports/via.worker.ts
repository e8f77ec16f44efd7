import { columnsToArrow } from '../../db/arrow/columns-to-arrow';
import type { EncodedRows } from '../../db/types';
import { tableNamed } from '../../domain/tables';
import { type ViaSummary, viaSummary } from '../../domain/via/via-summary';
import { readVia } from '../../readers/via';
import type { Call } from '../../worker/messages';
import { serve } from '../../worker/serve';

/** A file of the release: the zip, or the CSV in it. */
export interface ViaInput {
  readonly file: string;
  readonly bytes: ArrayBuffer;
}

export interface ViaReading {
  /** Rows of via_actions. */
  readonly encoded: EncodedRows;
  readonly summary: ViaSummary;
}

const calls = {
  async read({ file, bytes }: ViaInput, { handOver }: Call): Promise<ViaReading> {
    const rows = await readVia(file, new Uint8Array(bytes));
    const encoded = columnsToArrow(tableNamed('via_actions').columns, rows.length, ({ name }) =>
      rows.map((row) => Reflect.get(row, name) ?? null),
    );
    handOver(encoded.ipc.buffer);
    return { encoded, summary: viaSummary(rows) };
  },
};

export type ViaCalls = typeof calls;

serve(calls);
