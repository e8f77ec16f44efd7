import { describe, expect, it } from 'vitest';
import { indexActions, searchTexts } from '../../../../src/analysis/dataset/action-index';
import type { ActionRow } from '../../../../src/analysis/dataset/action-rows';
import { FACETS, type Facet } from '../../../../src/analysis/dataset/facets';
import {
  type DatasetFilter,
  NO_FILTER,
  readDatasetFilter,
  toggled,
  writeDatasetFilter,
} from '../../../../src/analysis/dataset/filter';
import { applyFilter } from '../../../../src/analysis/dataset/results';
import { listItems } from '../../../../src/analysis/dataset/sort';
import { foldText } from '../../../../src/domain/text/fold-text';
import { matchesText, parseTextQuery } from '../../../../src/domain/text/text-query';
import { SOME_ACTIONS } from './some-actions';

const index = indexActions(SOME_ACTIONS);
const withFacets = (facets: Partial<Record<Facet, readonly string[]>>): DatasetFilter => ({
  ...NO_FILTER,
  facets: { ...NO_FILTER.facets, ...facets },
});
const apply = (filter: DatasetFilter) => {
  const terms = parseTextQuery(filter.query);
  return applyFilter(index, filter, terms.length > 0 ? searchTexts(index.texts, terms) : null);
};
const rowsOf = (filter: DatasetFilter): ActionRow[] =>
  apply(filter).rows.map((at) => index.rows[at] as ActionRow);

/** The label of a facet that a row has. */
function labelOf(row: number, facet: Facet): string | undefined {
  const { labels, codes } = index.facets[facet];
  return labels[codes[row] ?? -1];
}

describe('a search', () => {
  const finds = (query: string, text: string) => matchesText(foldText(text), parseTextQuery(query));

  it.each([
    ['row', 'We row home', true],
    ['row', 'Rowing home', true],
    ['row', 'A narrow arrow', false],
    ['home row', 'We row home', true],
    ['-row', 'A narrow arrow', true],
    ['-row', 'We row home', false],
    ['"row home"', 'We row home', true],
    ['"row hom"', 'We row home', false],
    ['"row hom', 'We row home', true],
    ['-"row home" row', 'We row home', false],
    ['“row home”', 'We row home', true],
    ['don’t', "I don't row", true],
    ["don't", 'I don’t row', true],
    ['cafe', 'Le Café', true],
    ['café', 'Le cafe', true],
    ['.*', 'We row home', false],
    ['c++', 'I row in C++', true],
    ['"', 'We row home', true],
    ['- -- ""', 'We row home', true],
  ])('for %s in “%s” says %s', (query, text, found) => {
    expect(finds(query, text)).toBe(found);
  });
});

describe('a filter', () => {
  it('leaves everything where nothing is chosen', () => {
    expect(apply(NO_FILTER)).toMatchObject({ rows: SOME_ACTIONS.map((_, at) => at), cases: 6 });
  });

  it.each<[Partial<Record<Facet, readonly string[]>>, (row: ActionRow) => boolean]>([
    [{ country: ['Egypt'] }, (row) => row.country === 'Egypt'],
    [
      { country: ['Egypt', 'India'], type: ['Power'] },
      (row) => row.country !== 'France' && row.type === 'Power',
    ],
    [
      { polarity: ['negative'], topic: ['Religion'] },
      (row) => row.polarity === 'negative' && row.topic === 'Religion',
    ],
    [{ action: ['refusal or no JSON object'] }, (row) => row.action === null],
    [{ pair: ['lacks a pair'] }, (row) => row.country === 'Egypt' && row.value === 'Loyal'],
    [{ spans: ['some not to the letter'] }, (row) => row.unanchored > 0],
    [{ value: ['Nothing'] }, () => false],
  ])('by %j leaves the rows that have one of each', (facets, holds) => {
    expect(rowsOf(withFacets(facets))).toEqual(SOME_ACTIONS.filter(holds));
  });

  it('by length and number of spans includes both ends', () => {
    const length = SOME_ACTIONS[0]?.length ?? 0;
    const filter = {
      ...NO_FILTER,
      ranges: { length: { from: length, to: length }, count: { from: 1, to: 2 } },
    };
    expect(rowsOf(filter)).toEqual(
      SOME_ACTIONS.filter((row) => row.length === length && row.span_count <= 2),
    );
  });

  it('counts for each facet what each of its values would leave', () => {
    const filter = {
      ...withFacets({ country: ['Egypt'], polarity: ['positive'], type: ['Power', 'Benevolence'] }),
      query: 'boat',
      ranges: { length: null, count: { from: 2, to: 9 } },
    };
    const { counts } = apply(filter);
    for (const facet of FACETS)
      for (const [code, label] of index.facets[facet].labels.entries()) {
        const alone = apply({ ...filter, facets: { ...filter.facets, [facet]: [label] } });
        expect(counts[facet][code], `${facet} ${label}`).toBe(alone.rows.length);
        for (const row of alone.rows) expect(labelOf(row, facet)).toBe(label);
      }
  });

  it('leaves for a histogram what everything but its own range allows, actions only', () => {
    const filter = {
      ...withFacets({ value: ['Loyal'] }),
      ranges: { length: null, count: { from: 9, to: 9 } },
    };
    expect(apply(filter).rows).toEqual([]);
    expect([...apply(filter).numbers.count].sort()).toEqual([1, 1, 2, 3, 3]);
    expect(apply(filter).numbers.length).toEqual([]);
  });
});

