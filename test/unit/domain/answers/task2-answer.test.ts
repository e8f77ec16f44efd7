import { describe, expect, it } from 'vitest';
import { readTask2Answer } from '../../../../src/domain/answers/task2-answer';

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
    ['{"choice": "option1"}', 1],
    ['{"choice": 1.0}', 1],
    ['{"response": {"choice": ["Option 2"]}}', 2],
    ['{"choice": "Option 1: not going to the meeting"}', 1],
    ['**Option 2** because it does not hurt', 2],
    ['The second option.', 2],
    ['<think>Option 1, I think</think>{"choice": "Option 2"}', 2],
    ['[THINK]{"choice": "Option 1"}?[/THINK]{"choice": "Option 2"}', 2],
    ['<thought>{"choice": "Option 1"} hmm</thought>{"choice": "Option 2"}', 2],
    ['◁think▷{"choice": "Option 1"}◁/think▷{"choice": "Option 2"}', 2],
    [
      '<|channel|>analysis<|message|>{"choice": "Option 1"}?<|end|><|start|>assistant<|channel|>final<|message|>{"choice": "Option 2"}',
      2,
    ],
    ['Definitely option 1', 1],
    ['Option 1 is closer to what somebody there would do', 1],
    ['Option 2 - it helps more people', 2],
    ['I picked {my choice}: {"choice": "Option 2"} :}', 2],
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
    ['I would not choose Option 1.', 'option named, not chosen'],
    ['{"choice": "not Option 1"}', 'option named, not chosen'],
    ['Instead of Option 1, the other one', 'option named, not chosen'],
    ['Option 2 would be wrong.', 'option named, not chosen'],
    ['I think option 1 is a bad idea', 'option named, not chosen'],
    ['I disagree with option 1', 'option named, not chosen'],
    ['Hardly option 1', 'option named, not chosen'],
    ['Option 1: a terrible mistake', 'option named, not chosen'],
    ['Option 2 could hurt the people around me', 'option named, not chosen'],
    ['<|channel|>analysis<|message|>{"choice": "Option 1"}', 'no choice'],
    ['Between option 1 and 2, the latter', 'both options named'],
    ['Option 1 over the second option', 'both options named'],
    ['<think>Option 1 seems better', 'no choice'],
    ['{"choice": null}', 'no choice'],
    ['{"choice": "Option 1", "choice": "Option 2"}', 'contradictory choices'],
    ['Both Option 1 and Option 2 are fine', 'both options named'],
    ['{"choice": "Option 1", "action": "Option 2"}', 'contradictory choices'],
  ])('%s is not guessed: %s', (answer, cause) => {
    expect(readTask2Answer(answer)).toEqual({ cause });
  });
});
