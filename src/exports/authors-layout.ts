/** A model's answers in the form of the authors' files: `<model>_t1.csv` and `<model>_t2.csv`. */

import type { CellKey } from '../domain/keys';
import type { Polarity } from '../domain/statistics/measures';
import type { Evidence } from '../domain/via/evidence';
import { toCsv } from './csv';

export interface RatingToExport extends CellKey {
  readonly variant: number;
  readonly rating: number;
}

export interface ChoiceToExport extends CellKey {
  readonly variant: number;
  readonly choice: Polarity | null;
  readonly evidence: Evidence;
}

/** An action of VIA, where its text is available. */
export interface ActionToExport extends CellKey {
  readonly polarity: 'positive' | 'negative';
  readonly action: string | null;
  readonly spans: readonly string[] | null;
  readonly explanation: string | null;
}

/** Columns in the authors' order; `evidence` is this site's, so that a file read back says how a choice is known. */
const TASK2_COLUMNS = [
  'country',
  'topic',
  'value',
  'polarity',
  'generation_prompt',
  'model_choice',
  'prompt_index',
  'evidence',
];

/**
 * Task 1: one row per scenario and prompt variant, its answer a JSON object from value to rating.
 *
 * @param ratings in the order in which scenarios and values are to be written
 */
export function task1Csv(ratings: readonly RatingToExport[]): string {
  const answers = new Map<
    string,
    { country: string; topic: string; variant: number; response: Record<string, number> }
  >();
  for (const { country, topic, value, variant, rating } of ratings) {
    const key = `${country}\n${topic}\n${variant}`;
    const answer = answers.get(key) ?? { country, topic, variant, response: {} };
    answer.response[value] = rating;
    answers.set(key, answer);
  }
  const rows = [...answers.values()].map(({ country, topic, variant, response }) => ({
    country,
    topic,
    response: JSON.stringify(response),
    prompt_index: variant,
  }));
  return toCsv(['country', 'topic', 'response', 'prompt_index'], rows);
}

const actionKey = ({ country, topic, value }: CellKey, polarity: string): string =>
  `${country}\n${topic}\n${value}\n${polarity}`;

/**
 * Task 2: two rows per case and prompt variant, one for each action; `model_choice` is True for the chosen one, and
 * empty where no choice is known.
 *
 * @param actions the actions' texts, for `generation_prompt`; it stays empty for those that are missing
 */
export function task2Csv(choices: readonly ChoiceToExport[], actions: readonly ActionToExport[]): string {
  const texts = new Map(
    actions.map((row) => [
      actionKey(row, row.polarity),
      row.action === null
        ? ''
        : JSON.stringify({
            'Human Action': row.action,
            'Feature Attributions': row.spans ?? [],
            'Natural Language Explanation': row.explanation ?? '',
          }),
    ]),
  );
  const marked = (choice: Polarity | null, polarity: Polarity) =>
    choice === null ? '' : choice === polarity ? 'True' : 'False';
  const rows = choices.flatMap(({ variant, choice, evidence, ...cell }) =>
    (['positive', 'negative'] as const).map((polarity) => ({
      country: cell.country,
      topic: cell.topic,
      value: cell.value,
      polarity,
      generation_prompt: texts.get(actionKey(cell, polarity)) ?? '',
      model_choice: marked(choice, polarity === 'positive' ? 'agree' : 'disagree'),
      prompt_index: variant,
      evidence,
    })),
  );
  return toCsv(TASK2_COLUMNS, rows);
}
