import { describe, expect, it } from 'vitest';
import { readJsonObject } from '../../../../src/domain/answers/json-object';
import { readSingleRating } from '../../../../src/domain/answers/single-rating';
import { readTask1Answer } from '../../../../src/domain/answers/task1-answer';
import { readTask2Answer } from '../../../../src/domain/answers/task2-answer';
import { isNestedDeeper } from '../../../../src/domain/text/json-depth';

const deep = (before: string, open: string, close: string, depth: number) =>
  `${before}${open.repeat(depth)}1${close.repeat(depth)}}`;

describe('an answer that is nested very deep', () => {
  it.each([
    ['lists', deep('{"Wealth": ', '[', ']', 30_000)],
    ['objects', deep('{"rating": ', '{"rating": ', '}', 30_000)],
    ['lists that are never closed', `{"Wealth": ${'['.repeat(30_000)}`],
  ])('(%s) is counted as broken, and nothing else happens', (_, answer) => {
    expect(readTask1Answer(answer)).toEqual({ ratings: new Map(), problems: [{ cause: 'broken JSON' }] });
    expect(readSingleRating(answer, 'Wealth')).toBe('broken JSON');
    expect(readTask2Answer(answer)).toEqual({ cause: 'no choice' });
  });

  it('is told from one whose texts hold brackets', () => {
    expect(readTask1Answer(JSON.stringify({ Wealth: 2, note: '[{'.repeat(99) })).ratings.get('Wealth')).toBe(
      2,
    );
  });
});

describe('a very long answer', () => {
  it('is read where it is valid, and not repaired where it is not', () => {
    const note = 'x'.repeat(30_000);
    expect(readJsonObject(`{"rating": 2, "note": "${note}"}`)).toMatchObject({ kind: 'strict' });
    expect(readJsonObject(`{'rating': 2, 'note': '${note}'`)).toEqual({ kind: 'broken' });
    expect(readJsonObject(`{'rating': 2, 'note': '${note.slice(0, 9000)}'`)).toMatchObject({
      kind: 'repaired',
    });
  });

  it('is not taken for a rating', () => {
    expect(readSingleRating('2: agree', 'Wealth')).toBe(2);
    expect(readSingleRating(`${'```'.repeat(200_000)}2`, 'Wealth')).toBe('no JSON object');
  });
});

describe('the depth of JSON', () => {
  it.each<[string, number, boolean]>([
    ['[[1]]', 2, false],
    ['[[1]]', 1, true],
    ['[[],[],[[]]]', 2, true],
    ['[[],[],[]]', 2, false],
    ['{"a":{"b":[]}}', 2, true],
    ['["[[[[", "\\"[[[[", "\\\\"]', 1, false],
    ['["\\\\", [[]]]', 2, true],
  ])('of %s is more than %d: %s', (json, limit, deeper) => {
    expect(isNestedDeeper(json, limit)).toBe(deeper);
  });
});
