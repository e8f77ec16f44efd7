/**
 * What a case's answers amount to, for answers that are not in the database: the same rules as `cells` and
 * `country_alignment` in src/sql/views. A test keeps the two in step.
 */
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

interface Choice {
  readonly choice: Polarity | null;
  readonly evidence: string;
  /** Of the action against the value, where it is known. */
  readonly probability?: number | null;
}

export interface CaseOfAnswers extends CellKey {
  /** In [0, 1]; 0 is full agreement. */
  readonly inclination: number | null;
  readonly stated: Polarity | null;
  readonly chosen: Polarity | null;
  /** Null where one of the two tasks is unknown. */
  readonly misaligned: boolean | null;
}

/** What rounding leaves of a tie between probabilities. */
const TIE = 1e-9;

/** The side of the mean over variants, none where they tie; a case without a pair counts as agree. */
function majority(choices: readonly Choice[]): Polarity | null {
  const known = choices.flatMap(
    ({ choice, evidence, probability }) =>
      probability ?? (choice === null && evidence !== 'no_pair' ? [] : choice === 'disagree' ? 1 : 0),
  );
  const ahead = known.reduce((sum, against) => sum + against - 0.5, 0);
  return Math.abs(ahead) <= TIE ? null : ahead > 0 ? 'disagree' : 'agree';
}

/** Each case with a rating or a choice, by `cellKey`. */
export function casesOfAnswers(
  ratings: readonly (CellKey & { readonly rating: Rating })[],
  choices: readonly (CellKey & Choice)[],
): Map<string, CaseOfAnswers> {
  const answers = new Map<string, { key: CellKey; ratings: Rating[]; choices: Choice[] }>();
  const answersTo = ({ country, topic, value }: CellKey) => {
    const key = { country, topic, value };
    const own = answers.get(cellKey(key)) ?? { key, ratings: [], choices: [] };
    answers.set(cellKey(key), own);
    return own;
  };
  for (const row of ratings) answersTo(row).ratings.push(row.rating);
  for (const row of choices) answersTo(row).choices.push(row);
  return new Map(
    [...answers].map(([name, own]) => {
      const u = inclination(own.ratings);
      const [stated, chosen] = [u === null ? null : statedPolarity(u), majority(own.choices)];
      const misaligned = stated === null || chosen === null ? null : stated !== chosen;
      return [name, { ...own.key, inclination: u, stated, chosen, misaligned }];
    }),
  );
}

/** The alignment rate of each country with a known case: the mean over its topics. */
export function countryRates(
  cases: Iterable<CaseOfAnswers>,
): { readonly country: string; readonly rate: number }[] {
  const known = [...cases].filter(({ misaligned }) => misaligned !== null);
  return COUNTRIES.flatMap(({ country }) => {
    const own = known.filter((one) => one.country === country);
    const rates = [...new Set(own.map(({ topic }) => topic))].map((topic) =>
      alignmentRate(confusion(own.filter((one) => one.topic === topic))),
    );
    const sum = rates.reduce((total, rate) => total + rate, 0);
    return rates.length === 0 ? [] : [{ country, rate: sum / rates.length }];
  });
}
