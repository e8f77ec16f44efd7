import { describe, expect, it } from 'vitest';
import { readSingleRating } from '../../../../src/domain/answers/single-rating';

describe('the answer to a prompt about one value', () => {
  it.each([
    ['{"rating": 3}', 3],
    ['3', 3],
    ['"3"', 3],
    ['**2**', 2],
    ['My rating is 2', 2],
    ['2 agree', 2],
    ['3 because it depends', 3],
    ['1) strongly agree', 1],
    ['```json\n{"rating": "2: agree"}\n```', 2],
    ['{"rating": 2,}', 2],
    ['{"wealth": {"rating": "2"}}', 2],
    ['{"value": "Wealth", "rating": 2}', 2],
    ['<think>{"rating": 1}, or rather more</think>{"rating": 3}', 3],
    ['more thoughts, 1 or 2</think>\n3', 3],
  ])('%s is read as %d', (answer, rating) => {
    expect(readSingleRating(answer, 'Wealth')).toBe(rating);
  });

  it.each([
    ['', 'no JSON object'],
    ['I would say two', 'no JSON object'],
    ['<think>3, I suppose', 'no JSON object'],
    ['[2]', 'no JSON object'],
    ['4 stars', 'no JSON object'],
    ['2 years', 'no JSON object'],
    ['1) I agree', 'no JSON object'],
    ['{"rating": 2} {"rating": 3}', 'broken JSON'],
    ['{"rating": 2, "rating": 3}', 'contradictory ratings'],
    ['{"answer": 2, "rating": 3}', 'contradictory ratings'],
    ['{"Wealth": 2, "rating": 3}', 'contradictory ratings'],
    ['{"rating": 7, "score": 2}', 'rating not 1 to 4'],
    ['{"rating": "2-3"}', 'rating not 1 to 4'],
    ['{"rating": NaN}', 'rating not 1 to 4'],
    ['{"rating": null}', 'not applicable'],
    ['{"Wealth": "n/a", "value": 4}', 'not applicable'],
    ['{"value": "Loyal", "rating": 2}', 'rates another value'],
    ['{"Loyal": 2}', 'rates another value'],
    ['{}', 'missing value'],
  ])('%s is not guessed: %s', (answer, cause) => {
    expect(readSingleRating(answer, 'Wealth')).toBe(cause);
  });
});
