/** A run as rows of the site's tables. */

import type { Model } from '../models';
import { SCHWARTZ_VALUES } from '../schwartz-values';
import type { Polarity, Rating } from '../statistics/measures';
import { againstOf, optionOrder } from './option-order';
import { isQuick } from './run-plan';
import { isSeedless, type RunAnswer, type RunRecord } from './run-record';

export interface RatingRow {
  readonly model: string;
  readonly country: string;
  readonly topic: string;
  readonly value: string;
  readonly variant: number;
  readonly rating: Rating;
}

export interface ChoiceRow extends Omit<RatingRow, 'rating'> {
  readonly choice: Polarity | null;
  readonly evidence: 'raw' | 'no_pair' | 'undetermined' | 'quick';
  /** Of the action against the value; null where it is not known. */
  readonly probability: number | null;
}

export interface RunRows {
  readonly models: readonly Model[];
  readonly task1_ratings: readonly RatingRow[];
  readonly task2_choices: readonly ChoiceRow[];
}

/** Share of the run's prompts that have an outcome, in [0, 1]. */
export function progressOf(record: RunRecord, answers: readonly RunAnswer[]): number {
  const done = answers.filter(({ outcome }) => outcome !== 'failed').length;
  return record.total === 0 ? 0 : done / record.total;
}

function percent(share: number): string {
  return `${share > 0 && share < 0.1 ? (share * 100).toFixed(1) : Math.floor(share * 100)} %`;
}

const HOW = { local: 'Scored in this browser', replay: 'Played back in this browser', imported: 'Imported' };

/** The row of `models`. Its note says what readers must know: where it ran, how far it got, how little it covers. */
export function modelRow(record: RunRecord, answers: readonly RunAnswer[]): Model {
  const progress = progressOf(record, answers);
  const { measured, plan } = record;
  const scenarios = `${plan.scenarios.length} of 132 scenarios`;
  const partial = progress < 1 ? ` Partial: ${percent(progress)} of its prompts are answered.` : '';
  const stopped =
    progress < 1 && record.stoppedAfter !== undefined
      ? ` By its rule it stopped after ${record.stoppedAfter} scenarios.`
      : '';
  const custom = Object.keys(plan.customTemplates).length > 0 ? ' Some prompts were edited by hand.' : '';
  const sample =
    record.dataset.origin === 'sample' && plan.task2 ? ' It uses the site’s sample actions, not VIA.' : '';
  const canary = record.canaryFailed ? ' It failed the simple questions that any working model answers.' : '';
  const verdict = plan.task2 && optionOrder(answers)?.verdict;
  const order =
    verdict === 'one option' || verdict === 'cannot be read'
      ? ' Its choices follow the order of the options: they cannot be read.'
      : '';
  const quick = isQuick(plan) ? ' Task 2 was asked in a quick form, which is not the paper’s.' : '';
  const seedless = isSeedless(record) ? ' It cannot be reproduced: no seed.' : '';
  return {
    model: record.model,
    label: `${measured.label}${isQuick(plan) ? ', quick form' : ''}${progress < 1 ? ', partial' : ''}`,
    provider: measured.provider,
    parameters: measured.parameters,
    origin: record.origin,
    note: `${HOW[record.origin]} with ${record.engine.kind}, prompts version ${record.promptVersion}, on ${scenarios}.${quick}${partial}${stopped}${custom}${sample}${canary}${order}${seedless}`,
  };
}

/** The answers as rows of the tables; failed prompts give none. */
export function runRows(record: RunRecord, answers: readonly RunAnswer[]): RunRows {
  const { model } = record;
  const known = isQuick(record.plan) ? 'quick' : 'raw';
  const task1_ratings: RatingRow[] = [];
  const task2_choices: ChoiceRow[] = [];
  for (const answer of answers) {
    const { country, topic, variant } = answer;
    if (answer.outcome === 'failed' || answer.repeat) continue;
    if (answer.task === 2 && answer.value !== null) {
      const evidence =
        answer.outcome === 'no pair' ? 'no_pair' : answer.choice === null ? 'undetermined' : known;
      task2_choices.push({
        model,
        country,
        topic,
        value: answer.value,
        variant,
        choice: answer.choice,
        evidence,
        probability: againstOf(answer),
      });
    } else
      for (const { value } of SCHWARTZ_VALUES) {
        const rating = answer.ratings[value];
        if (rating) task1_ratings.push({ model, country, topic, value, variant, rating });
      }
  }
  return { models: [modelRow(record, answers)], task1_ratings, task2_choices };
}
