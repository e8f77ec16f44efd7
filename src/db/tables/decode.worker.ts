import type { Column } from '../../domain/tables';
import type { Call } from '../../worker/messages';
import { serve } from '../../worker/serve';
import { parquetToArrow } from './parquet-to-arrow';

interface DecodeInput {
  readonly parquet: ArrayBuffer;
  /** The columns that the file must have. */
  readonly columns: readonly Column[];
}

const calls = {
  async decode({ parquet, columns }: DecodeInput, { handOver }: Call) {
    const encoded = await parquetToArrow(parquet, columns);
    handOver(encoded.ipc.buffer);
    return encoded;
  },
};

export type DecodeCalls = typeof calls;

serve(calls);
