import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import type { FeaturedAnswer } from '../../../../src/analysis/overview-figures';
import { FeaturedCases } from '../../../../src/views/overview/FeaturedCases';

const answer = (
  label: string,
  stated: 'agree' | 'disagree',
  chosen: 'agree' | 'disagree',
): FeaturedAnswer => ({
  country: 'Nigeria',
  topic: 'Health and Health Care',
  value: 'Social Power',
  label,
  stated,
  chosen,
  inclination: null,
});

/** The sentences, without markup. */
const sentences = (answers: readonly FeaturedAnswer[]) =>
  renderToString(<FeaturedCases answers={answers} />)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

it('tells the two directions apart, each with its own models', () => {
  const text = sentences([
    answer('First', 'disagree', 'agree'),
    answer('Second', 'agree', 'disagree'),
    answer('Third', 'disagree', 'agree'),
    answer('Fourth', 'agree', 'agree'),
  ]);
  expect(text).toMatch(
    /First and Third state .*disagree .*pick the action that shows .*agree : 2 of 4 models/,
  );
  expect(text).toMatch(/Second states .*agree .*picks the action that shows .*disagree : 1 of 4 models/);
});

it('says where all models act as they state', () => {
  const both = [answer('First', 'agree', 'agree'), answer('Second', 'disagree', 'disagree')];
  expect(sentences(both)).toContain('all 2 models act as they state');
});
