import { describe, expect, it, test } from 'vitest';
import {
  type CompareState,
  DEFAULT_COMPARISON,
  readCompareState,
  writeCompareState,
} from '../../../../src/analysis/compare/compare-state';
import { DIMENSIONS, type Dimension, FILTER_DIMENSIONS, MEMBERS } from '../../../../src/analysis/dimensions';
import {
  DEFAULT_STATE,
  type ExploreState,
  type Filters,
  readExploreState,
  type Sort,
  writeExploreState,
} from '../../../../src/analysis/explore/explore-state';
import { caseLink, routePart, scenarioLink } from '../../../../src/analysis/links';
import { MEASURES } from '../../../../src/analysis/measures';
import {
  DEFAULT_SOURCES,
  type MisalignedFilter,
  readMisalignedFilter,
  switched,
  writeMisalignedFilter,
} from '../../../../src/analysis/misaligned/misaligned-filter';
import { FACETS } from '../../../../src/analysis/misaligned/misaligned-rows';
import { PUBLISHED_MODELS } from '../../../../src/domain/models';
import { seededRandom } from '../../../../src/domain/statistics/random';

const searchOf = (route: string): string => route.split('?')[1] ?? '';

/** Anything a reader could choose, at random from a seed. */
function chooser(seed: number) {
  const random = seededRandom(seed);
  const one = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const some = <T>(items: readonly T[]): T[] => items.filter(() => random() < 2 / items.length);
  return { random, one, some, maybe: <T>(of: () => T): T | null => (random() < 0.5 ? of() : null) };
}

const MODELS = [...PUBLISHED_MODELS.map(({ model }) => model), 'mine & “yours”: 7b+q4=100%/é'];
const membersOf = (dimension: Dimension) => (dimension === 'model' ? MODELS : MEMBERS[dimension]);

function anyState(seed: number): ExploreState {
  const { one, some, maybe, random } = chooser(seed);
  const rows = one(Object.keys(DIMENSIONS) as Dimension[]);
  const columns = one((Object.keys(DIMENSIONS) as Dimension[]).filter((other) => other !== rows));
  const filters = Object.fromEntries(
    FILTER_DIMENSIONS.flatMap((dimension) => {
      const members = random() < 0.3 ? some(membersOf(dimension)) : [];
      return members.length > 0 ? [[dimension, members]] : [];
    }),
  ) as Filters;
  const anySort = (): Sort => {
    if (random() < 0.3) return { by: 'similarity' };
    const by = one(['row', 'column'] as const);
    return { by, id: one(membersOf(by === 'row' ? rows : columns)), descending: random() < 0.5 };
  };
  return {
    measure: one(Object.keys(MEASURES) as ExploreState['measure'][]),
    rows,
    columns,
    filters,
    sort: maybe(anySort),
    positive: one(['agree', 'disagree']),
    target: one(['others', 'these']),
    show: one(['table', 'chart']),
    column: maybe(() => one(membersOf(columns))),
    cell: maybe(() => ({ row: one(membersOf(rows)), column: one(membersOf(columns)) })),
  };
}

const SEEDS = Array.from({ length: 400 }, (_, seed) => seed);

describe('the explorer’s address', () => {
  it('gives back what was written, whatever was chosen', () => {
    for (const seed of SEEDS) {
      const state = anyState(seed);
      expect(readExploreState(searchOf(writeExploreState(state))), `seed ${seed}`).toEqual({
        state,
        problems: [],
      });
    }
  });

  it('is short for the first view', () => {
    expect(writeExploreState(DEFAULT_STATE)).toBe('/explore');
    expect(readExploreState('')).toEqual({ state: DEFAULT_STATE, problems: [] });
  });

  it.each([
    ['measure=beauty', {}, 'There is no measure “beauty”.'],
    ['measure=toString', {}, 'There is no measure “toString”.'],
    ['rows=continent', {}, 'There is no dimension “continent”.'],
    ['rows=country', { rows: 'country', columns: 'model' }, null],
    ['rows=country&columns=country', { rows: 'country', columns: 'model' }, 'cannot both be countries'],
    ['rows=model&columns=model', { rows: 'model', columns: 'country' }, 'cannot both be models'],
    ['country=Atlantis', {}, 'There is no country “Atlantis”.'],
    [
      'country=Atlantis&country=Egypt&country=Egypt',
      { filters: { country: ['Egypt'] } },
      'There is no country “Atlantis”.',
    ],
    ['type=Power&type=Glory', { filters: { type: ['Power'] } }, 'There is no Schwartz type “Glory”.'],
    ['model=my-own', { filters: { model: ['my-own'] } }, null],
    ['positive=perhaps', {}, 'There is no positive class “perhaps”.'],
    ['positive=agree', { positive: 'agree' }, null],
    ['show=film', {}, 'There is no view “film”.'],
    ['sort=upwards', {}, '“upwards” is not a sort order.'],
    ['sort=column:desc:', {}, '“column:desc:” is not a sort order.'],
    ['sort=column:desc:Atlantis', {}, '“column:desc:Atlantis” is not a sort order.'],
    ['sort=row:asc:gpt-4o', { sort: { by: 'row', id: 'gpt-4o', descending: false } }, null],
    ['sort=similarity', { sort: { by: 'similarity' } }, null],
    ['cell=nothing', {}, '“nothing” is not a cell.'],
    ['cell=gpt-4o|Atlantis', {}, '“gpt-4o|Atlantis” is not a cell.'],
    ['cell=a|b|c', {}, '“a|b|c” is not a cell.'],
    ['cell=gpt-4o|Egypt', { cell: { row: 'gpt-4o', column: 'Egypt' } }, null],
    ['column=Atlantis', {}, 'There is no country “Atlantis”.'],
    ['column=Egypt', { column: 'Egypt' }, null],
    ['%E0%A4%A=1&&=&nonsense', {}, null],
  ] as const)('%s opens the nearest view', (search, part, problem) => {
    const { state, problems } = readExploreState(search);
    expect(state).toEqual({ ...DEFAULT_STATE, ...part });
    if (problem === null) expect(problems).toEqual([]);
    else expect(problems.join(' ')).toContain(problem);
    expect(readExploreState(searchOf(writeExploreState(state)))).toEqual({ state, problems: [] });
  });
});

