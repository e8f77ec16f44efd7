/** Figures of a run while it goes: pure functions of its answers. */
import { isUnread } from '../../analysis/run-trust';
import type { RunItem } from '../../domain/runs/run-plan';
import type { RunAnswer } from '../../domain/runs/run-record';

export interface RunStats {
  readonly answered: number;
  readonly failed: number;
  readonly noPair: number;
  /** Answers that could not be read at all, and single ratings that could not. */
  readonly unreadAnswers: number;
  readonly unreadRatings: number;
  readonly refused: number;
  readonly tokens: number;
  readonly engineMilliseconds: number;
  readonly tokensPerSecond: number | null;
}

export function runStats(answers: Iterable<RunAnswer>): RunStats {
  const stats = { answered: 0, failed: 0, noPair: 0, unreadAnswers: 0, unreadRatings: 0, refused: 0 };
  let [tokens, engineMilliseconds] = [0, 0];
  for (const answer of answers) {
    if (answer.outcome === 'failed') stats.failed++;
    else if (answer.outcome === 'no pair') stats.noPair++;
    else stats.answered++;
    if (isUnread(answer)) stats.unreadAnswers++;
    else stats.unreadRatings += answer.problems.filter(({ value }) => value !== undefined).length;
    if (answer.refused) stats.refused++;
    tokens += (answer.usage?.promptTokens ?? 0) + (answer.usage?.completionTokens ?? 0);
    engineMilliseconds += answer.usage?.milliseconds ?? 0;
  }
  return {
    ...stats,
    tokens,
    engineMilliseconds,
    tokensPerSecond: engineMilliseconds > 0 && tokens > 0 ? (tokens * 1000) / engineMilliseconds : null,
  };
}

/** Prompts of one shape take about the same time. */
function shapeOf({ task, value, variant }: RunItem): string {
  return task === 2 ? `2 ${variant % 2}` : value === null ? '1 all' : '1 one';
}

/**
 * Milliseconds left, estimated from the answers so far of the same shape (of any shape, where there are none).
 *
 * @returns null before the first answer
 */
export function timeLeft(answers: Iterable<RunAnswer>, left: readonly RunItem[]): number | null {
  const sums = new Map<string, { sum: number; count: number }>();
  let all = { sum: 0, count: 0 };
  for (const answer of answers) {
    if (!answer.usage) continue;
    const shape = shapeOf(answer);
    const own = sums.get(shape) ?? { sum: 0, count: 0 };
    sums.set(shape, { sum: own.sum + answer.usage.milliseconds, count: own.count + 1 });
    all = { sum: all.sum + answer.usage.milliseconds, count: all.count + 1 };
  }
  if (all.count === 0) return null;
  return left.reduce((time, item) => {
    const { sum, count } = sums.get(shapeOf(item)) ?? all;
    return time + sum / count;
  }, 0);
}
