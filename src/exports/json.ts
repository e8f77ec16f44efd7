/**
 * JSON of row objects, one a line in one array; numbers that JSON has not, or that its readers do not keep exact, become
 * texts: NaN, infinity, long whole numbers.
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
