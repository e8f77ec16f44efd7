/**
 * What the order of the two options does to a run's choices: each case asked in both orders is a pair of answers. A model
 * that decides by what is offered picks the same action twice; one that decides by place picks the same option twice.
 */
import { type CellKey, cellKey } from '../keys';
import { task2Variant } from '../prompts/variants';
import type { Polarity } from '../statistics/measures';
import { pairedShareInterval, shareInterval } from '../statistics/share-interval';
import type { Interval } from '../statistics/t-interval';
import type { RunAnswer } from './run-record';

/** A share in [0, 1] with its 95 % interval. */
export interface Share extends Interval {
  readonly share: number;
}

/**
 * - `one option`: every answer picks the same option
 * - `cannot be read`: it is not shown that choices flip less often than by tossing a coin, half the time
 * - `hard to read`: more than a quarter of the choices flip
 * - `can be read`
 */
export type OrderVerdict = 'one option' | 'cannot be read' | 'hard to read' | 'can be read';

export interface OptionOrder {
  /** Cases with a choice in both orders. */
  readonly cases: number;
  /** Cases that were asked in both orders, of which one answer or both could not be read. */
  readonly unread: number;
  /** Cases in which the action chosen changes with the order. */
  readonly flips: Share;
  /** Answers that pick Option 1. */
  readonly first: Share;
  /** Preference for the action that fits the value, averaged over both orders. */
  readonly positive: number;
  /** Share of these answers that came with the probabilities of both options. */
  readonly graded: number;
  readonly verdict: OrderVerdict;
}

/** No published model's choices flip as often under the paper's wording (`PUBLISHED_FLIPS_SQL`; a test holds it). */
const OFTEN = 0.25;
const COIN = 0.5;

/** The probability of the action against the value that an answer came with; null where it came without. */
export function againstOf({ task, variant, choice, probabilities }: RunAnswer): number | null {
  if (task !== 2 || choice === null) return null;
  return probabilities?.[task2Variant(variant).optionsReversed ? 1 : 0] ?? null;
}

/** How far an answer with a choice is against the value: its probability, or 0 or 1. */
const leaning = (answer: RunAnswer): number => againstOf(answer) ?? (answer.choice === 'disagree' ? 1 : 0);

/**
 * How far a case's answers are for the action that fits the value, by `cellKey`: the mean over all read variants of its
 * probability, or of its being chosen where that is not known.
 */
export function preferences(answers: Iterable<RunAnswer>): Map<string, number> {
  const counts = new Map<string, { positive: number; all: number }>();
  for (const answer of answers) {
    if (answer.task !== 2 || answer.choice === null || answer.value === null || answer.repeat) continue;
    const key = cellKey(answer as CellKey);
    const before = counts.get(key) ?? { positive: 0, all: 0 };
    counts.set(key, {
      positive: before.positive + 1 - leaning(answer),
      all: before.all + 1,
    });
  }
  return new Map([...counts].map(([key, { positive, all }]) => [key, positive / all]));
}

/** Variants that differ only in the order of the options: the normal one, and two further on the reversed one. */
const partnerOf = (variant: number) => variant + 2;

/** The answers to each case in both orders, of one wording: the paper's where it was asked. */
function pairsOf(answers: readonly RunAnswer[]): { normal: RunAnswer; reversed: RunAnswer }[] {
  const asked = answers.filter(
    ({ task, outcome, repeat }) => task === 2 && outcome === 'answered' && !repeat,
  );
  const variants = new Set(asked.map(({ variant }) => variant));
  const normal = [5, 4, 1, 0].find((own) => variants.has(own) && variants.has(partnerOf(own)));
  if (normal === undefined) return [];
  const of = (wanted: number) =>
    new Map(
      asked.filter(({ variant }) => variant === wanted).map((answer) => [cellKey(answer as CellKey), answer]),
    );
  const [first, second] = [of(normal), of(partnerOf(normal))];
  return [...first].flatMap(([key, answer]) => {
    const other = second.get(key);
    return other === undefined ? [] : [{ normal: answer, reversed: other }];
  });
}

function verdictOf(cases: number, same: number, flips: Share): OrderVerdict {
  if (same === cases) return 'one option';
  if (flips.high >= COIN) return 'cannot be read';
  return flips.share > OFTEN ? 'hard to read' : 'can be read';
}

/** What rounding leaves of a tie between probabilities. */
const TIE = 1e-9;

/** How many cases are decided by nothing: their answers contradict each other. */
export function undecided(answers: Iterable<RunAnswer>): number {
  return [...preferences(answers).values()].filter((share) => Math.abs(share - 0.5) <= TIE).length;
}

/** Whether a plan asks cases in both orders. */
export function asksBothOrders(variants: readonly number[]): boolean {
  return variants.some(
    (variant) => !task2Variant(variant).optionsReversed && variants.includes(partnerOf(variant)),
  );
}

/** Null where no case has a choice in both orders. */
export function optionOrder(answers: readonly RunAnswer[]): OptionOrder | null {
  const pairs = pairsOf(answers);
  const read = pairs.filter(({ normal, reversed }) => normal.choice !== null && reversed.choice !== null);
  const cases = read.length;
  if (cases === 0) return null;
  const alternating = (first: Polarity) =>
    read.filter(({ normal, reversed }) => normal.choice === first && reversed.choice !== first).length;
  // In the normal order the action against the value is Option 1.
  const [both, neither] = [alternating('disagree'), alternating('agree')];
  const flipped = both + neither;
  const against = read.reduce((sum, pair) => sum + leaning(pair.normal) + leaning(pair.reversed), 0);
  const flips = { share: flipped / cases, ...shareInterval(flipped, cases) };
  return {
    cases,
    unread: pairs.length - cases,
    flips,
    first: { share: 0.5 + (both - neither) / (2 * cases), ...pairedShareInterval(both, neither, cases) },
    positive: 1 - against / (2 * cases),
    graded:
      read
        .flatMap(({ normal, reversed }) => [normal, reversed])
        .filter((answer) => againstOf(answer) !== null).length /
      (2 * cases),
    verdict: verdictOf(cases, Math.max(both, neither), flips),
  };
}
