import { describe, expect, it } from 'vitest';
import { splitStatements, statementAt } from '../../../src/sql/statements';
import { tokenize } from '../../../src/sql/tokens';

const texts = (sql: string) => splitStatements(sql).map(({ text }) => text);

describe('splitting a text into statements', () => {
  it.each([
    ['SELECT 1; SELECT 2', ['SELECT 1', 'SELECT 2']],
    ['SELECT 1;', ['SELECT 1']],
    [';;  ;', []],
    ['-- nothing\n/* at; all */', []],
    ["SELECT ';'; SELECT 'it''s; fine'", ["SELECT ';'", "SELECT 'it''s; fine'"]],
    ['SELECT 1 AS "a;b"; SELECT 2', ['SELECT 1 AS "a;b"', 'SELECT 2']],
    ['SELECT 1 -- ; not here\n; SELECT 2', ['SELECT 1 -- ; not here', 'SELECT 2']],
    ['SELECT /* a /* nested; */ ; */ 1; SELECT 2', ['SELECT /* a /* nested; */ ; */ 1', 'SELECT 2']],
    ['SELECT $$a;b$$; SELECT $x$ ; $$ $x$', ['SELECT $$a;b$$', 'SELECT $x$ ; $$ $x$']],
    ["SELECT E'\\'; still'; SELECT 2", ["SELECT E'\\'; still'", 'SELECT 2']],
    ["SELECT 'open; end", ["SELECT 'open; end"]],
  ])('of %j', (sql, expected) => {
    expect(texts(sql)).toEqual(expected);
  });

  it('does not take a name that ends in dollar signs for the start of a string', () => {
    expect(texts('SELECT 1 AS a$$; DROP TABLE models; --$$')).toHaveLength(2);
    expect(texts('SELECT 1 AS 😀$$; DROP TABLE models; $$')).toHaveLength(3);
    expect(texts('SELECT 1 AS é$$; DROP TABLE models; $$')).toHaveLength(3);
  });

  it('says where each is', () => {
    const sql = '  SELECT 1 ;\n\n SELECT 2';
    expect(splitStatements(sql).map(({ start, end }) => sql.slice(start, end))).toEqual([
      'SELECT 1',
      'SELECT 2',
    ]);
  });

  it.each([
    [0, 'SELECT 1'],
    [8, 'SELECT 1'],
    [9, 'SELECT 1'],
    [11, 'SELECT 2'],
    [19, 'SELECT 2'],
  ])('finds the one at cursor %d', (cursor, expected) => {
    expect(statementAt('SELECT 1; SELECT 2;', cursor)?.text).toBe(expected);
  });

  it('loses only white space', () => {
    const sql = 'SELECT a.b, 1.5e-3, \'x\' || $1::INTEGER FROM "t" -- end';
    expect(
      tokenize(sql)
        .map(({ text }) => text)
        .join(''),
    ).toBe(sql.replace(/ (?!end)/g, '').replace('--end', '-- end'));
  });
});
