/** What the explorer can show: measures, and the dimensions that they are broken down by. */

import { COUNTRIES } from '../domain/countries';
import { SCHWARTZ_TYPES, SCHWARTZ_VALUES } from '../domain/schwartz-values';
import { TOPICS } from '../domain/topics';

export const MEASURES = {
  alignment_rate: {
    label: 'Alignment rate',
    term: 'alignment-rate',
    range: [0, 1],
    polarityMatters: true,
    meaning: 'F1 of chosen against stated; mean over scenarios, pooled where values are told apart',
  },
  accuracy: {
    label: 'Accuracy',
    term: 'accuracy',
    range: [0, 1],
    polarityMatters: false,
    meaning: 'Share of cells in which stated and chosen are the same',
  },
  kappa: {
    label: 'Cohen’s kappa',
    term: 'kappa',
    range: [-1, 1],
    polarityMatters: false,
    meaning: 'Agreement of stated and chosen beyond chance, pooled',
  },
  mcc: {
    label: 'MCC',
    term: 'mcc',
    range: [-1, 1],
    polarityMatters: false,
    meaning: 'Correlation of stated and chosen, pooled',
  },
  misaligned: {
    label: 'Misaligned share',
    term: 'misaligned',
    range: [0, 1],
    polarityMatters: false,
    meaning: 'Share of cells in which stated and chosen differ',
  },
  distance: {
    label: 'Alignment distance',
    term: 'alignment-distance',
    range: [0, 1],
    polarityMatters: false,
    meaning: '|mean inclination − mean action| of a value, mean over the values shown together',
  },
  inclination: {
    label: 'Task 1 inclination',
    term: 'inclination',
    range: [0, 1],
    polarityMatters: false,
    meaning: 'Mean stated inclination; 0 is full agreement, 1 full disagreement',
  },
  choice: {
    label: 'Task 2 choice',
    term: 'chosen',
    range: [0, 1],
    polarityMatters: false,
    meaning: 'Share of cells in which the action against the value was chosen',
  },
} as const satisfies Record<
  string,
  {
    label: string;
    term: string;
    range: readonly [number, number];
    polarityMatters: boolean;
    meaning: string;
  }
>;

export type Measure = keyof typeof MEASURES;

export const DIMENSIONS = {
  model: { label: 'Model', plural: 'models' },
  country: { label: 'Country', plural: 'countries' },
  region: { label: 'Region', plural: 'regions' },
  topic: { label: 'Topic', plural: 'topics' },
  scenario: { label: 'Scenario', plural: 'scenarios' },
  type: { label: 'Schwartz type', plural: 'Schwartz types' },
  value: { label: 'Value', plural: 'values' },
} as const;

export type Dimension = keyof typeof DIMENSIONS;

/** Name of a scenario as a key of the explorer. */
export function scenarioName(country: string, topic: string): string {
  return `${country} × ${topic}`;
}

/** Members of a dimension in their canonical order; models come from the table `models`. */
export const MEMBERS: Readonly<Record<Exclude<Dimension, 'model'>, readonly string[]>> = {
  country: COUNTRIES.map(({ country }) => country),
  region: [...new Set(COUNTRIES.map(({ region }) => region))],
  topic: TOPICS.map(({ topic }) => topic),
  scenario: COUNTRIES.flatMap(({ country }) => TOPICS.map(({ topic }) => scenarioName(country, topic))),
  type: Object.keys(SCHWARTZ_TYPES),
  value: SCHWARTZ_VALUES.map(({ value }) => value),
};

/** Dimensions whose members can be chosen; a scenario is chosen by its country and its topic. */
export const FILTER_DIMENSIONS = ['model', 'country', 'region', 'topic', 'type', 'value'] as const;

export type FilterDimension = (typeof FILTER_DIMENSIONS)[number];
