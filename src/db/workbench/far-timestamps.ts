import { type FileMetaData, parquetRead } from 'hyparquet';

/** Microseconds of 400 years, after which the calendar repeats. */
const CYCLE = 146_097n * 86_400_000_000n;

const floorOf = (value: bigint, unit: bigint): bigint => value / unit - (value % unit < 0n ? 1n : 0n);

/** A moment as DuckDB writes it. */
function momentText(nanoseconds: bigint): string {
  const microseconds = floorOf(nanoseconds, 1000n);
  const cycles = floorOf(microseconds, CYCLE);
  const within = microseconds - cycles * CYCLE;
  const date = new Date(Number(within / 1000n));
  const year = date.getUTCFullYear() + 400 * Number(cycles);
  const [day = '', time = ''] = date.toISOString().slice(4, -1).split('T');
  const digits = String(year > 0 ? year : 1 - year).padStart(4, '0');
  return `${digits}${day}${year > 0 ? '' : ' (BC)'} ${time}${String(within % 1000n).padStart(3, '0')}`;
}

/**
 * The values of a column of the type INT96, as texts, if one lies beyond the years 1677 to 2262: the library reads those
 * wrong. Null where none does.
 */
export async function farTimestamps(
  file: ArrayBuffer,
  metadata: FileMetaData,
  name: string,
  rows: number,
): Promise<readonly (string | null)[] | null> {
  const { compressors } = await import('hyparquet-compressors');
  const moments = new Array<bigint | null>(rows).fill(null);
  let isFar = false;
  await parquetRead({
    file,
    metadata,
    compressors,
    columns: [name],
    parsers: { timestampFromNanoseconds: (nanoseconds) => nanoseconds },
    onChunk({ columnData, rowStart }) {
      for (let row = 0; row < columnData.length; row++) {
        const moment: unknown = columnData[row];
        if (typeof moment !== 'bigint') continue;
        moments[rowStart + row] = moment;
        isFar ||= BigInt.asIntN(64, moment) !== moment;
      }
    },
  });
  return isFar ? moments.map((moment) => (moment === null ? null : momentText(moment))) : null;
}