describe('the search', () => {
  it.each([
    ['boat', (text: string) => text.includes('boat')],
    ['BOAT new', (text: string) => text.includes('boat') && text.includes('new')],
    ['"crew is"', (text: string) => text.includes('crew is')],
    ['crew is', (text: string) => text.includes('crew') && text.includes('is')],
    ['row -crew', (text: string) => text.includes('row') && !text.includes('crew')],
    ['-"my boat"', (text: string) => !text.includes('my boat')],
    ['"my bo', (text: string) => text.includes('my bo')],
    ['-', () => true],
  ])('for %j', (query, holds) => {
    const expected = SOME_ACTIONS.filter((row) =>
      holds(`${row.action ?? ''}\n${row.explanation}`.toLowerCase()),
    );
    expect(rowsOf({ ...NO_FILTER, query })).toEqual(expected);
  });
});

describe('the list', () => {
  it('in pairs has each case once, at the place of its first row', () => {
    const { rows } = apply(withFacets({ polarity: ['negative'] }));
    expect(listItems(index, rows, { sort: 'dataset', layout: 'pairs' }, null)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it.each([
    ['longest', (a: ActionRow, b: ActionRow) => a.length >= b.length],
    ['most spans', (a: ActionRow, b: ActionRow) => a.span_count >= b.span_count],
    ['value', (a: ActionRow, b: ActionRow) => a.value <= b.value],
    ['shortest', (a: ActionRow, b: ActionRow) => b.length === 0 || (a.length <= b.length && a.length > 0)],
  ] as const)('is sorted by %s', (sort, inOrder) => {
    const items = listItems(index, apply(NO_FILTER).rows, { sort, layout: 'actions' }, null);
    const rows = items.map((at) => index.rows[at] as ActionRow);
    expect(rows).toHaveLength(12);
    for (const [at, row] of rows.slice(1).entries()) expect(inOrder(rows[at] as ActionRow, row)).toBe(true);
  });

  it('puts the case that divides the models most first', () => {
    const choosers = new Map([['Egypt\nPolitics\nLoyal', { agree: ['a', 'b'], disagree: ['c', 'd'] }]]);
    const [first] = listItems(
      index,
      apply(NO_FILTER).rows,
      { sort: 'most split', layout: 'pairs' },
      choosers,
    );
    expect(index.cases[first ?? -1]?.positive).toMatchObject({ country: 'Egypt', value: 'Loyal' });
  });
});

describe('the address', () => {
  it('holds a filter and gives it back', () => {
    const filter: DatasetFilter = {
      query: 'a "b c" -d & é',
      facets: {
        ...NO_FILTER.facets,
        country: ['United States', 'India'],
        topic: ['Family & Changing Gender Roles'],
      },
      ranges: { length: { from: 10, to: 200 }, count: { from: 1, to: 1 } },
      sort: 'most spans',
      layout: 'actions',
    };
    expect(readDatasetFilter(writeDatasetFilter(filter).replace('/dataset?', ''))).toEqual({
      state: filter,
      problems: [],
    });
    expect(writeDatasetFilter(NO_FILTER)).toBe('/dataset');
    expect(readDatasetFilter('')).toEqual({ state: NO_FILTER, problems: [] });
  });

  it('that makes no sense is read as its defaults, and says so', () => {
    expect(
      readDatasetFilter('country=Atlantis&action=dance&length=a-b&count=3&sort=up&layout=x&what=ever'),
    ).toEqual({
      state: NO_FILTER,
      problems: [
        'There is no country “Atlantis”.',
        'There is no kind of action “dance”.',
        '“a-b” is not a range such as 20-400.',
        '“3” is not a range such as 20-400.',
        'There is no sort order “up”.',
        'There is no layout “x”.',
      ],
    });
  });

  it('adds and removes a value of a facet', () => {
    const chosen = toggled(NO_FILTER, 'country', 'India');
    expect(chosen.facets.country).toEqual(['India']);
    expect(toggled(chosen, 'country', 'India')).toEqual(NO_FILTER);
  });
});
