import type { RunAnswer } from './run-record';

/**
 * How an answer was read, in words.
 *
 * @param of the value whose rating is meant, in an answer that rates all; all of them if absent
 */
export function readAs(answer: RunAnswer, of: string | null = answer.value): string {
  const { task, choice, ratings, outcome, error, probabilities } = answer;
  if (outcome === 'failed') return `no answer: ${error}`;
  if (outcome === 'no pair') return 'VIA has no pair of actions here: not asked';
  const spread = probabilities ? `, probabilities ${probabilities.map((p) => p.toFixed(2)).join(' ')}` : '';
  if (task === 2) return choice ? `read as ${choice}${spread}` : 'could not be read';
  const count = Object.keys(ratings).length;
  if (of === null) return count > 0 ? `${count} of 56 ratings read` : 'could not be read';
  return ratings[of] === undefined ? 'could not be read' : `read as ${ratings[of]}${spread}`;
}
