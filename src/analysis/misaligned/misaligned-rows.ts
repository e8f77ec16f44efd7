/** All misaligned cases: those recomputed, and those that the authors list. */

import { SCHWARTZ_VALUES } from '../../domain/schwartz-values';
import type { Polarity } from '../../domain/statistics/measures';
import { tiesMixed } from '../../sql/ties';

export interface MisalignedRow {
  readonly model: string;
  readonly country: string;
  readonly topic: string;
  readonly value: string;
  readonly stated: Polarity;
  readonly chosen: Polarity;
  readonly inclination: number | null;
  readonly distance: number | null;
  /** Misaligned in this site's tables. */
  readonly recomputed: boolean;
  /** In the authors' own list. */
  readonly listed: boolean;
}

export const MISALIGNED_ROWS_SQL = `SELECT model, country, topic, value,
  coalesce(c.stated, l.stated) AS stated, coalesce(c.chosen, l.chosen) AS chosen, c.inclination, c.distance,
  c.model IS NOT NULL AS recomputed, l.model IS NOT NULL AS listed
FROM (SELECT * FROM cells WHERE misaligned) AS c
FULL JOIN misaligned_listed AS l USING (model, country, topic, value)
ORDER BY round(c.distance, 9) DESC NULLS LAST, ${tiesMixed('value', 'country', 'topic', 'model')}`;

/** Cases with a text in either action, ignoring upper and lower case; parameter: the text. */
export const CASES_WITH_TEXT_SQL = `SELECT DISTINCT country, topic, value
FROM via_actions
WHERE contains(lower(action), lower(?)) OR contains(lower(explanation), lower(?))`;

/** How many of VIA's actions are loaded, not counting the sample's. */
export const LOADED_ACTIONS_SQL = `SELECT count(*) FILTER (origin = 'via')::INTEGER AS via FROM via_actions`;

export const FACETS = ['model', 'direction', 'country', 'topic', 'type', 'value', 'source'] as const;

export type MisalignedFacet = (typeof FACETS)[number];

export type Direction = 'agree-disagree' | 'disagree-agree';

/** Who says that a case is misaligned. */
export const SOURCES = {
  both: 'recomputed and in the authors’ list',
  recomputed: 'recomputed only',
  listed: 'in the authors’ list only',
} as const;

const TYPE_OF = new Map(SCHWARTZ_VALUES.map(({ value, type }) => [value, type as string]));

/** The Schwartz type of a value; empty for an unknown value. */
export const typeOf = (value: string): string => TYPE_OF.get(value) ?? '';

/** What a row counts as in a facet. */
export function facetOf(row: MisalignedRow, facet: MisalignedFacet): string {
  switch (facet) {
    case 'direction':
      return `${row.stated}-${row.chosen}`;
    case 'type':
      return typeOf(row.value);
    case 'source':
      return row.recomputed && row.listed ? 'both' : row.recomputed ? 'recomputed' : 'listed';
    default:
      return row[facet];
  }
}

/** A case's key, for matching texts. */
export function caseKey({
  country,
  topic,
  value,
}: Pick<MisalignedRow, 'country' | 'topic' | 'value'>): string {
  return `${country}\n${topic}\n${value}`;
}
