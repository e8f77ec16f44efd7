/** Matching of names as people and models write them: case, spaces, underscores and punctuation do not matter. */

/** Lower case, with every run of characters other than letters and digits as one space. */
export function normalizeName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A lookup from any spelling that normalises alike to the canonical name; undefined for an unknown one. */
export function nameLookup(canonical: readonly string[]): (name: string) => string | undefined {
  const byNormal = new Map(canonical.map((name) => [normalizeName(name), name]));
  return (name) => byNormal.get(normalizeName(name));
}
