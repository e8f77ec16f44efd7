const conjunction = new Intl.ListFormat('en', { type: 'conjunction' });

/** "A, B, and C". */
export function withAnd(names: readonly string[]): string {
  return conjunction.format(names);
}

/** A sentence names no more than this. */
const MOST = 12;

/** Names in a sentence: all of a few; of many, the first and how many more there are. */
export function listNames(names: readonly string[]): string {
  if (names.length <= MOST) return names.join(', ');
  return `${names.slice(0, MOST - 2).join(', ')} and ${names.length - MOST + 2} more`;
}
