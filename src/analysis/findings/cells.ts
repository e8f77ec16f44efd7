/** The paper's models' answers, by scenario and value, as the findings' tests need them. */
import { COUNTRIES } from '../../domain/countries';
import { SCHWARTZ_VALUES } from '../../domain/schwartz-values';
import { alignmentRate, type Confusion } from '../../domain/statistics/measures';
import { TOPICS } from '../../domain/topics';
import { PAPER_MODELS } from '../paper-models';
import type { Row } from './finding';

/** One row per model and scenario: a digit per value, in alphabetical order; 0 agree, 1 disagree, a dot for unknown. */
export const CELLS_SQL = `
SELECT c.model, m.label, c.country, c.topic,
       string_agg(CASE c.stated WHEN 'agree' THEN '0' WHEN 'disagree' THEN '1' ELSE '.' END, '' ORDER BY c.value)
         AS stated,
       string_agg(CASE c.chosen WHEN 'agree' THEN '0' WHEN 'disagree' THEN '1' ELSE '.' END, '' ORDER BY c.value)
         AS chosen
FROM cells AS c JOIN models AS m USING (model)
WHERE c.model IN ${PAPER_MODELS}
GROUP BY c.model, m.label, c.country, c.topic
HAVING count(c.misaligned) > 0
ORDER BY m.label, c.country, c.topic`;

export const COUNTRY_COUNT = COUNTRIES.length;
export const TOPIC_COUNT = TOPICS.length;
export const VALUE_COUNT = SCHWARTZ_VALUES.length;
export const SCENARIO_COUNT = COUNTRY_COUNT * TOPIC_COUNT;

/** The numbers of countries and of topics, in alphabetical order of their names. */
export const COUNTRY_PLACES: readonly number[] = COUNTRIES.map((_, place) => place);
export const TOPIC_PLACES: readonly number[] = TOPICS.map((_, place) => place);

const COUNTRY_NAMES = COUNTRIES.map(({ country }) => country).sort();
const TOPIC_NAMES = TOPICS.map(({ topic }) => topic).sort();

/** A model's answers: 0 agree, 1 disagree, -1 unknown; the place of a case is scenario x 56 + value. */
export interface ModelCells {
  readonly model: string;
  readonly label: string;
  readonly stated: Int8Array;
  readonly chosen: Int8Array;
}

export const countryName = (country: number) => COUNTRY_NAMES[country] ?? '';
export const topicName = (topic: number) => TOPIC_NAMES[topic] ?? '';
export const scenarioAt = (country: number, topic: number) => country * TOPIC_COUNT + topic;

/** Which countries, in the order of their numbers, are in some regions. */
export function countriesIn(regions: readonly string[]): boolean[] {
  const inside = new Set(
    COUNTRIES.filter(({ region }) => regions.includes(region)).map(({ country }) => country),
  );
  return COUNTRY_NAMES.map((name) => inside.has(name));
}

/** Reads the rows of `CELLS_SQL`; models in the order of their names. */
export function readCells(rows: readonly Row[]): ModelCells[] {
  const models = new Map<string, ModelCells>();
  for (const { model: key, label, country, topic, stated, chosen } of rows) {
    const name = String(label);
    const unknown = () => new Int8Array(SCENARIO_COUNT * VALUE_COUNT).fill(-1);
    const model = models.get(name) ?? {
      model: String(key),
      label: name,
      stated: unknown(),
      chosen: unknown(),
    };
    models.set(name, model);
    const first =
      scenarioAt(COUNTRY_NAMES.indexOf(String(country)), TOPIC_NAMES.indexOf(String(topic))) * VALUE_COUNT;
    const fill = (array: Int8Array, digits: string) => {
      for (let value = 0; value < VALUE_COUNT; value++)
        array[first + value] = digits[value] === '.' ? -1 : Number(digits[value]);
    };
    fill(model.stated, String(stated));
    fill(model.chosen, String(chosen));
  }
  return [...models.values()];
}

/** Counts the cases of a scenario that are known in both; from `also`, only where that is known as well. */
export function countsIn(
  { stated, chosen }: Pick<ModelCells, 'stated' | 'chosen'>,
  scenario: number,
  also?: ModelCells,
): Confusion {
  const counts = { tp: 0, fp: 0, fn: 0, tn: 0 };
  for (let place = scenario * VALUE_COUNT; place < (scenario + 1) * VALUE_COUNT; place++) {
    const [says, does] = [stated[place] ?? -1, chosen[place] ?? -1];
    if (says < 0 || does < 0 || (also && ((also.stated[place] ?? -1) < 0 || (also.chosen[place] ?? -1) < 0)))
      continue;
    if (does === 1) counts[says === 1 ? 'tp' : 'fp']++;
    else counts[says === 1 ? 'fn' : 'tn']++;
  }
  return counts;
}

export function knownIn({ tp, fp, fn, tn }: Confusion): number {
  return tp + fp + fn + tn;
}

export function addCounts(all: readonly Confusion[]): Confusion {
  const sum = { tp: 0, fp: 0, fn: 0, tn: 0 };
  for (const { tp, fp, fn, tn } of all) {
    sum.tp += tp;
    sum.fp += fp;
    sum.fn += fn;
    sum.tn += tn;
  }
  return sum;
}

/** Counts of all scenarios, by their places. */
export function countsOf(model: Pick<ModelCells, 'stated' | 'chosen'>, also?: ModelCells): Confusion[] {
  return Array.from({ length: SCENARIO_COUNT }, (_, scenario) => countsIn(model, scenario, also));
}

/** Mean alignment rate over scenarios of which something is known; null without any. */
export function meanRate(counts: readonly Confusion[]): number | null {
  const known = counts.filter((own) => knownIn(own) > 0);
  return known.length === 0 ? null : known.reduce((sum, own) => sum + alignmentRate(own), 0) / known.length;
}
