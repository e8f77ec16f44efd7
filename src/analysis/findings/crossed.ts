/** One model's statements against another's actions, or against those of another scenario. */

import { benjaminiHochberg } from '../../domain/statistics/counts-tests';
import { alignmentRate, type Confusion, cohenKappa } from '../../domain/statistics/measures';
import { signFlipTest } from '../../domain/statistics/permutation';
import {
  addCounts,
  COUNTRY_PLACES,
  knownIn,
  type ModelCells,
  SCENARIO_COUNT,
  scenarioAt,
  TOPIC_COUNT,
  TOPIC_PLACES,
  VALUE_COUNT,
} from './cells';
import { mean } from './finding';

/** Counts of one scenario's statements against another's actions. */
function crossCounts(stated: Int8Array, from: number, chosen: Int8Array, to: number): Confusion {
  let [tp, fp, fn, tn] = [0, 0, 0, 0];
  for (let value = 0; value < VALUE_COUNT; value++) {
    const [says, does] = [stated[from * VALUE_COUNT + value] ?? -1, chosen[to * VALUE_COUNT + value] ?? -1];
    if (says < 0 || does < 0) continue;
    if (does === 1) says === 1 ? tp++ : fp++;
    else says === 1 ? fn++ : tn++;
  }
  return { tp, fp, fn, tn };
}

/** Statements of one model against the actions of another on the same cases, where all three answers are known. */
export function against(
  statements: ModelCells,
  actions: ModelCells,
  also: ModelCells = actions,
): Confusion[] {
  const known = Int8Array.from(actions.chosen, (does, place) => ((also.chosen[place] ?? -1) < 0 ? -1 : does));
  return Array.from({ length: SCENARIO_COUNT }, (_, scenario) =>
    crossCounts(statements.stated, scenario, known, scenario),
  );
}

function kappaByTopic(counts: readonly Confusion[]): number[] {
  return TOPIC_PLACES.map((topic) => {
    const own = COUNTRY_PLACES.flatMap((country) => counts[scenarioAt(country, topic)] ?? []);
    return cohenKappa(addCounts(own)) ?? 0;
  });
}

export interface Match {
  readonly statements: string;
  readonly actions: string;
  /** Kappa of the statements with these actions minus kappa with the model's own, mean over topics. */
  readonly difference: number;
  /** Corrected for the number of matches with other models. */
  readonly p: number;
}

/** Each model's statements with every other model's actions, beside its own. */
export function matches(models: readonly ModelCells[]): Match[] {
  const found = models.flatMap((statements) =>
    models
      .filter((actions) => actions !== statements)
      .map((actions) => {
        const theirs = kappaByTopic(against(statements, actions, statements));
        const own = kappaByTopic(against(statements, statements, actions));
        const differences = theirs.map((kappa, topic) => kappa - (own[topic] ?? 0));
        return {
          statements: statements.label,
          actions: actions.label,
          difference: mean(differences),
          p: signFlipTest(differences),
        };
      }),
  );
  const ps = benjaminiHochberg(found.map(({ p }) => p));
  return found.map((match, place) => ({ ...match, p: ps[place] ?? 1 }));
}

/** A model's mean rate with its actions taken from other scenarios. */
export interface Swapped {
  /** The same scenario; another country; another topic; both. */
  readonly own: number;
  readonly otherCountry: number;
  readonly otherTopic: number;
  readonly other: number;
}

export function swapped({ stated, chosen }: ModelCells): Swapped {
  const sums = { own: [0, 0], otherCountry: [0, 0], otherTopic: [0, 0], other: [0, 0] };
  for (let from = 0; from < SCENARIO_COUNT; from++)
    for (let to = 0; to < SCENARIO_COUNT; to++) {
      const sameCountry = Math.floor(from / TOPIC_COUNT) === Math.floor(to / TOPIC_COUNT);
      const sameTopic = from % TOPIC_COUNT === to % TOPIC_COUNT;
      const kind = sameCountry ? (sameTopic ? 'own' : 'otherTopic') : sameTopic ? 'otherCountry' : 'other';
      const counts = crossCounts(stated, from, chosen, to);
      if (knownIn(counts) === 0) continue;
      const sum = sums[kind];
      sum[0] = (sum[0] ?? 0) + alignmentRate(counts);
      sum[1] = (sum[1] ?? 0) + 1;
    }
  const meanOf = ([sum = 0, count = 0]: readonly number[]) => sum / count;
  return {
    own: meanOf(sums.own),
    otherCountry: meanOf(sums.otherCountry),
    otherTopic: meanOf(sums.otherTopic),
    other: meanOf(sums.other),
  };
}
