import { describe, expect, it } from 'vitest';
import { scoreAnswer } from '../../../../src/domain/answers/score-answer';

const CASE = { country: 'France', topic: 'Religion', value: 'Wealth', task: 2 } as const;

describe('an answer that declines', () => {
  it.each([
    'I’m sorry, I can’t choose.',
    'As a large language model I do not have a country.',
    'Lo siento, no puedo ayudar con eso.',
    'Je suis désolé.',
    'Das kann ich nicht entscheiden.',
    '抱歉，我无法回答。',
    'क्षमा करें',
    'عذراً',
  ])('%s is counted as a refusal', (answer) => {
    const scored = scoreAnswer({ ...CASE, variant: 4 }, answer);
    expect(scored).toMatchObject({ choice: null, refused: true });
    expect(scored.problems).toHaveLength(1);
  });

  it.each(['', 'Hello', '{"choice": 3}', 'Das ist schön'])('%s is none', (answer) => {
    expect(scoreAnswer({ ...CASE, variant: 4 }, answer)).toMatchObject({ choice: null, refused: false });
  });

  it('still has a choice where it makes one', () => {
    const answer = '{"explanation": "I cannot walk by", "choice": "Option 2"}';
    expect(scoreAnswer({ ...CASE, variant: 5 }, answer)).toMatchObject({ choice: 'agree', refused: false });
  });
});
