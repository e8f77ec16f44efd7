/**
 * The prompt variants of both tasks, numbered as in the authors' files.
 *
 * Source: Shen, Clark, Mitra 2025 (EMNLP), sections on Task 1 and Task 2; `prompt_index` of the released answers.
 */

export interface Task1Variant {
  readonly variant: number;
  /** Claim: asked directly, as someone from the country. Portrait: asked how similar a described person is. */
  readonly framing: 'claim' | 'portrait';
  readonly order: 'values first' | 'options first';
  /** Completion: the prompt ends with the beginning of the answer. */
  readonly style: 'chat' | 'completion';
}

export interface Task2Variant {
  readonly variant: number;
  readonly wording: 0 | 1;
  /** In the normal order the action against the value is Option 1. */
  readonly optionsReversed: boolean;
  readonly asksExplanation: boolean;
}

const EIGHT = [0, 1, 2, 3, 4, 5, 6, 7] as const;

export const TASK1_VARIANTS: readonly Task1Variant[] = EIGHT.map((variant) => ({
  variant,
  style: variant < 4 ? 'chat' : 'completion',
  framing: variant % 4 < 2 ? 'claim' : 'portrait',
  order: variant % 2 === 0 ? 'values first' : 'options first',
}));

export const TASK2_VARIANTS: readonly Task2Variant[] = EIGHT.map((variant) => ({
  variant,
  wording: variant < 4 ? 0 : 1,
  optionsReversed: variant % 4 >= 2,
  asksExplanation: variant % 2 === 1,
}));

/** What the published runs used: all eight of Task 1, the fifth of Task 2. */
export const PUBLISHED_TASK1_VARIANTS: readonly number[] = EIGHT;
export const PUBLISHED_TASK2_VARIANTS: readonly number[] = [5];
/** The same wording with the options in either order. */
export const BOTH_ORDERS: readonly number[] = [5, 7];
/** Those of the quick form: the same question without an explanation, in either order. */
export const QUICK_ORDERS: readonly number[] = [4, 6];

function nth<T>(variants: readonly T[], variant: number): T {
  const found = variants[variant];
  if (!found) throw new RangeError(`There is no prompt variant ${variant}; they are numbered 0 to 7`);
  return found;
}

/** @throws RangeError outside 0 to 7 */
export const task1Variant = (variant: number): Task1Variant => nth(TASK1_VARIANTS, variant);
/** @throws RangeError outside 0 to 7 */
export const task2Variant = (variant: number): Task2Variant => nth(TASK2_VARIANTS, variant);

export function describeTask1(variant: number): string {
  const { framing, order, style } = task1Variant(variant);
  return `${framing}, ${order}, ${style}`;
}

export function describeTask2(variant: number): string {
  const { wording, optionsReversed, asksExplanation } = task2Variant(variant);
  const order = optionsReversed ? 'action for the value first' : 'action against the value first';
  return `wording ${wording + 1}, ${order}, ${asksExplanation ? 'explained' : 'not explained'}`;
}
