const UNITS = ['B', 'kB', 'MB', 'GB'];

/** A size in bytes as people read it, in units of 1,000: `812 B`, `9.6 kB`, `279 MB`, `1.2 GB`. */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let unit = 0;
  for (; Math.round(size) >= 1000 && unit < UNITS.length - 1; unit += 1) size /= 1000;
  return `${size.toFixed(unit > 0 && size < 9.95 ? 1 : 0)} ${UNITS[unit]}`;
}