describe('the comparison’s address', () => {
  it('gives back what was written, whatever was chosen', () => {
    for (const seed of SEEDS.slice(0, 100)) {
      const { one, some } = chooser(seed);
      const models = some(MODELS);
      const state: CompareState = {
        models: models.length > 0 ? models : ['gpt-4o'],
        by: one(['country', 'region', 'topic', 'scenario', 'type', 'value'] as const),
        measure: one(Object.keys(MEASURES) as CompareState['measure'][]),
        positive: one(['agree', 'disagree']),
        target: one(['others', 'these']),
      };
      expect(readCompareState(searchOf(writeCompareState(state)))).toEqual({ state, problems: [] });
    }
    expect(readCompareState('')).toEqual({ state: DEFAULT_COMPARISON, problems: [] });
  });

  it.each([
    ['by=model', 'cannot be compared by “model”'],
    ['by=planet', 'cannot be compared by “planet”'],
    ['measure=beauty', 'no measure “beauty”'],
    ['positive=perhaps', 'no positive class “perhaps”'],
  ])('%s opens the nearest view', (search, problem) => {
    const { state, problems } = readCompareState(search);
    expect(state).toEqual(DEFAULT_COMPARISON);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  it('names a model once', () => {
    expect(readCompareState('model=a&model=b&model=a').state.models).toEqual(['a', 'b']);
    const many = Array.from({ length: 13 }, (_, index) => `m${index}`);
    expect(readCompareState(many.map((model) => `model=${model}`).join('&'))).toMatchObject({
      state: { models: many.slice(0, 12) },
      problems: ['At most 12 models are compared at once: these are the first of 13.'],
    });
  });
});

describe('the misaligned cases’ address', () => {
  const valuesOf: Readonly<Record<string, readonly string[]>> = {
    model: MODELS,
    direction: ['agree-disagree', 'disagree-agree'],
    country: MEMBERS.country,
    topic: MEMBERS.topic,
    type: MEMBERS.type,
    value: MEMBERS.value,
    source: ['both', 'recomputed', 'listed'],
  };

  it('gives back what was written, whatever was chosen', () => {
    for (const seed of SEEDS.slice(0, 100)) {
      const { one, some, random } = chooser(seed);
      const chosen = Object.fromEntries(
        FACETS.flatMap((facet) => {
          const names = random() < 0.4 ? some(valuesOf[facet] ?? []) : [];
          return names.length > 0 ? [[facet, names]] : [];
        }),
      );
      const filter: MisalignedFilter = { chosen, text: one(['', 'doctor', 'a&b=c “100 %” #+']) };
      expect(readMisalignedFilter(searchOf(writeMisalignedFilter(filter)))).toEqual({
        state: filter,
        problems: [],
      });
    }
    expect(writeMisalignedFilter({ chosen: {}, text: '' })).toBe('/misaligned');
  });

  it('leaves out what is not known, and says so', () => {
    const { state: filter, problems } = readMisalignedFilter(
      'country=Atlantis&country=Egypt&source=rumour&q=home',
    );
    expect(filter).toEqual({ chosen: { country: ['Egypt'] }, text: 'home' });
    expect(problems).toEqual(['There is no country “Atlantis”.', 'There is no source “rumour”.']);
  });

  it('switches a member on and off', () => {
    const none: MisalignedFilter = { chosen: {}, text: 'x' };
    const egypt = switched(none, 'country', 'Egypt');
    expect(egypt).toEqual({ chosen: { country: ['Egypt'] }, text: 'x' });
    expect(switched(egypt, 'country', 'India').chosen.country).toEqual(['Egypt', 'India']);
    expect(switched(egypt, 'country', 'Egypt')).toEqual(none);
    expect(DEFAULT_SOURCES).not.toContain('listed');
  });
});

test('links to scenarios and cases keep every name', () => {
  for (const country of MEMBERS.country)
    for (const topic of MEMBERS.topic) {
      const [, page, ...parts] = scenarioLink(country, topic).split('/');
      expect([page, ...parts.map(routePart)]).toEqual(['scenario', country, topic]);
    }
  for (const value of MEMBERS.value) {
    const [path = '', search = ''] = caseLink('Egypt', 'Work', value, MODELS.at(-1)).split('?');
    expect(routePart(path.split('/').at(-1))).toBe(value);
    expect(new URLSearchParams(search).get('model')).toBe(MODELS.at(-1));
  }
  expect(routePart('50%')).toBe('50%');
  expect(routePart(undefined)).toBe('');
});
