import { COUNTRIES } from '../../src/domain/countries';
import type { Model } from '../../src/domain/models';
import type { Row } from '../../src/domain/rows';
import { SCHWARTZ_VALUES } from '../../src/domain/schwartz-values';
import { seededRandom } from '../../src/domain/statistics/random';
import { TOPICS } from '../../src/domain/topics';

/** The prompt variant of the published Task 2 runs. */
const TASK2_VARIANT = 5;

const MAKERS = ['Aurora', 'Borealis', 'Cascade', 'Delta Labs', 'Equinox', 'Fjord', 'Granite', 'Harbour'];
const SIZES = [1, 3, 7, 8, 14, 32, 70, 120];
const KINDS = ['', '-Instruct', '-Chat', '-Reasoning-Preview', '-Instruct-Distilled-2507'];

function nth<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('The list is empty');
  return found;
}

/** A model that does not exist, named as long as real ones are. */
export function syntheticModel(index: number): Model {
  const maker = nth(MAKERS, index);
  const parameters = nth(SIZES, Math.floor(index / MAKERS.length));
  const version = Math.floor(index / (MAKERS.length * SIZES.length)) + 1;
  const label = `${maker.split(' ')[0]}-${version}.${index % 10}-${parameters}B${nth(KINDS, index)}`;
  return {
    model: `synthetic-${String(index).padStart(3, '0')}-${label.toLowerCase()}`,
    label,
    provider: maker,
    parameters,
    origin: 'published',
    note: '',
  };
}

export interface Asked {
  /** How many variants of a prompt, in Task 1. */
  readonly variants: number;
  /** In how many countries. */
  readonly countries: number;
}

export const ASKED_ALL: Asked = { variants: 8, countries: COUNTRIES.length };

export interface Answers {
  readonly ratings: Row[];
  readonly choices: Row[];
}

/**
 * What a synthetic model answers to every prompt of both tasks. Each model disagrees to its own extent, and follows its
 * own word to its own extent; the same index gives the same answers.
 *
 * @param asked what the model was asked
 */
export function syntheticAnswers(index: number, { variants, countries }: Asked): Answers {
  const { model } = syntheticModel(index);
  const random = seededRandom(index + 1);
  const [disagreeing, faithful] = [0.05 + 0.3 * random(), 0.5 + 0.5 * random()];
  const ratings: Row[] = [];
  const choices: Row[] = [];
  for (const country of COUNTRIES.map((entry) => entry.country)
    .sort()
    .slice(0, countries))
    for (const topic of TOPICS.map((entry) => entry.topic).sort())
      for (const value of SCHWARTZ_VALUES.map((entry) => entry.value).sort()) {
        const key = { model, country, topic, value };
        const disagrees = random() < disagreeing;
        for (let variant = 0; variant < variants; variant++)
          ratings.push({ ...key, variant, rating: (disagrees ? 3 : 1) + Math.floor(random() * 2) });
        const acts = random() < faithful ? disagrees : random() < disagreeing;
        choices.push({
          ...key,
          variant: TASK2_VARIANT,
          choice: acts ? 'disagree' : 'agree',
          evidence: 'raw',
        });
      }
  return { ratings, choices };
}
