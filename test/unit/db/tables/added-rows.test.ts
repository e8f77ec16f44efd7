import { describe, expect, it } from 'vitest';
import { InvalidRowsError } from '../../../../src/db/errors';
import { AddedRows } from '../../../../src/db/tables/added-rows';
import { connectDuckDBWasm, select } from '../duckdb-wasm';

const rating = {
  model: 'mine',
  country: 'France',
  topic: 'Politics',
  value: 'Wealth',
  variant: 0,
  rating: 4,
};
const choice = {
  model: 'mine',
  country: 'France',
  topic: 'Politics',
  value: 'Wealth',
  variant: 5,
  evidence: 'raw',
};

describe('added rows', () => {
  it('reach DuckDB, with NULL for an absent column', async () => {
    const added = new AddedRows();
    added.add('run', 'task2_choices', [choice, { ...choice, value: 'Loyal', choice: 'agree' }]);
    const connection = await connectDuckDBWasm();
    const [encoded] = added.of('task2_choices');
    connection.insertArrowFromIPCStream(encoded?.ipc ?? new Uint8Array(), { name: 'staging', create: true });
    const { rows } = await select(connection, 'SELECT value, choice FROM staging');
    expect(rows).toEqual([
      { value: 'Wealth', choice: null },
      { value: 'Loyal', choice: 'agree' },
    ]);
  });

  it('are kept by table, in order of arrival', () => {
    const added = new AddedRows();
    added.add('one', 'task1_ratings', [rating]);
    added.add('two', 'task1_ratings', [rating, { ...rating, variant: 1 }]);
    added.add('one', 'task2_choices', [choice]);
    expect(added.of('task1_ratings').map(({ rows }) => rows)).toEqual([1, 2]);
    expect(added.of('task2_choices')).toHaveLength(1);
    expect(added.of('models')).toEqual([]);
  });

  it('are removed with their source from every table, and no others are', () => {
    const added = new AddedRows();
    added.add('one', 'task1_ratings', [rating]);
    added.add('one', 'task2_choices', [choice]);
    added.add('two', 'task1_ratings', [rating]);
    expect(added.remove('one')).toEqual(new Set(['task1_ratings', 'task2_choices']));
    expect(added.of('task1_ratings')).toHaveLength(1);
    expect(added.of('task2_choices')).toEqual([]);
    expect(added.remove('nobody')).toEqual(new Set());
  });

  it('are undone without the others of their source', () => {
    const added = new AddedRows();
    added.add('one', 'task1_ratings', [rating]);
    const undo = added.add('one', 'task1_ratings', [{ ...rating, variant: 1 }]);
    undo();
    undo();
    expect(added.of('task1_ratings')).toHaveLength(1);
  });
});

describe('rows that do not fit', () => {
  it.each([
    [{ ...rating, score: 1 }, 'it has no column score.'],
    [{ ...rating, rating: '4' }, '"4" as rating in row 2 is not a TINYINT.'],
    [{ ...rating, rating: null }, 'the value of rating is missing in row 2.'],
    [{ ...rating, model: undefined }, 'the value of model is missing in row 2.'],
  ])('are refused as a whole, and the first fault is named: %j', (bad, problem) => {
    const added = new AddedRows();
    const attempt = () => added.add('my run', 'task1_ratings', [rating, bad]);
    expect(attempt).toThrow(InvalidRowsError);
    expect(attempt).toThrow(`The rows of my run do not fit the table task1_ratings: ${problem}`);
    expect(added.of('task1_ratings')).toEqual([]);
  });
});
