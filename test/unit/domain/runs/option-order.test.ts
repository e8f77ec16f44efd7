import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../../pipeline/duckdb';
import { PUBLISHED_FLIPS_SQL, type PublishedFlips } from '../../../../src/analysis/run-results';
import { answeredLine, orderVerdict } from '../../../../src/analysis/run-trust';
import { casesOfAnswers } from '../../../../src/domain/answers/case-of-answers';
import { BOTH_ORDERS, QUICK_ORDERS } from '../../../../src/domain/prompts/variants';
import { optionOrder, preferences, undecided } from '../../../../src/domain/runs/option-order';
import { itemsOf, type RunPlan } from '../../../../src/domain/runs/run-plan';
import type { RunAnswer } from '../../../../src/domain/runs/run-record';
import { modelRow, runRows } from '../../../../src/domain/runs/run-rows';
import { SCHWARTZ_VALUES } from '../../../../src/domain/schwartz-values';
import { seededRandom } from '../../../../src/domain/statistics/random';
import type { CompletionRequest, Engine } from '../../../../src/inference/engine';
import { runItems } from '../../../../src/inference/run';
import { AN_ANSWER, aRecord } from '../../inference/a-record';

const PLAN: RunPlan = {
  scenarios: [{ country: 'Egypt', topic: 'Religion' }],
  task1: null,
  task2: { variants: BOTH_ORDERS },
  seed: 1,
  temperature: 0,
  customTemplates: {},
};
const pairOf = (_country: string, _topic: string, value: string) => ({
  positive: `do ${value}`,
  negative: `leave ${value}`,
});

/** The answers of an engine that is a function from a prompt to an option. */
async function answersOf(
  option: (request: CompletionRequest) => 1 | 2,
  plan = PLAN,
  probabilities: (request: CompletionRequest) => readonly number[] | null = () => null,
): Promise<RunAnswer[]> {
  const answers: RunAnswer[] = [];
  const engine: Engine = {
    parallel: 1,
    load: async () => ({ device: '', engineVersion: '', revision: '', quantisation: '' }),
    complete: async (request) => ({
      text:
        request.digits.length > 0
          ? String(option(request))
          : `{"explanation": "So it is.", "choice": "Option ${option(request)}"}`,
      usage: { promptTokens: 1, completionTokens: 1, milliseconds: 1 },
      probabilities: probabilities(request),
      finish: 'stop',
    }),
    unload: async () => {},
  };
  await runItems({
    run: 'a-run',
    plan,
    items: itemsOf(plan, pairOf),
    pairOf,
    engine,
    store: { put: async () => {} },
    known: new Map(),
    signal: new AbortController().signal,
    onAnswer: (answer) => void answers.push(answer),
    onStorage: () => {},
    onReload: () => {},
  });
  return answers;
}

const LIKED = new Set(SCHWARTZ_VALUES.filter((_, place) => place % 3 > 0).map(({ value }) => value));
/** The option of the action for the value where it is liked, else of the other. */
const byContent = ({ prompt, about }: CompletionRequest): 1 | 2 =>
  prompt.includes(`Option 1: ${LIKED.has(about?.value ?? '') ? 'do' : 'leave'} `) ? 1 : 2;

