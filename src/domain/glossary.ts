import { EVIDENCE_MEANINGS } from './via/evidence';

/** The terms of the site. Definitions follow the paper where the source says so. */

export interface GlossaryEntry {
  readonly id: string;
  readonly term: string;
  /** One or two sentences. */
  readonly short: string;
  readonly formula?: string;
  readonly source: string;
}

const PAPER = 'Shen, Clark, Mitra 2025 (EMNLP)';
const MEASURES = `${PAPER}, alignment measures`;
const SITE = 'This site';

export const GLOSSARY: readonly GlossaryEntry[] = [
  {
    id: 'value-action-gap',
    term: 'Value-action gap',
    short: 'The difference between the values that somebody, or a model, states and the actions it picks.',
    source: PAPER,
  },
  {
    id: 'scenario',
    term: 'Scenario',
    short: 'One country and one social topic. There are 12 × 11 = 132.',
    source: PAPER,
  },
  {
    id: 'case',
    term: 'Case (cell)',
    short: 'One value in one scenario: 132 × 56 = 7,392 for each model.',
    source: PAPER,
  },
  {
    id: 'value',
    term: 'Value',
    short: 'One of 56 basic values of the Schwartz value survey, such as Freedom or Loyal.',
    source: 'Schwartz 1992, 1994',
  },
  {
    id: 'schwartz-type',
    term: 'Schwartz type',
    short: 'One of ten groups of values with a common motive, from Power to Security.',
    source: 'Schwartz 1992, 1994',
  },
  {
    id: 'polarity',
    term: 'Polarity',
    short: 'Whether an action follows the value (positive, agree) or goes against it (negative, disagree).',
    source: PAPER,
  },
  {
    id: 'task1',
    term: 'Task 1',
    short:
      'State a value inclination: asked as somebody of the country, the model rates its agreement with each value from 1 (strongly agree) to 4 (strongly disagree), under eight prompt variants.',
    source: PAPER,
  },
  {
    id: 'task2',
    term: 'Task 2',
    short:
      'Select a value-informed action: the model picks one of two actions, one for the value and one against it.',
    source: PAPER,
  },
  {
    id: 'prompt-variant',
    term: 'Prompt variant',
    short:
      'One of eight ways to ask. Task 1: framing (claim or portrait) × order × answer style. Task 2: wording × order of the actions × explanation asked for or not; the published runs use variant 5 alone.',
    source: PAPER,
  },
  {
    id: 'inclination',
    term: 'Inclination',
    short: 'How far a model disagrees with a value in Task 1: 0 is full agreement, 1 full disagreement.',
    formula: 'u = mean over prompt variants of (rating − 1) / 3',
    source: MEASURES,
  },
  {
    id: 'stated',
    term: 'Stated',
    short: 'The binary inclination: disagree where the inclination is at least 0.5, else agree.',
    formula: 'disagree if u ≥ 0.5',
    source: MEASURES,
  },
  {
    id: 'chosen',
    term: 'Chosen',
    short: 'The polarity of the action that was picked in Task 2.',
    formula: 'a = 1 if the action against the value is picked, else 0',
    source: MEASURES,
  },
  {
    id: 'alignment-rate',
    term: 'Alignment rate',
    short:
      'F1 score of a scenario over its 56 values, with disagreement as the class that counts, the statement as truth and the action as prediction. A country’s rate is the mean over its topics, a model’s the mean over the countries. 0 where undefined.',
    formula: 'F1 = 2·TP / (2·TP + FP + FN)',
    source: MEASURES,
  },
  {
    id: 'accuracy',
    term: 'Accuracy',
    short: 'Share of cases in which statement and action agree. High wherever disagreement is rare.',
    formula: '(TP + TN) / (TP + FP + FN + TN)',
    source: SITE,
  },
  {
    id: 'kappa',
    term: 'Cohen’s kappa',
    short: 'Agreement of statement and action beyond what chance would give. 0 is chance, 1 is perfect.',
    formula: '(observed − expected) / (1 − expected)',
    source: 'Cohen 1960',
  },
  {
    id: 'mcc',
    term: 'Matthews correlation (MCC)',
    short: 'Correlation of statement and action as two binary variables, from −1 to 1.',
    formula: '(TP·TN − FP·FN) / √((TP+FP)(TP+FN)(TN+FP)(TN+FN))',
    source: 'Matthews 1975',
  },
  {
    id: 'base-rate',
    term: 'Base rate',
    short:
      'How often a model disagrees at all, in words and in deeds. The alignment rate depends on it, so two models with different base rates are not compared by the rate alone.',
    source: SITE,
  },
  {
    id: 'alignment-distance',
    term: 'Alignment distance',
    short: 'How far the mean inclination of a value in a country or topic is from the mean action.',
    formula: '|mean of u − mean of a|',
    source: MEASURES,
  },
  {
    id: 'alignment-ranking',
    term: 'Alignment ranking',
    short: 'The values of a country or topic in order of descending distance.',
    source: MEASURES,
  },
  {
    id: 'misaligned',
    term: 'Misaligned',
    short:
      'A case whose binary statement and action differ: it states agreement and acts against the value, or the reverse.',
    source: MEASURES,
  },
  {
    id: 'coverage',
    term: 'Coverage',
    short: 'The share of cases for which both tasks are known.',
    source: SITE,
  },
  {
    id: 'evidence',
    term: 'Evidence',
    short: `How a choice is known. ${Object.entries(EVIDENCE_MEANINGS)
      .map(([evidence, meaning]) => `${evidence}: ${meaning}.`)
      .join(' ')}`,
    source: SITE,
  },
  {
    id: 'bootstrap',
    term: 'Bootstrap interval',
    short:
      'The range that holds 95 % of the values that a measure takes when its scenarios are drawn again at random, with replacement, 2,000 times.',
    source: 'Efron, Tibshirani 1993',
  },
  {
    id: 'span',
    term: 'Attributed span',
    short: 'The part of an action that carries its value, as the generator marked it.',
    source: PAPER,
  },
];

/** @throws for an id that the glossary lacks */
export function glossaryEntry(id: string): GlossaryEntry {
  const entry = GLOSSARY.find((candidate) => candidate.id === id);
  if (!entry) throw new Error(`The glossary has no entry ${id}`);
  return entry;
}
