/** How often each pair of neighbouring letters and digits occurs in a text. */
function pairs(text: string): Map<string, number> {
  const letters = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const found = new Map<string, number>();
  for (let i = 0; i + 1 < letters.length; i++) {
    const pair = letters.slice(i, i + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
}

/** Dice's coefficient of letter pairs, 0..1. https://en.wikipedia.org/wiki/Dice-S%C3%B8rensen_coefficient */
function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  const size = (own: Map<string, number>) => [...own.values()].reduce((sum, count) => sum + count, 0);
  let shared = 0;
  for (const [pair, count] of left) shared += Math.min(count, right.get(pair) ?? 0);
  const total = size(left) + size(right);
  return total === 0 ? 0 : (2 * shared) / total;
}

/** The name spelled most like a text, ignoring case; the first where none is similar. */
export function nearest(text: string, names: readonly string[]): string {
  let best = names[0] ?? '';
  let most = likeness(text, best);
  for (const name of names) {
    const own = likeness(text, name);
    if (own > most) [best, most] = [name, own];
  }
  return best;
}
