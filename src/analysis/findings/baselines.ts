/** What a rate means: the same statements with actions that know nothing, or all. */

import { accuracy, type Confusion, cohenKappa, mcc, type Polarity } from '../../domain/statistics/measures';
import { seededRandom } from '../../domain/statistics/random';
import {
  addCounts,
  countsOf,
  knownIn,
  type ModelCells,
  meanRate,
  SCENARIO_COUNT,
  VALUE_COUNT,
} from './cells';
import { mean } from './finding';

export interface Baseline {
  readonly name: string;
  readonly rate: number | null;
  readonly accuracy: number | null;
  readonly kappa: number | null;
  readonly mcc: number | null;
}

/** The counts with agreement as the positive class. */
const turned = ({ tp, fp, fn, tn }: Confusion): Confusion => ({ tp: tn, fp: fn, fn: fp, tn: tp });

function figures(name: string, counts: readonly Confusion[], positive: Polarity): Baseline {
  const own = positive === 'agree' ? counts.map(turned) : counts;
  const all = addCounts(own);
  return { name, rate: meanRate(own), accuracy: accuracy(all), kappa: cohenKappa(all), mcc: mcc(all) };
}

/** The model's statements with other actions, where both of its own answers are known. */
function withActions({ stated, chosen }: ModelCells, act: (place: number) => number): Confusion[] {
  const acted = Int8Array.from(chosen, (does, place) =>
    does < 0 || (stated[place] ?? -1) < 0 ? -1 : act(place),
  );
  return countsOf({ stated, chosen: acted });
}

/** Each value's most frequent action of a model over all scenarios. */
function modalActions({ chosen }: ModelCells): Int8Array {
  return Int8Array.from({ length: VALUE_COUNT }, (_, value) => {
    let [against, known] = [0, 0];
    for (let scenario = 0; scenario < SCENARIO_COUNT; scenario++) {
      const does = chosen[scenario * VALUE_COUNT + value] ?? -1;
      if (does < 0) continue;
      known++;
      against += does;
    }
    return against * 2 > known ? 1 : 0;
  });
}

const DRAWS = 20;

/** Actions that are drawn, with a share of disagreement; means of some draws. */
export function drawnActions(model: ModelCells, share: number, positive: Polarity, seed = 1): Baseline {
  const random = seededRandom(seed);
  const drawn = Array.from({ length: DRAWS }, () =>
    figures(
      '',
      withActions(model, () => (random() < share ? 1 : 0)),
      positive,
    ),
  );
  const meanOf = (measure: Exclude<keyof Baseline, 'name'>) => {
    const known = drawn.flatMap((own) => own[measure] ?? []);
    return known.length > 0 ? mean(known) : null;
  };
  return {
    name: 'Drawn at random',
    rate: meanOf('rate'),
    accuracy: meanOf('accuracy'),
    kappa: meanOf('kappa'),
    mcc: meanOf('mcc'),
  };
}

/** The share of disagreement among a model's actions. */
export function disagreementShare({ stated, chosen }: ModelCells): number {
  const { tp, fp, fn, tn } = addCounts(countsOf({ stated, chosen }));
  return (tp + fp) / (tp + fp + fn + tn);
}

/** Counts with so many disagreements on both sides, and the same numbers of each. */
function withBoth(counts: Confusion, both: number): Confusion {
  const more = both - counts.tp;
  return { tp: both, fp: counts.fp - more, fn: counts.fn - more, tn: counts.tn + more };
}

/** Mean counts where statements are shuffled. All measures are linear in them, as the margins stay. */
const shuffled = (counts: Confusion): Confusion =>
  knownIn(counts) === 0
    ? counts
    : withBoth(counts, ((counts.tp + counts.fn) * (counts.tp + counts.fp)) / knownIn(counts));

const closest = (counts: Confusion): Confusion =>
  withBoth(counts, counts.tp + Math.min(counts.fp, counts.fn));

/** The model's own figures, then those of the same statements with other actions. */
export function baselines(model: ModelCells, others: readonly ModelCells[], positive: Polarity): Baseline[] {
  const own = countsOf(model);
  const modal = modalActions(model);
  const acting = (name: string, act: (place: number) => number) =>
    figures(name, withActions(model, act), positive);
  return [
    figures(model.label, own, positive),
    figures('As close as its base rates allow', own.map(closest), positive),
    acting('Its most frequent action for each value', (place) => modal[place % VALUE_COUNT] ?? 0),
    ...others
      .filter((other) => other !== model)
      .map((other) => acting(`Actions of ${other.label}`, (place) => other.chosen[place] ?? -1)),
    figures('Its own, shuffled within each scenario', own.map(shuffled), positive),
    acting('Always agrees', () => 0),
    acting('Always disagrees', () => 1),
  ];
}
