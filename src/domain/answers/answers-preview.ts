import { type CellKey, cellKey } from '../keys';
import type { Polarity, Rating } from '../statistics/measures';
import { casesOfAnswers, countryRates } from './case-of-answers';
import { unpackChoices, unpackRatings } from './model-answers';

/** How much of the dataset a model's answers cover, and the figures they give. */
export interface AnswersPreview {
  /** Out of 132. */
  readonly scenarios: number;
  /** Out of 7,392. */
  readonly cases: number;
  readonly variants: readonly number[];
}

export interface RatingsPreview extends AnswersPreview {
  readonly ratings: number;
  /** How often 1, 2, 3 and 4 were given. */
  readonly byRating: readonly [number, number, number, number];
}

export interface ChoicesPreview extends AnswersPreview {
  readonly agree: number;
  readonly disagree: number;
  readonly noPair: number;
  readonly unknown: number;
}

function coverage(rows: readonly (CellKey & { readonly variant: number })[]): AnswersPreview {
  return {
    scenarios: new Set(rows.map(({ country, topic }) => `${country}\n${topic}`)).size,
    cases: new Set(rows.map(cellKey)).size,
    variants: [...new Set(rows.map(({ variant }) => variant))].sort(),
  };
}

export function previewRatings(bytes: Uint8Array): RatingsPreview {
  const rows = unpackRatings(bytes);
  const count = (rating: Rating) => rows.filter((row) => row.rating === rating).length;
  return { ...coverage(rows), ratings: rows.length, byRating: [count(1), count(2), count(3), count(4)] };
}

export function previewChoices(bytes: Uint8Array): ChoicesPreview {
  const rows = unpackChoices(bytes);
  const count = (choice: Polarity) => rows.filter((row) => row.choice === choice).length;
  const noPair = rows.filter(({ evidence }) => evidence === 'no_pair').length;
  const [agree, disagree] = [count('agree'), count('disagree')];
  return {
    ...coverage(rows),
    agree,
    disagree,
    noPair,
    unknown: rows.length - agree - disagree - noPair,
  };
}

/** The alignment rate of each country that both tasks cover. */
export function previewRates(
  ratings: Uint8Array,
  choices: Uint8Array,
): { readonly country: string; readonly rate: number }[] {
  return countryRates(casesOfAnswers(unpackRatings(ratings), unpackChoices(choices)).values());
}
