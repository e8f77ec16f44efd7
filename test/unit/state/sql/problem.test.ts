import { describe, expect, it } from 'vitest';
import { QueryError } from '../../../../src/db/errors';
import { explainProblem, nothingToRun } from '../../../../src/state/sql/problem';

const KNOWN = { own: [], functions: ['length', 'sum', 'rank'] };
const before = 'SELECT 1;\n';

/** The problem with a statement that follows another, and the marked part of it. */
function explained(sql: string, reason: ConstructorParameters<typeof QueryError>[1]) {
  const statement = { text: sql, start: before.length };
  const problem = explainProblem(new QueryError(sql, reason), statement, KNOWN);
  const { range } = problem;
  return { ...problem, marked: range && (before + sql).slice(range.from, range.to) };
}

describe('a problem', () => {
  it('marks the unknown name, though DuckDB does not say where it is', () => {
    const { marked, suggestion, replacement } = explained(
      'FROM modles',
      'Catalog Error: Table with name modles does not exist!\nDid you mean "temp.modles"?',
    );
    expect([marked, suggestion, replacement]).toEqual(['modles', 'Did you mean models?', 'models']);
    const none = explained('FROM nowhere', 'Catalog Error: Table with name nowhere does not exist!');
    expect([none.marked, none.replacement]).toEqual(['nowhere', null]);
  });

  it('marks the column, where DuckDB points at its table', () => {
    const sql = 'SELECT m.labl FROM models m';
    const { marked, replacement } = explained(
      sql,
      `Binder Error: Table "m" does not have a column named "labl"\n\nLINE 1: ${sql}\n${' '.repeat(15)}^`,
    );
    expect([marked, replacement]).toEqual(['labl', 'label']);
  });

  it('does not pass on a suggestion that is far from what was written', () => {
    const { suggestion } = explained(
      'SELECT nvl(1)',
      'Catalog Error: Scalar Function with name nvl does not exist!\nDid you mean "nullif"?',
    );
    expect(suggestion).toBeNull();
  });

  it('marks the last word where the statement ends too soon', () => {
    const sql = 'SELECT * FROM';
    const { marked, text } = explained(
      sql,
      `Parser Error: syntax error at end of input\n\nLINE 1: ${sql}\n${' '.repeat(8 + sql.length)}^`,
    );
    expect(marked).toBe('FROM');
    expect(text).toMatch(/ends too soon/);
  });

  it('marks the first word of what this site refuses, and keeps to its words', () => {
    const { marked, title, suggestion } = explained('/* no */ LOAD json', {
      text: 'DuckDB’s extensions cannot be loaded.',
      instead: 'Do without.',
    });
    expect([marked, title, suggestion]).toEqual(['LOAD', 'This is not possible here', 'Do without.']);
  });

  it.each([
    ['Catalog Error: Table with name "t" already exists!', 'The name is taken'],
    ['Catalog Error: Table with name t does not exist!', 'Unknown name'],
    ['Catalog Error: Existing object t is of type Table, trying to drop type View', /does not fit/],
    ['Constraint Error: duplicate key', /break a rule/],
  ])('%s has a fitting title', (message, title) => {
    expect(explained('DROP VIEW t', message).title).toMatch(title);
  });

  it('explains quotes of the wrong kind', () => {
    const missing = (name: string) => `Binder Error: Referenced column "${name}" not found in FROM clause!`;
    expect(explained('FROM models WHERE model = "gpt-4o"', missing('gpt-4o')).suggestion).toContain(
      "'gpt-4o'",
    );
    expect(explained('FROM models WHERE model = ‘gpt-4o’', missing('‘gpt-4o’')).suggestion).toMatch(
      /straight/,
    );
  });

  it('suggests the first word that was meant', () => {
    const message =
      '{"exception_type":"Parser","exception_message":"syntax error at or near \\"SELEKT\\"","position":"0"}';
    expect(explained('SELEKT 1', message).replacement).toBe('SELECT');
  });

  it('says what is missing where there is no statement', () => {
    expect(nothingToRun('  ').text).toMatch(/nothing to run/);
    expect(nothingToRun('-- a').text).toMatch(/comment/);
    expect(nothingToRun('/* a').suggestion).toMatch(/\*\//);
  });
});
