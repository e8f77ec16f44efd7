/** A text as a part of a run's key. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Of a run. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(4));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The lock that a tab holds while it adds to a run. */
export const lockOf = (run: string): string => `run ${run}`;

/** The label, numbered where it is taken. */
export function freeLabel(label: string, taken: readonly string[]): string {
  const stem = label.replace(/ #\d+$/, '');
  let free = stem;
  for (let count = 2; taken.includes(free); count++) free = `${stem} #${count}`;
  return free;
}
