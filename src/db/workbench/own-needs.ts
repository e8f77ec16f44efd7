import { type RelationName, relationsFor } from '../../sql/relations';
import type { OwnObject } from '../types';

const wordsOf = (sql: string) => new Set(sql.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);

/** Objects that a text may name, in quotes or not. */
export function namedIn(sql: string, objects: readonly OwnObject[]): OwnObject[] {
  const words = wordsOf(sql);
  return objects.filter(({ name }) => [...wordsOf(name)].every((word) => words.has(word)));
}

/**
 * The published tables that statements may need, also through the reader's views and macros.
 *
 * @param objects the reader's own
 */
export function relationsNeeded(
  statements: readonly string[],
  objects: readonly OwnObject[],
): Set<RelationName> {
  let text = statements.join('\n');
  let rest = objects.filter(({ kind, sql }) => sql !== '' && (kind === 'view' || kind === 'macro'));
  for (;;) {
    const named = namedIn(text, rest);
    if (named.length === 0) return relationsFor(text);
    text = [text, ...named.map(({ sql }) => sql)].join('\n');
    rest = rest.filter((object) => !named.includes(object));
  }
}
