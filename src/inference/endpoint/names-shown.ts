const LONGEST = 100;

/** Names of models in a sentence: the first ones, and how many more there are. */
export function namesShown(names: readonly string[], most: number): string {
  const first = names
    .slice(0, most)
    .map((name) => (name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name))
    .join(', ');
  const more = names.length - most;
  return more > 0 ? `${first}, and ${more.toLocaleString('en-US')} more` : first;
}
