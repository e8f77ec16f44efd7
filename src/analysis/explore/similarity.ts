import { agnes } from 'ml-hclust';

/** Root mean squared difference over what both have; the largest possible where they share nothing. */
function distance(a: readonly (number | null)[], b: readonly (number | null)[]): number {
  let sum = 0;
  let shared = 0;
  a.forEach((left, index) => {
    const right = b[index] ?? null;
    if (left === null || right === null) return;
    sum += (left - right) ** 2;
    shared++;
  });
  return shared === 0 ? 2 : Math.sqrt(sum / shared);
}

/**
 * Orders members so that similar ones are next to each other: the leaves of an average-linkage tree.
 *
 * @param profiles the values of each member
 */
export function similarityOrder<T>(
  members: readonly T[],
  profiles: (member: T) => readonly (number | null)[],
): T[] {
  if (members.length < 3) return [...members];
  const rows = members.map(profiles);
  const distances = rows.map((a) => rows.map((b) => distance(a, b)));
  const tree = agnes(distances, { method: 'average', isDistanceMatrix: true });
  return tree.indices().flatMap((index) => members.slice(index, index + 1));
}
