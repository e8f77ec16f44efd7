import { COUNTRIES } from '../countries';
import type { CellKey } from '../keys';
import { SCHWARTZ_TYPES } from '../schwartz-values';
import { TOPICS } from '../topics';

/** The value that the release adds at its end. */
const LAST = 'Unity With Nature';

const TYPES: readonly (readonly string[])[] = Object.values(SCHWARTZ_TYPES);

/** The release has all scenarios with the first value of each type, then with the others, then with the last one. */
const PARTS: readonly (readonly string[])[] = [
  TYPES.map(([first = '']) => first),
  TYPES.flatMap((values) => values.slice(1)).filter((value) => value !== LAST),
  [LAST],
];

const POLARITIES = ['positive', 'negative'] as const;

export interface ReleaseAction extends CellKey {
  readonly polarity: (typeof POLARITIES)[number];
}

/** The action of each row of the VIA CSV, by which the authors' log counts. */
export const RELEASE_ORDER: readonly ReleaseAction[] = PARTS.flatMap((values) =>
  COUNTRIES.flatMap(({ country }) =>
    TOPICS.flatMap(({ topic }) =>
      values.flatMap((value) => POLARITIES.map((polarity) => ({ country, topic, value, polarity }))),
    ),
  ),
);