describe('a run in both orders of the options', () => {
  it('of a model that always says Option 1 has nothing to see', async () => {
    const answers = await answersOf(() => 1);
    const order = optionOrder(answers);
    expect(order).toMatchObject({ cases: 56, positive: 0.5, verdict: 'one option' });
    expect([...preferences(answers).values()]).toEqual(Array(56).fill(0.5));
    expect(order?.flips).toMatchObject({ share: 1, high: 1 });
    expect(order?.flips.low).toBeGreaterThan(0.9);
    expect(order?.first.share).toBe(1);
    expect(order?.first.low).toBeGreaterThan(0.9);
    expect(order && orderVerdict(order)).toContain('always picks Option 1');
    const { note } = modelRow(aRecord({ plan: PLAN, total: 112 }), answers);
    expect(note).toContain('they cannot be read');
  });

  it('says the same of Option 2, of a coin and of a model that cannot be told from one', async () => {
    const always = optionOrder(await answersOf(() => 2));
    expect(always && orderVerdict(always)).toContain('always picks Option 2');
    const random = seededRandom(8);
    const coin = optionOrder(await answersOf(() => (random() < 0.5 ? 1 : 2)));
    expect(coin).toMatchObject({ verdict: 'cannot be read' });
    const biased = optionOrder(await answersOf((request) => (random() < 0.25 ? 1 : byContent(request))));
    expect(biased).toMatchObject({ verdict: 'hard to read' });
    expect(biased?.first.low).toBeGreaterThan(0.5);
  });

  it('of a model that prefers by content with 10 % noise is readable, and its preference is recovered', async () => {
    const random = seededRandom(1);
    const answers = await answersOf((request) => {
      const own = byContent(request);
      return random() < 0.1 ? (own === 1 ? 2 : 1) : own;
    });
    const order = optionOrder(answers);
    expect(order?.verdict).toMatch(/^(can be|hard to) read$/);
    const own = [...preferences(answers)].map(([key, share]) =>
      LIKED.has(key.split('\n')[2] ?? '') ? share : 1 - share,
    );
    expect(own.reduce((sum, share) => sum + share, 0) / 56).toBeCloseTo(0.9, 1);
  });

  it('has intervals that hold such a model’s flip rate and position bias in at least 95 of 100 runs', () => {
    // A choice is turned round one time in ten, in either order alike. Many runs, as a hundred would not tell.
    const [runs, truth] = [2000, { flips: 2 * 0.9 * 0.1, first: 0.5 }];
    const held = { flips: 0, first: 0 };
    for (let seed = 1; seed <= runs; seed++) {
      const random = seededRandom(seed);
      const answers = SCHWARTZ_VALUES.flatMap(({ value }) =>
        BOTH_ORDERS.map((variant): RunAnswer => {
          const likes = LIKED.has(value) !== random() < 0.1;
          return { ...AN_ANSWER, value, variant, choice: likes ? 'agree' : 'disagree' };
        }),
      );
      const order = optionOrder(answers);
      for (const what of ['flips', 'first'] as const) {
        const { low, high } = order?.[what] ?? { low: 1, high: 0 };
        if (low <= truth[what] && truth[what] <= high) held[what]++;
      }
    }
    expect(held.flips / runs).toBeGreaterThanOrEqual(0.95);
    expect(held.first / runs).toBeGreaterThanOrEqual(0.95);
  });

  it('leaves out what only one order says, and takes other wordings where the paper’s was not asked', async () => {
    const answers = await answersOf(byContent);
    const halved = answers.map((answer, place) => (place === 3 ? { ...answer, choice: null } : answer));
    expect(optionOrder(halved)).toMatchObject({ cases: 55, unread: 1, verdict: 'can be read' });
    expect(answeredLine({ canaryFailed: true, origin: 'local' }, halved)).toBe(
      'It failed the simple questions that any working model answers. 1 of 112 answers (0.9 %) could not be read.',
    );
    expect(optionOrder(answers.filter(({ variant }) => variant === 5))).toBeNull();
    const others = answers.map((answer) => ({ ...answer, variant: answer.variant === 5 ? 0 : 2 }));
    expect(optionOrder(others)).toEqual(optionOrder(answers));
    expect(runRows(aRecord({ plan: PLAN, total: 112 }), halved).models[0]?.note).not.toContain(
      'cannot be read',
    );
  });
});

describe('a run in the quick form', () => {
  const quick: RunPlan = { ...PLAN, task2: { variants: QUICK_ORDERS, form: 'quick' } };

  it('prefers by the probabilities of both orders, which decide where its two choices contradict each other', async () => {
    // It picks Option 1 whatever is offered, but is surer of it where that is what it likes.
    const answers = await answersOf(
      () => 1,
      quick,
      (request) => (byContent(request) === 1 ? [0.9, 0.1] : [0.6, 0.4]),
    );
    const liked = (key: string) => LIKED.has(key.split('\n')[2] ?? '');
    for (const [key, share] of preferences(answers))
      expect(share).toBeCloseTo(liked(key) ? (0.9 + 0.4) / 2 : (0.1 + 0.6) / 2, 12);
    const order = optionOrder(answers);
    expect(order).toMatchObject({ cases: 56, verdict: 'one option', graded: 1 });
    expect(order?.positive).toBeCloseTo((LIKED.size * 0.65 + (56 - LIKED.size) * 0.35) / 56, 12);
    expect(undecided(answers)).toBe(0);
    const record = aRecord({ plan: quick, total: 112 });
    const { models, task2_choices } = runRows(record, answers);
    expect(task2_choices).toHaveLength(112);
    expect(new Set(task2_choices.map(({ evidence }) => evidence))).toEqual(new Set(['quick']));
    for (const { chosen, value } of casesOfAnswers([], task2_choices).values())
      expect(chosen).toBe(LIKED.has(value) ? 'agree' : 'disagree');
    expect(models[0]?.label).toBe(`${record.measured.label}, quick form`);
    expect(models[0]?.note).toContain('not the paper’s');
  });

  it('without probabilities takes the choices; what ties by them alone stays undecided', async () => {
    const answers = await answersOf(() => 1, quick);
    expect(undecided(answers)).toBe(56);
    expect(optionOrder(answers)).toMatchObject({ positive: 0.5, graded: 0 });
    const even = await answersOf(
      () => 1,
      quick,
      () => [0.7, 0.3],
    );
    expect(undecided(even)).toBe(56);
    const { task2_choices } = runRows(aRecord({ plan: quick, total: 112 }), even);
    expect([...casesOfAnswers([], task2_choices).values()].every(({ chosen }) => chosen === null)).toBe(true);
  });

  it('drops the probabilities of an answer that could not be read', async () => {
    const answers = await answersOf(
      () => 3 as 1,
      quick,
      () => [0.5, 0.5],
    );
    expect(answers.every(({ choice, probabilities }) => choice === null && probabilities === null)).toBe(
      true,
    );
  });
});

describe('the published models', () => {
  let figures: Figures;
  beforeAll(async () => {
    figures = await openFigures('public/data');
  });
  afterAll(() => figures.close());

  it('choose much the same in either order: fewer than a quarter of their choices flip', async () => {
    const [flips] = await figures.query<PublishedFlips>(PUBLISHED_FLIPS_SQL);
    expect(flips?.least).toBeCloseTo(0.02, 12);
    expect(flips?.most).toBeLessThan(0.25);
    expect(flips?.cases).toBe(49);
  });
});
