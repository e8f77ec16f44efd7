import type { ActionRow } from '../../../../src/analysis/dataset/action-rows';

/** A made-up action, with defaults for what is not given. */
export function anAction(given: Partial<ActionRow> = {}): ActionRow {
  const action = given.action === undefined ? 'I mend the nets by the harbour.' : given.action;
  const spans = given.spans === undefined ? ['mend the nets'] : given.spans;
  return {
    country: 'France',
    topic: 'Politics',
    value: 'Wealth',
    polarity: 'positive',
    action,
    spans,
    explanation: 'It shows care.',
    origin: 'sample',
    problem: action === null ? 'refusal or no JSON object' : null,
    type: 'Power',
    length: action?.length ?? 0,
    span_count: action === null ? 0 : (spans?.length ?? 0),
    unanchored: 0,
    ...given,
  };
}

/** Twelve actions that differ in everything that can be filtered by. */
export const SOME_ACTIONS: readonly ActionRow[] = ['France', 'Egypt', 'India'].flatMap((country, at) =>
  (['Wealth', 'Loyal'] as const).flatMap((value) =>
    (['positive', 'negative'] as const).map((polarity) =>
      anAction({
        country,
        value,
        type: value === 'Wealth' ? 'Power' : 'Benevolence',
        polarity,
        topic: at === 2 ? 'Religion' : 'Politics',
        action:
          country === 'Egypt' && value === 'Loyal' && polarity === 'negative'
            ? null
            : `${'I row. '.repeat(at + 1)}${value === 'Wealth' ? 'My boat is new.' : 'My crew is old.'}`,
        spans: Array.from({ length: at + 1 }, () => 'row'),
        unanchored: polarity === 'negative' && value === 'Wealth' ? 1 : 0,
      }),
    ),
  ),
);
