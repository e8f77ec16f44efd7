import { describe, expect, it } from 'vitest';
import { readTask2Answer } from '../../../src/domain/task2-answer';

describe('a Task 2 answer', () => {
  it.each([
    ['{"choice": "Option 1"}', 1],
    ['{"explanation": "Option 1 is kind, but", "choice": "Option 2"}', 2],
    ['```json\n{"Action": "option_2"}\n```', 2],
    ['{"choice": 1}', 1],
    ['{"answer": "B"}', 2],
    ['{"choice": "Option 1: go to the meeting"}', 1],
    ['Option 2', 2],
    ['I would choose Option 1.', 1],
    ["{'choice': 'Option 2'}", 2],
    ['{"selected option": "the first"}', null],
    ['{"choice": "Option 1"', 1],
  ])('%s is read as %s', (answer, option) => {
    const reading = readTask2Answer(answer);
    expect('option' in reading ? reading.option : null).toBe(option);
  });

  it.each([
    ['', 'no choice'],
    ['I am sorry, I cannot choose.', 'no choice'],
    ['{}', 'no choice'],
    ['{"choice": ""}', 'no choice'],
    ['{"choice": "Option 3"}', 'choice is neither option'],
    ['Both Option 1 and Option 2 are fine', 'both options named'],
    ['{"choice": "Option 1", "action": "Option 2"}', 'contradictory choices'],
  ])('%s is not guessed: %s', (answer, cause) => {
    expect(readTask2Answer(answer)).toEqual({ cause });
  });
});
