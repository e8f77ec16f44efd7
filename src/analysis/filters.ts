/** How the reader's choices become SQL: one condition for each column with a choice. */

import { literals } from '../sql/quote';

/** SQL that is true where a row is one of the chosen; needed where the relation has no such column. */
export type Condition = (chosen: readonly string[]) => string;

export function expressionIn(expression: string): Condition {
  return (chosen) => `${expression} IN (${literals(chosen)})`;
}

/** A clause on a line of its own, or nothing. */
export function where(conditions: readonly string[], indent = ''): string {
  return conditions.length === 0 ? '' : `\n${indent}WHERE ${conditions.join(`\n${indent}  AND `)}`;
}

/** For relations that have the value but not its type. */
export const typeOfValue: Condition = (chosen) =>
  `value IN (SELECT value FROM schwartz_values WHERE type IN (${literals(chosen)}))`;

/**
 * Conditions for everything chosen, in the order of the names.
 *
 * @param chosen by name; absent or empty keeps all
 * @param own conditions for names that are not columns
 */
export function memberConditions<Name extends string>(
  names: readonly Name[],
  chosen: Readonly<Partial<Record<Name, readonly string[] | undefined>>>,
  own?: Readonly<Partial<Record<Name, Condition>>>,
): string[] {
  return names.flatMap((name) => {
    const members = chosen[name];
    if (!members || members.length === 0) return [];
    return [(own?.[name] ?? expressionIn(name))(members)];
  });
}
