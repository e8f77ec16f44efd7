import { describe, expect, it } from 'vitest';
import {
  type BoardRow,
  onBoard,
  readBoardState,
  sortedBy,
  writeBoardState,
} from '../../../src/analysis/model-board';

const row = (
  model: string,
  label: string,
  rate: number | null,
  origin: BoardRow['origin'] = 'published',
  quick = false,
) => ({
  model,
  label,
  provider: model.startsWith('g') ? 'Google' : 'Meta',
  origin,
  alignment_rate: rate,
  ratings: 0,
  choices: rate === null ? 0 : 7392,
  quick,
});

const ROWS = [
  row('gemma-2-9b-it', 'Gemma-2-9b', 0.2),
  row('lama-10', 'Lama 10', 0.5),
  row('lama-9', 'Lama 9', null),
  row('mine', 'Mine', 0.3, 'imported'),
];

const DEFAULT = readBoardState('').state;
const labels = (change: Partial<typeof DEFAULT>) =>
  onBoard(ROWS, { ...DEFAULT, ...change }).map(({ label }) => label);

describe('the models on the board', () => {
  it('are in the order of their rate, highest first, and those without one last in either direction', () => {
    expect(labels({})).toEqual(['Lama 10', 'Mine', 'Gemma-2-9b', 'Lama 9']);
    expect(labels({ order: 'ascending' })).toEqual(['Gemma-2-9b', 'Mine', 'Lama 10', 'Lama 9']);
  });

  it('come last by rate, in either direction, where Task 2 was asked in another form than the paper’s', () => {
    const rows = [row('quick', 'Quick', 0.9, 'local', true), row('q', 'Worse', 0.1, 'local', true), ...ROWS];
    const byRate = (order: 'ascending' | 'descending') =>
      onBoard(rows, { ...DEFAULT, order }).map(({ label }) => label);
    expect(byRate('descending').slice(-2)).toEqual(['Quick', 'Worse']);
    expect(byRate('ascending').slice(-2)).toEqual(['Worse', 'Quick']);
    expect(onBoard(rows, { ...DEFAULT, by: 'label', order: 'ascending' }).at(-1)?.label).toBe('Worse');
  });

  it('come last by rate where it is from fewer cases than one country has', () => {
    const rows = [
      { ...row('s', 'Small', 0.9), choices: 615 },
      { ...row('c', 'Country', 0.8), choices: 616 },
      ...ROWS,
    ];
    expect(onBoard(rows, DEFAULT).map(({ label }) => label)).toEqual([
      'Country',
      'Lama 10',
      'Mine',
      'Gemma-2-9b',
      'Lama 9',
      'Small',
    ]);
  });

  it('are sorted by name as people count', () => {
    expect(labels({ by: 'label', order: 'ascending' })).toEqual(['Gemma-2-9b', 'Lama 9', 'Lama 10', 'Mine']);
  });

  it('are those whose name, maker or key contain each word', () => {
    expect(labels({ words: 'LAMA 1' })).toEqual(['Lama 10']);
    expect(labels({ words: ' google ' })).toEqual(['Gemma-2-9b']);
    expect(labels({ words: 'lama google' })).toEqual([]);
  });

  it('can be narrowed to those of the paper, to others that the site has, and to the reader’s own', () => {
    expect(labels({ group: 'paper' })).toEqual(['Gemma-2-9b']);
    expect(labels({ group: 'other' })).toEqual(['Lama 10', 'Lama 9']);
    expect(labels({ group: 'imported' })).toEqual(['Mine']);
  });
});

describe('a click on a column’s title', () => {
  it('sorts numbers from the largest and names from A, and then the other way round', () => {
    const byLabel = sortedBy(DEFAULT, 'label');
    expect(byLabel).toMatchObject({ by: 'label', order: 'ascending' });
    expect(sortedBy(byLabel, 'label').order).toBe('descending');
    expect(sortedBy(byLabel, 'choices')).toMatchObject({ by: 'choices', order: 'descending' });
    expect(writeBoardState(sortedBy(byLabel, 'alignment_rate'))).toBe('/models');
  });
});

describe('an address', () => {
  it('leads back to the same state', () => {
    const add = 'https://example.org/a%20run.zip?raw=1&x=(2)';
    const state = { add, words: 'a&b', group: 'other', by: 'ratings', order: 'ascending' } as const;
    expect(readBoardState(writeBoardState(state).split('?')[1] ?? '')).toEqual({ state, problems: [] });
  });

  it('is said to be wrong where it is', () => {
    expect(readBoardState('group=aliens&by=beauty&order=up').problems).toHaveLength(3);
  });

  it.each([
    ['http://example.org/run.zip', 'Only addresses that begin with https:// are fetched.'],
    ['javascript:alert(1)', 'Only addresses that begin with https:// are fetched.'],
    ['data:text/csv,a', 'Only addresses that begin with https:// are fetched.'],
    ['//example.org/run.zip', 'This is not an address: it begins with https://.'],
    ['run.zip', 'This is not an address: it begins with https://.'],
    ['', 'This is not an address: it begins with https://.'],
    ['https://me:secret@example.org/run.zip', 'Leave the name and password out of the address.'],
  ])('that adds %s adds nothing, and says why', (given, why) => {
    const { state, problems } = readBoardState(`add=${encodeURIComponent(given)}`);
    expect(state.add).toBeNull();
    expect(problems).toEqual([`The link names a file that is not fetched. ${why}`]);
  });
});
