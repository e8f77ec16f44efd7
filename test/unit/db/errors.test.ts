import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abortError, DataLoadError, InvalidRowsError, QueryError } from '../../../src/db/errors';
import { connectDuckDBWasm, type DuckDBConnection } from './duckdb-wasm';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await connectDuckDBWasm();
  connection.query('CREATE TABLE models (model VARCHAR, label VARCHAR)');
});
afterAll(() => connection.close());

/** What the site makes of DuckDB's refusal of a statement. */
function refusal(sql: string): QueryError {
  try {
    connection.prepare(sql).close();
  } catch (error) {
    return new QueryError(sql, (error as Error).message, { cause: error });
  }
  throw new Error(`DuckDB accepted ${sql}`);
}

describe('a refused statement', () => {
  it('says what kind of error it is, and where', () => {
    const error = refusal('SELECT label\nFROM models\nWHER label = 1');
    expect(error.kind).toBe('Parser Error');
    expect(error.message).toMatch(/^Parser Error: syntax error at or near "label"/);
    expect(error.position).toEqual({ line: 3, column: 6, offset: 30 });
    expect(error.sql.slice(error.position?.offset)).toMatch(/^label = 1/);
    expect(error.message).not.toContain('LINE');
  });

  it('keeps DuckDB’s own suggestion of a name', () => {
    const error = refusal('SELECT labl FROM models');
    expect(error.kind).toBe('Binder Error');
    expect(error.suggestion).toMatch(/label/);
    expect(error.message).toContain(error.suggestion);
    expect(error.position).toEqual({ line: 1, column: 8, offset: 7 });
  });

  it('suggests the table that was meant', () => {
    expect(refusal('FROM modls').suggestion).toMatch(/Did you mean "models"/);
  });

  it('finds the place in a long line that DuckDB shows in part', () => {
    const sql = `SELECT ${'1 + '.repeat(100)}nowhere + ${'1 + '.repeat(100)}1 FROM models`;
    expect(refusal(sql).position?.offset).toBe(sql.indexOf('nowhere'));
  });

  it.each([
    ['accents', "SELECT 'éé' AS word, nowhere FROM models"],
    ['emoji', "SELECT '😀' AS word, nowhere FROM models"],
    ['wide letters', "SELECT '中文' AS word, nowhere FROM models"],
    ['tabs', 'SELECT label,\n\t\tnowhere\nFROM models'],
    ['Windows line ends', 'SELECT label,\r\n  nowhere\r\nFROM models'],
  ])('finds the place after %s', (_, sql) => {
    expect(refusal(sql).position?.offset).toBe(sql.indexOf('nowhere'));
  });

  it.each([
    ['SELECT 1; SELECT 2', 'There are several statements here.', /Run one at a time/],
    ['', 'There is no statement.', /FROM models/],
    ['-- only a comment', 'There is no statement.', /FROM models/],
  ])('explains %j in the site’s words', (sql, message, suggestion) => {
    const error = refusal(sql);
    expect(error.message).toContain(message);
    expect(error.suggestion).toMatch(suggestion);
  });

  it('finds the place of a syntax error that comes from running it', async () => {
    const sql = "SELECT\n\t'中é😀' AS word wrong FROM models";
    const message = await connection.send(sql, true).then(String, (cause: Error) => cause.message);
    const error = new QueryError(sql, message);
    expect(error.message).toMatch(/^Parser Error: syntax error at or near "wrong"/);
    expect(error.position).toEqual({ line: 2, column: 16, offset: sql.indexOf('wrong') });
  });

  it('keeps DuckDB’s full text in its cause', () => {
    const error = refusal('SELEC 1');
    expect((error.cause as Error).message).toContain('LINE 1: SELEC 1');
  });
});

describe('other texts', () => {
  it.each([
    ['', { kind: '', message: '' }],
    ['no category at all', { kind: '', message: 'no category at all' }],
    [
      'Conversion Error: LINE 9: nothing',
      { kind: 'Conversion Error', message: 'Conversion Error: LINE 9: nothing' },
    ],
  ])('%j is shown as it is, without a place', (text, expected) => {
    const error = new QueryError('SELECT 1', text);
    expect(error).toMatchObject(expected);
    expect(error.position).toBeNull();
  });

  it('has no place where DuckDB’s excerpt is not in the statement', () => {
    expect(new QueryError('SELECT 1', 'Parser Error: x\n\nLINE 7: other\n        ^').position).toBeNull();
    expect(new QueryError('SELECT 1', 'Parser Error: x\n\nLINE 1: other\n        ^').position).toBeNull();
  });

  it('advises on memory, files, extensions and settings', () => {
    const suggestion = (text: string) => new QueryError('SELECT 1', text).suggestion;
    expect(suggestion('Out of Memory Error: could not allocate block')).toMatch(/filter/);
    expect(suggestion('Permission Error: file system operations are disabled by configuration')).toMatch(
      /files/,
    );
    expect(
      suggestion(
        'Invalid Input Error: Cannot change configuration option - the configuration has been locked',
      ),
    ).toMatch(/Settings/);
    expect(suggestion('Catalog Error: it exists in the json extension.')).toMatch(/JSON/);
    expect(suggestion('Catalog Error: it exists in the spatial extension.')).toMatch(/extensions/);
  });
});

it('names the file or the table at fault', () => {
  expect(new DataLoadError('a.parquet', 'is cut off.').message).toBe('The data file a.parquet is cut off.');
  expect(new InvalidRowsError('my run', 'models', 'no.').message).toBe(
    'The rows of my run do not fit the table models: no.',
  );
});

it('is an AbortError with the reason as its cause when a call is cancelled', () => {
  const reason = new Error('changed my mind');
  const error = abortError(AbortSignal.abort(reason));
  expect(error).toBeInstanceOf(DOMException);
  expect(error.name).toBe('AbortError');
  expect(error.cause).toBe(reason);
});
