/** Whether two plain values are the same, numbers as far as the order in which sums are added can explain. */
export function sameFigures(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) < 1e-9;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => sameFigures(Reflect.get(a, key), Reflect.get(b, key)))
  );
}
