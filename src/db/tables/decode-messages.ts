import type { Column } from '../../domain/tables';
import type { EncodedRows } from '../arrow/columns-to-arrow';

/** To the decoder: a Parquet file and the columns that it must have. */
export interface DecodeRequest {
  readonly id: number;
  readonly parquet: ArrayBuffer;
  readonly columns: readonly Column[];
}

/** From the decoder: the rows as an Arrow IPC stream, or what is wrong with the file. */
export type DecodeResponse =
  | (EncodedRows & { readonly id: number; readonly ok: true })
  | { readonly id: number; readonly ok: false; readonly problem: string };
