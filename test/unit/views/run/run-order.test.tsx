import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { SCHWARTZ_VALUES } from '../../../../src/domain/schwartz-values';
import { OrderFacts, RunOrder } from '../../../../src/views/run/RunOrder';
import { A_PLAN, AN_ANSWER, aRecord } from '../../inference/a-record';

const record = aRecord({
  plan: { ...A_PLAN, task2: { variants: [5, 7] } },
  origin: 'local',
  canaryFailed: true,
});
const distances = { by_choice: null, choice_cases: 1, by_preference: 0.42, preference_cases: 56 };
const published = { least: 0.02, most: 0.22, cases: 49 };

it('begins with the simple questions and what was not read, and warns of a model that always says Option 1', () => {
  const answers = SCHWARTZ_VALUES.flatMap(({ value }, place) => [
    { ...AN_ANSWER, value, variant: 5, choice: place === 0 ? null : ('disagree' as const) },
    { ...AN_ANSWER, value, variant: 7, choice: 'agree' as const },
  ]);
  const text = renderToString(
    <>
      <RunOrder record={record} answers={answers} />
      <OrderFacts record={record} answers={answers} published={published} distances={distances} />
    </>,
  ).replace(/<[^>]*>/g, '');
  expect(text).toMatch(
    /^It failed the simple questions .+ 1 of 112 answers \(0\.9 %\) could not be read\.It always picks Option 1/,
  );
  expect(text).toContain('100 % (95 % interval 94 % to 100 %) of 55 cases');
  expect(text).toContain('the published models: 2.0 % to 22 %, on 49 cases or more each');
  expect(text).toContain('0.42 by preference, over 56 cases; — by choice, over 1');
  expect(text).toContain('55: its answers contradict each other, so the choice is unknown. In 1 more,');
});

it('shows nothing of the order where only one was asked', () => {
  const text = renderToString(
    <>
      <RunOrder record={aRecord({ plan: A_PLAN })} answers={[AN_ANSWER]} />
      <OrderFacts
        record={aRecord({ plan: A_PLAN })}
        answers={[AN_ANSWER]}
        published={published}
        distances={distances}
      />
    </>,
  );
  expect(text.replace(/<[^>]*>/g, '')).toBe('All 1 answers could be read.');
});
