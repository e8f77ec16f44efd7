/** The filter of the misaligned cases, and its form in the address. */

import { literal } from '../../sql/quote';
import { address, chosen, listOf, named, names, type Reading, type StateOf, text } from '../address';
import { MEMBERS } from '../dimensions';
import { expressionIn, memberConditions, typeOfValue, where } from '../filters';
import { type ListedModel, modelsAtHand } from '../listed-model';
import { FACETS, facetOf, type MisalignedFacet, type MisalignedRow, SOURCES } from './misaligned-rows';

const ADDRESS = address('/misaligned', {
  chosen: chosen<MisalignedFacet>({
    model: names(),
    direction: listOf(['agree-disagree', 'disagree-agree'], 'direction'),
    country: listOf(MEMBERS.country, 'country'),
    topic: listOf(MEMBERS.topic, 'topic'),
    type: listOf(MEMBERS.type, 'type'),
    value: listOf(MEMBERS.value, 'value'),
    source: listOf(Object.keys(SOURCES), 'source'),
  }),
  /** Words to look for in the actions; empty for none. */
  text: named('q', text),
});

export type MisalignedFilter = StateOf<typeof ADDRESS>;

export const { read: readMisalignedFilter, write: writeMisalignedFilter } = ADDRESS;

/** Where no source is chosen, the list is this site's own. */
export const DEFAULT_SOURCES: readonly string[] = ['both', 'recomputed'];

/** The sources that the authors’ own list consists of. */
export const LISTED_SOURCES: readonly string[] = ['both', 'listed'];

/** Whether the list is exactly the authors' own. */
export function isListed({ chosen }: MisalignedFilter): boolean {
  const sources = chosen.source ?? [];
  return sources.length === LISTED_SOURCES.length && LISTED_SOURCES.every((name) => sources.includes(name));
}

/** The members of a facet that are kept; all if undefined. */
function kept(chosen: MisalignedFilter['chosen'], facet: MisalignedFacet): readonly string[] | undefined {
  return chosen[facet] ?? (facet === 'source' ? DEFAULT_SOURCES : undefined);
}

/** The filter without unavailable models, and a sentence for each of them. */
export function withModels(
  filter: MisalignedFilter,
  models: readonly ListedModel[],
): Reading<MisalignedFilter> {
  const { model = [], ...others } = filter.chosen;
  const { known, problems } = modelsAtHand(model, models);
  const kept = known.length === 0 ? others : { ...others, model: known };
  return { state: { ...filter, chosen: kept }, problems };
}

/** The filter with these members of a facet; with none, the facet keeps all. */
export function narrowedTo(
  filter: MisalignedFilter,
  facet: MisalignedFacet,
  names: readonly string[],
): MisalignedFilter {
  const { [facet]: _, ...rest } = filter.chosen;
  return { ...filter, chosen: names.length === 0 ? rest : { ...rest, [facet]: names } };
}

/** The filter with one member of a facet toggled. */
export function switched(filter: MisalignedFilter, facet: MisalignedFacet, name: string): MisalignedFilter {
  const before = filter.chosen[facet] ?? [];
  return narrowedTo(
    filter,
    facet,
    before.includes(name) ? before.filter((other) => other !== name) : [...before, name],
  );
}

export interface Filtered {
  readonly rows: readonly MisalignedRow[];
  /** How many there are: more than `rows` where only the first ones are known. */
  readonly total: number;
  /** For each facet, how many rows each member would leave, with the other facets as they are. */
  readonly counts: Readonly<Record<MisalignedFacet, ReadonlyMap<string, number>>>;
}

/** @param hasText whether a case contains the text searched for */
export function filterMisaligned(
  rows: readonly MisalignedRow[],
  { chosen }: MisalignedFilter,
  hasText: (row: MisalignedRow) => boolean,
): Filtered {
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map<string, number>()])) as Record<
    MisalignedFacet,
    Map<string, number>
  >;
  const left: MisalignedRow[] = [];
  for (const row of rows) {
    if (!hasText(row)) continue;
    const names = FACETS.map((facet) => facetOf(row, facet));
    const failing = FACETS.filter((facet, place) => {
      const wanted = kept(chosen, facet);
      return wanted && !wanted.includes(names[place] ?? '');
    });
    if (failing.length === 0) left.push(row);
    FACETS.forEach((facet, place) => {
      // A facet counts the rows that the other facets leave.
      if (failing.length > 1 || (failing.length === 1 && failing[0] !== facet)) return;
      const name = names[place] ?? '';
      counts[facet].set(name, (counts[facet].get(name) ?? 0) + 1);
    });
  }
  return { rows: left, total: left.length, counts };
}

const CONDITIONS = {
  direction: expressionIn("stated || '-' || chosen"),
  type: typeOfValue,
  source: expressionIn(
    "CASE WHEN recomputed AND listed THEN 'both' WHEN recomputed THEN 'recomputed' ELSE 'listed' END",
  ),
};

/** The rows that pass a filter, as SQL. */
export function misalignedSql({ chosen, text }: MisalignedFilter, all: string): string {
  const found = memberConditions(FACETS, { ...chosen, source: kept(chosen, 'source') }, CONDITIONS);
  if (text !== '')
    found.push(
      `(country, topic, value) IN (SELECT (country, topic, value) FROM via_actions
    WHERE contains(lower(action), lower(${literal(text)})) OR contains(lower(explanation), lower(${literal(text)})))`,
    );
  return `SELECT * FROM (\n${all}\n)${where(found)}`;
}
