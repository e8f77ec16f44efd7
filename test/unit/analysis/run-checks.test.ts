import { expect, it } from 'vitest';
import { runChecks } from '../../../src/analysis/run-checks';
import { ALL_CELLS } from '../../../src/domain/keys';
import { BOTH_ORDERS, PUBLISHED_TASK1_VARIANTS, QUICK_ORDERS } from '../../../src/domain/prompts/variants';
import type { RunPlan } from '../../../src/domain/runs/run-plan';
import { type RunAnswer, type RunRecord, SAMPLING } from '../../../src/domain/runs/run-record';
import { AN_ANSWER, aRecord } from '../inference/a-record';

const PUBLISHED: RunPlan = {
  scenarios: ALL_CELLS.filter((_, place) => place % 56 === 0),
  task1: { variants: PUBLISHED_TASK1_VARIANTS, form: 'paper' },
  task2: { variants: [5] },
  seed: 1,
  temperature: 0,
  customTemplates: {},
};
const LOCAL = {
  origin: 'local',
  engine: { kind: 'endpoint', version: '1', settings: {} },
  sampling: SAMPLING,
  dataset: { origin: 'via', sha256: '' },
} as const;
const answers = (unread: number, read: number): RunAnswer[] => [
  ...Array.from({ length: unread }, () => ({ ...AN_ANSWER, choice: null })),
  ...Array.from({ length: read }, () => AN_ANSWER),
];

/** What is not the same as in the published runs. */
function differing(
  plan: Partial<RunPlan>,
  part: Partial<RunRecord> = LOCAL,
  known = 7329,
  given = answers(0, 50),
) {
  const record = aRecord({ ...part, plan: { ...PUBLISHED, ...plan } });
  return Object.fromEntries(
    runChecks(record, given, known)
      .filter(({ same }) => same !== 'yes')
      .map(({ what, same, how }) => [what, `${same}: ${how}`]),
  );
}

/** What no local run can have in common with them, or cannot be known to. */
const ALWAYS = {
  Prompts: expect.stringContaining('in part: not edited; this site’s own words'),
  Sampling:
    'in part: seed 1, temperature 0, top_p 1, no penalties; not known: top_k and min_p; the released answers do not say how theirs were drawn',
};

it('a replay of everything is comparable in every point, a local run in all that can be known', () => {
  expect(differing({}, {})).toEqual({});
  expect(differing({})).toEqual(ALWAYS);
});

it.each<[string, Partial<RunPlan>, Record<string, string>]>([
  [
    'both orders',
    { task2: { variants: BOTH_ORDERS } },
    {
      'Variants of Task 2':
        'in part: variant 5, and the same with the options in the other order; the published models saw one order',
    },
  ],
  [
    'the quick form',
    { task2: { variants: QUICK_ORDERS, form: 'quick' } },
    {
      'Variants of Task 2':
        'no: a quick form that asks for one number, in both orders of the options; the paper asks for an explained choice',
    },
  ],
  [
    'other variants',
    { task2: { variants: [0, 4] }, task1: { variants: [0, 1], form: 'single' } },
    {
      'Form of Task 1': 'no: one value at a time; the paper asks for all 56 in one prompt',
      'Variants of Task 1': 'in part: 2 of 8 prompt variants',
      'Variants of Task 2': 'no: variant 0 and 4; the published models were asked variant 5',
    },
  ],
  [
    'one scenario, in edited prompts',
    { scenarios: PUBLISHED.scenarios.slice(0, 1), customTemplates: { 'task2.5': 'x' } },
    {
      Scenarios: 'in part: 1 of 132; differences from the published models are taken on these alone',
      Prompts: 'no: edited by hand',
      Cases: 'in part: 20 of 56 known in both tasks (36 %)',
    },
  ],
])('%s', (_, plan, expected) => {
  const known = plan.scenarios ? 20 : 7329;
  expect(differing(plan, LOCAL, known)).toEqual({ ...ALWAYS, ...expected });
});

it('sample actions, refused settings and unread answers are said', () => {
  const { sampling: _, ...unknown } = LOCAL;
  const part = { ...unknown, dataset: { origin: 'sample', sha256: '' }, leftOut: ['seed'] } as const;
  expect(differing({}, part, 0, answers(3, 17))).toMatchObject({
    Actions: 'no: the sample written for this site, not VIA',
    Sampling: expect.stringContaining(
      'not known: top_p, penalties, top_k, and min_p; the server refused seed, so',
    ),
    Cases: 'no: 0 of 7,392 known in both tasks (0 %)',
    'Unread answers': 'no: 15 % of 20',
  });
  expect(differing({}, LOCAL, 7329, answers(1, 19))['Unread answers']).toBe('in part: 5.0 % of 20');
  expect(differing({}, LOCAL, 7329, [])['Unread answers']).toBe('no: nothing was answered');
});
