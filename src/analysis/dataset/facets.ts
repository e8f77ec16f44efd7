/** The facets by which actions are filtered, and the known values of each. */

import { MEMBERS } from '../dimensions';

export const HAS_ACTION = 'has an action';
export const PAIRED = 'has a pair';
export const UNPAIRED = 'lacks a pair';
export const ALL_ANCHORED = 'all to the letter';
export const SOME_UNANCHORED = 'some not to the letter';

export const FACETS = ['country', 'topic', 'type', 'value', 'polarity', 'action', 'pair', 'spans'] as const;
export type Facet = (typeof FACETS)[number];

/** The facets' known values, in the order shown; others follow as they occur. */
export const KNOWN: Readonly<Record<Facet, readonly string[]>> = {
  country: MEMBERS.country,
  topic: MEMBERS.topic,
  type: MEMBERS.type,
  value: MEMBERS.value,
  polarity: ['positive', 'negative'],
  action: [HAS_ACTION],
  pair: [PAIRED, UNPAIRED],
  spans: [ALL_ANCHORED, SOME_UNANCHORED],
};
