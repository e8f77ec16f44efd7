/** JSON of row objects, one a line in one array; whole numbers beyond what JSON readers keep exact become texts. */
export function toJson(rows: readonly object[]): string {
  const lines = rows.map((row) =>
    JSON.stringify(row, (_key, value: unknown) => {
      if (typeof value === 'bigint') return String(value);
      if (value instanceof Uint8Array) return Array.from(value);
      return value;
    }),
  );
  return `[\n${lines.join(',\n')}\n]\n`;
}
