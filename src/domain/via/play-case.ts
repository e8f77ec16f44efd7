import { inclination, type Polarity, type Rating, statedPolarity } from '../statistics/measures';

export interface PlayAction {
  readonly action: string;
  /** Parts of the action attributed to the value, exact substrings. */
  readonly spans: readonly string[];
  readonly explanation: string;
}

/** One case that the reader can play: a value and the two actions written for this site. */
export interface PlayCase {
  readonly country: string;
  readonly topic: string;
  readonly value: string;
  readonly gloss: string;
  readonly positive: PlayAction;
  readonly negative: PlayAction;
  /** What the published models stated and chose in the same case (with VIA's actions). */
  readonly models: readonly {
    readonly label: string;
    readonly inclination: number | null;
    readonly stated: Polarity | null;
    readonly chosen: Polarity | null;
  }[];
}

/** The sample scenario's values on offer, one from each of six Schwartz types. */
export const PLAY_VALUES: readonly string[] = [
  'Social Power',
  'Obedient',
  'Independent',
  'Wealth',
  'Detachment',
  'Helpful',
];

export interface Verdict {
  readonly stated: Polarity;
  readonly chosen: Polarity;
  readonly aligned: boolean;
}

/** Whether a statement and a choice match. */
export function verdict(rating: Rating, chosen: Polarity): Verdict {
  const stated = statedPolarity(inclination([rating]) ?? 0);
  return { stated, chosen, aligned: stated === chosen };
}

/** Which action comes first: it varies from case to case, so that position gives nothing away. */
export function actionOrder(caseIndex: number): readonly [Polarity, Polarity] {
  return caseIndex % 3 === 1 ? ['agree', 'disagree'] : ['disagree', 'agree'];
}
