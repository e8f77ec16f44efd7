/**
 * JSON of row objects, one per line in one array. Numbers that JSON lacks, or that its readers do not keep exact,
 * become text: NaN, infinity, long integers.
 */
export function toJson(rows: readonly object[]): string {
  const lines = rows.map((row) =>
    JSON.stringify(row, (_key, value: unknown) => {
      if (typeof value === 'bigint') return String(value);
      if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
      if (value instanceof Uint8Array) return Array.from(value);
      return value;
    }),
  );
  return `[\n${lines.join(',\n')}\n]\n`;
}
