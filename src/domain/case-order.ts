import { SCHWARTZ_VALUES } from './schwartz-values';

/** The values before and after one, in the order of their types, wrapping around at the ends. */
export function neighboursOf(value: string): { previous: string; next: string } {
  const names = SCHWARTZ_VALUES.map((entry) => entry.value);
  const index = names.indexOf(value);
  const at = (place: number) => names[(place + names.length) % names.length] ?? value;
  return { previous: at(index - 1), next: at(index + 1) };
}
