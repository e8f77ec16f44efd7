import { COUNTRY_NAMES, TOPIC_NAMES } from '../../src/domain/keys';
import type { Row } from '../../src/domain/rows';
import { SCHWARTZ_VALUES } from '../../src/domain/schwartz-values';
import { SourceError } from '../../src/readers/source-error';

export interface SampleAction {
  readonly value: string;
  readonly polarity: 'positive' | 'negative';
  readonly action: string;
  readonly spans: readonly string[];
  readonly explanation: string;
}

/** The embedded scenario: 56 values x 2 polarities, written for this project. */
export interface Sample {
  readonly country: string;
  readonly topic: string;
  readonly actions: readonly SampleAction[];
}

/**
 * @throws SourceError where a value or polarity is missing, or a span is not part of its action
 */
export function readSample(file: string, bytes: Uint8Array): Sample {
  const sample = JSON.parse(new TextDecoder().decode(bytes)) as Sample;
  if (!COUNTRY_NAMES.has(sample.country) || !TOPIC_NAMES.has(sample.topic))
    throw new SourceError(file, null, `"${sample.country}" and "${sample.topic}" are not a scenario of VIA`);
  for (const { value } of SCHWARTZ_VALUES)
    for (const polarity of ['positive', 'negative']) {
      const found = sample.actions.filter((entry) => entry.value === value && entry.polarity === polarity);
      if (found.length !== 1)
        throw new SourceError(
          file,
          null,
          `has ${found.length} ${polarity} actions for ${value}; one is expected`,
        );
    }
  for (const [index, { action, spans, explanation }] of sample.actions.entries()) {
    const stray = spans.find((span) => !action.includes(span));
    if (stray !== undefined) throw new SourceError(file, index + 1, `"${stray}" is not part of its action`);
    if (!action || !explanation || spans.length === 0)
      throw new SourceError(file, index + 1, 'action, spans or explanation is empty');
  }
  return sample;
}

/** Rows of `via_actions` with origin `sample`. */
export function sampleRows({ country, topic, actions }: Sample): Row[] {
  return SCHWARTZ_VALUES.flatMap(({ value }) =>
    (['positive', 'negative'] as const).flatMap((polarity) =>
      actions
        .filter((entry) => entry.value === value && entry.polarity === polarity)
        .map(({ action, spans, explanation }) => ({
          country,
          topic,
          value,
          polarity,
          action,
          spans,
          explanation,
          origin: 'sample',
          problem: null,
        })),
    ),
  );
}
