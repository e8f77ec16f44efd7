import { expect, it } from 'vitest';
import { regions } from '../../../../src/analysis/findings/claims/regions';
import { topics } from '../../../../src/analysis/findings/claims/topics';
import { COUNTRIES } from '../../../../src/domain/countries';
import { TOPICS } from '../../../../src/domain/topics';

const VALUES = 56;

/** A model's answers by scenario: all stated, and of these the more acted on the later the topic, in every country. */
const ALL = COUNTRIES.flatMap(({ country }) =>
  TOPICS.map(({ topic }, place) => ({
    model: 'a',
    label: 'A',
    country,
    topic,
    stated: '1'.repeat(VALUES),
    chosen: '1'.repeat(10 + place).padEnd(VALUES, '0'),
  })),
);
const without = (unknown: (row: (typeof ALL)[number]) => boolean) => ALL.filter((row) => !unknown(row));

const SOME = [
  ['one scenario', without((row) => row.country === 'Egypt' && row.topic === 'Religion')],
  ['a topic in one region', without((row) => row.country === 'Egypt' && row.topic !== 'Religion')],
  ['a country', without((row) => row.country === 'Egypt')],
  ['a topic', without((row) => row.topic === 'Religion')],
] as const;

it.each(SOME)('%s of which nothing is known changes no topic’s difference between regions', (_, cells) => {
  const [row] = regions.judge({ figures: [], cells }).rows;
  for (const measure of ['rate', 'kappa', 'accuracy']) expect(row?.[measure]).toBeCloseTo(0, 12);
});

it.each(SOME)('%s of which nothing is known changes no order of topics', (name, cells) => {
  const { paragraphs } = topics.judge({ figures: [], cells });
  expect(paragraphs[1]).toContain('Kendall’s W over the models is 1.00');
  // Without a topic, there is no order of all topics to compare.
  if (name !== 'a topic') expect(paragraphs[0]).toMatch(/Kendall’s W over twelve countries, 1\.00/);
});
