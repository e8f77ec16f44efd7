import { COUNTRIES } from '../countries';
import { type CellKey, cellKey } from '../keys';
import {
  alignmentRate,
  confusion,
  inclination,
  type Polarity,
  type Rating,
  statedPolarity,
} from '../statistics/measures';
import { unpackChoices, unpackRatings } from './model-answers';

/** How much of the dataset a model's answers cover, and what they come to. */
export interface AnswersPreview {
  /** Of 132. */
  readonly scenarios: number;
  /** Of 7,392. */
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

function statedOf(bytes: Uint8Array): Map<string, Polarity> {
  const ratings = new Map<string, Rating[]>();
  for (const row of unpackRatings(bytes)) {
    const key = cellKey(row);
    const list = ratings.get(key) ?? [];
    list.push(row.rating);
    ratings.set(key, list);
  }
  return new Map([...ratings].map(([key, list]) => [key, statedPolarity(inclination(list) ?? 0)]));
}

/** The majority over variants; a tie is disagree, a case without a pair agree, as in the view `cells`. */
function chosenOf(bytes: Uint8Array): Map<string, { readonly row: CellKey; readonly chosen: Polarity }> {
  const votes = new Map<string, { row: CellKey; disagree: number; all: number }>();
  for (const row of unpackChoices(bytes)) {
    if (row.choice === null && row.evidence !== 'no_pair') continue;
    const key = cellKey(row);
    const vote = votes.get(key) ?? { row, disagree: 0, all: 0 };
    vote.all++;
    if (row.choice === 'disagree') vote.disagree++;
    votes.set(key, vote);
  }
  return new Map(
    [...votes].map(([key, { row, disagree, all }]) => [
      key,
      { row, chosen: disagree / all >= 0.5 ? ('disagree' as const) : ('agree' as const) },
    ]),
  );
}

/**
 * The alignment rate of each country that both tasks cover: the mean over its scenarios, as the view
 * `country_alignment` has it.
 */
export function previewRates(
  ratings: Uint8Array,
  choices: Uint8Array,
): { readonly country: string; readonly rate: number }[] {
  const stated = statedOf(ratings);
  const scenarios = new Map<string, { country: string; cells: { stated: Polarity; chosen: Polarity }[] }>();
  for (const [key, { row, chosen }] of chosenOf(choices)) {
    const own = stated.get(key);
    if (!own) continue;
    const name = `${row.country}\n${row.topic}`;
    const scenario = scenarios.get(name) ?? { country: row.country, cells: [] };
    scenario.cells.push({ stated: own, chosen });
    scenarios.set(name, scenario);
  }
  return COUNTRIES.flatMap(({ country }) => {
    const rates = [...scenarios.values()]
      .filter((scenario) => scenario.country === country)
      .map(({ cells }) => alignmentRate(confusion(cells)));
    const sum = rates.reduce((total, rate) => total + rate, 0);
    return rates.length === 0 ? [] : [{ country, rate: sum / rates.length }];
  });
}
