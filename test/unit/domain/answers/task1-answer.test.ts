import { describe, expect, it } from 'vitest';
import { readRating, readTask1Answer } from '../../../../src/domain/answers/task1-answer';
import { SCHWARTZ_VALUES } from '../../../../src/domain/schwartz-values';

const all = (rating: unknown) => Object.fromEntries(SCHWARTZ_VALUES.map(({ value }) => [value, rating]));
const json = (object: unknown) => JSON.stringify(object);

describe('a rating', () => {
  it.each([
    ['1', 1],
    [3, 3],
    ['2: agree', 2],
    ['1: strongly agree', 1],
    ['4 - Strongly Disagree', 4],
    ['Option 2: like me', 2],
    ['2 (like me)', 2],
    ['Very much like me', 1],
    ['not like me at all', 4],
    ['  3. ', 3],
    [{ rating: '2' }, 2],
  ])('is read from %j as %d', (entry, rating) => {
    expect(readRating(entry)).toBe(rating);
  });

  it.each([
    ['5', 'rating not 1 to 4'],
    ['0', 'rating not 1 to 4'],
    [2.5, 'rating not 1 to 4'],
    ['1 or 2', 'rating not 1 to 4'],
    ['12', 'rating not 1 to 4'],
    ['N/A', 'not applicable'],
    ['Not Applicable', 'not applicable'],
    [null, 'not applicable'],
    ['', 'not applicable'],
    ['4: agree', 'label contradicts number'],
  ])('is not guessed from %j: %s', (entry, cause) => {
    expect(readRating(entry)).toBe(cause);
  });
});

describe('a Task 1 answer', () => {
  it('is read with a fence and prose around it', () => {
    const answer = `Here you are:\n\`\`\`json\n${json(all('2: agree'))}\n\`\`\`\nAsk me again any time.`;
    const { ratings, problems } = readTask1Answer(answer);
    expect(ratings.size).toBe(56);
    expect([...ratings.values()].every((rating) => rating === 2)).toBe(true);
    expect(problems).toEqual([]);
  });

  it('finds value names regardless of case, spacing and underscores', () => {
    const { Equality: _, 'Social Power': __, ...rest } = all(1);
    const { ratings, problems } = readTask1Answer(json({ ...rest, equality: 2, Social_Power: 3 }));
    expect(ratings.get('Equality')).toBe(2);
    expect(ratings.get('Social Power')).toBe(3);
    expect(problems).toEqual([]);
  });

  it('opens a wrapper around the ratings, and a list of pairs', () => {
    expect(readTask1Answer(json({ ratings: all(3) })).ratings.size).toBe(56);
    const list = SCHWARTZ_VALUES.map(({ value }) => ({ value, rating: 4 }));
    expect(readTask1Answer(json({ values: list })).ratings.size).toBe(56);
  });

  it('is read where the prose around it has braces', () => {
    expect(readTask1Answer(`${json(all(2))}  I hope that helps :}`).ratings.size).toBe(56);
    expect(readTask1Answer(`I used the form {value: rating}.  ${json(all('3'))}`).ratings.size).toBe(56);
    expect(readTask1Answer(`${json(all(2))} or {"Wealth": 3}`).ratings.size).toBe(0);
  });

  it('names each value that is missing, unknown or unreadable', () => {
    const { Wealth: _, ...rest } = all(1);
    const { ratings, problems } = readTask1Answer(json({ ...rest, Loyal: '7', 'Being Kind': 2 }));
    expect(ratings.size).toBe(54);
    expect(problems).toContainEqual({ cause: 'missing value', value: 'Wealth' });
    expect(problems).toContainEqual({ cause: 'rating not 1 to 4', value: 'Loyal', found: '7' });
    expect(problems).toContainEqual({ cause: 'unknown value name', value: 'Being Kind' });
  });

  it('takes no side where a value is rated twice', () => {
    const { ratings, problems } = readTask1Answer(json({ ...all(1), wealth: 4 }));
    expect(ratings.has('Wealth')).toBe(false);
    expect(problems).toEqual([{ cause: 'contradictory ratings', value: 'Wealth' }]);
    const twice = json(all(1)).replace('{', '{"Loyal": "3: disagree", ');
    expect(readTask1Answer(twice).problems).toEqual([{ cause: 'contradictory ratings', value: 'Loyal' }]);
  });

  it('does not take a thought for the answer', () => {
    expect(readTask1Answer(`<think>{"Loyal": 4} perhaps</think>${json(all(2))}`).ratings.size).toBe(56);
    expect(readTask1Answer(`<think>${json(all(2))}`).ratings.size).toBe(0);
    expect(readTask1Answer(`[THINK]{"Loyal": 4}[/THINK]${json(all(2))}`).ratings.get('Loyal')).toBe(2);
  });

  it.each([
    ['As a language model I would rather not say.', 'no JSON object'],
    [`${json(all('1')).slice(0, 300)}`, 'broken JSON'],
    [json(all('1')).replace(',', ''), 'broken JSON'],
    ['{"answer": "I agree with all of them"}', 'no known value'],
    ['', 'no JSON object'],
  ])('counts %j as one unread answer: %s', (answer, cause) => {
    const { ratings, problems } = readTask1Answer(answer);
    expect(ratings.size).toBe(0);
    expect(problems.map((problem) => problem.cause)).toContain(cause);
    expect(problems.some((problem) => problem.cause === cause && problem.value === undefined)).toBe(true);
  });
});
