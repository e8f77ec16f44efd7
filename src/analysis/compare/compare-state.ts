/** What the comparison shows, and its form in the address. */

import type { Polarity } from '../../domain/statistics/measures';
import { DIMENSIONS, type Dimension } from '../dimensions';
import { MEASURES, type Measure } from '../measures';

export type ComparedBy = Exclude<Dimension, 'model'>;

export interface CompareState {
  /** The first is what the others are compared with. */
  readonly models: readonly string[];
  readonly by: ComparedBy;
  readonly measure: Measure;
  readonly positive: Polarity;
}

export const DEFAULT_COMPARISON: CompareState = {
  models: ['llama-3.3-70b-instruct', 'gpt-4o-mini'],
  by: 'country',
  measure: 'alignment_rate',
  positive: 'disagree',
};

/**
 * The models of an address that are there, filled up to two by others where one that is not was asked for.
 *
 * @param isModel once the list of models is read
 */
export function modelsAtHand(
  wanted: readonly string[],
  isModel: (name: string) => boolean,
): { models: readonly string[]; problems: string[] } {
  const known = wanted.filter(isModel);
  if (known.length === wanted.length) return { models: wanted, problems: [] };
  const others = DEFAULT_COMPARISON.models.filter((name) => !known.includes(name));
  return {
    models: [...known, ...others.slice(0, Math.max(0, 2 - known.length))],
    problems: wanted.flatMap((name) => (isModel(name) ? [] : [`There is no model “${name}” here.`])),
  };
}

/** The nearest valid comparison to an address; says what it had to leave out. */
export function readCompareState(search: string): { state: CompareState; problems: string[] } {
  const params = new URLSearchParams(search);
  const problems: string[] = [];
  const models = [...new Set(params.getAll('model'))];
  const by = params.get('by') ?? DEFAULT_COMPARISON.by;
  const measure = params.get('measure') ?? DEFAULT_COMPARISON.measure;
  const byKnown = Object.hasOwn(DIMENSIONS, by) && by !== 'model';
  const measureKnown = Object.hasOwn(MEASURES, measure);
  if (!byKnown) problems.push(`Models cannot be compared by “${by}”.`);
  if (!measureKnown) problems.push(`There is no measure “${measure}”.`);
  const positive = params.get('positive') ?? 'disagree';
  if (positive !== 'agree' && positive !== 'disagree')
    problems.push(`There is no positive class “${positive}”.`);
  return {
    state: {
      models: models.length > 0 ? models : DEFAULT_COMPARISON.models,
      by: byKnown ? (by as ComparedBy) : DEFAULT_COMPARISON.by,
      measure: measureKnown ? (measure as Measure) : DEFAULT_COMPARISON.measure,
      positive: positive === 'agree' ? 'agree' : 'disagree',
    },
    problems,
  };
}

export function writeCompareState({ models, by, measure, positive }: CompareState): string {
  const params = new URLSearchParams(models.map((model) => ['model', model]));
  if (by !== DEFAULT_COMPARISON.by) params.set('by', by);
  if (measure !== DEFAULT_COMPARISON.measure) params.set('measure', measure);
  if (positive !== DEFAULT_COMPARISON.positive) params.set('positive', positive);
  return `/compare?${params}`;
}
