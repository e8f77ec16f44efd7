import { describe, expect, it } from 'vitest';
import { scoreAnswer } from '../../../../src/domain/answers/score-answer';
import { task1Constraint, task2Constraint } from '../../../../src/domain/prompts/constraint';
import { promptOf } from '../../../../src/domain/prompts/prompt-of';
import {
  missingPlaceholders,
  standardTemplate,
  task1Template,
  task2Template,
  templateId,
} from '../../../../src/domain/prompts/templates';
import { QUICK_ORDERS, TASK1_VARIANTS, TASK2_VARIANTS } from '../../../../src/domain/prompts/variants';
import { itemKey, itemSeed, itemsOf, type RunItem, type RunPlan } from '../../../../src/domain/runs/run-plan';
import { SCHWARTZ_VALUES } from '../../../../src/domain/schwartz-values';

const PLAN: RunPlan = {
  scenarios: [
    { country: 'Nigeria', topic: 'Religion' },
    { country: 'France', topic: 'Politics' },
  ],
  task1: { variants: [0, 1], form: 'paper' },
  task2: { variants: [5] },
  seed: 1,
  temperature: 0,
  customTemplates: {},
};
const PAIR = { positive: 'greets everyone', negative: 'greets nobody' };
const item = (part: Partial<RunItem>): RunItem => ({
  country: 'Nigeria',
  topic: 'Religion',
  task: 1,
  value: null,
  variant: 0,
  ...part,
});

describe('prompts', () => {
  it('of Task 1 name every value, its gloss and all four options, in eight ways', () => {
    const texts = TASK1_VARIANTS.map(({ variant }) => promptOf(PLAN, item({ variant }), null).text);
    expect(new Set(texts).size).toBe(8);
    for (const text of texts) {
      for (const { value } of SCHWARTZ_VALUES) expect(text).toContain(`\n${value}: `);
      for (const option of [1, 2, 3, 4]) expect(text).toContain(`${option} = `);
      expect(text).toContain('Nigeria');
      expect(text).not.toMatch(/[{]\w+[}]/);
    }
  });

  it('of Task 1 put values and options in the order of their variant, and open the answer where it is a completion', () => {
    for (const { variant, order, style } of TASK1_VARIANTS) {
      const { text } = promptOf(PLAN, item({ variant }), null);
      expect(text.indexOf('Equality:') < text.indexOf('Answers:')).toBe(order === 'values first');
      expect(text.endsWith('is:')).toBe(style === 'completion');
    }
  });

  it('of the quick form ask the same question, for one token whose probabilities are wanted', () => {
    const quick: RunPlan = { ...PLAN, task2: { variants: QUICK_ORDERS, form: 'quick' } };
    for (const variant of QUICK_ORDERS) {
      const asked = item({ task: 2, value: 'Politeness', variant });
      const { text, constraint, digits } = promptOf(quick, asked, PAIR);
      const plain = promptOf(PLAN, asked, PAIR);
      const parts = (whole: string) => whole.split('\n\n').slice(0, -1);
      expect(parts(text)).toEqual(parts(plain.text));
      expect(text).toMatch(/1 or 2\.$/);
      expect(text).not.toContain('JSON');
      expect(digits).toEqual(['1', '2']);
      expect(plain.digits).toEqual([]);
      expect(constraint).toMatchObject({ grammar: 'root ::= [12]', letters: 1 });
      const id = templateId(2, variant, 'quick');
      expect(standardTemplate(id)).toBe(task2Template(variant, 'quick'));
      expect(missingPlaceholders(id, 'x')).toHaveLength(5);
      expect(promptOf({ ...quick, customTemplates: { [id]: 'Mine' } }, asked, PAIR).text).toBe('Mine');
      expect(scoreAnswer(asked, '2').choice).toBe(variant === 4 ? 'agree' : 'disagree');
    }
  });

  it('of Task 2 show both actions in the order of their variant', () => {
    for (const { variant, optionsReversed } of TASK2_VARIANTS) {
      const { text } = promptOf(PLAN, item({ task: 2, value: 'Politeness', variant }), PAIR);
      const [first, second] = optionsReversed
        ? [PAIR.positive, PAIR.negative]
        : [PAIR.negative, PAIR.positive];
      expect(text).toContain(`Option 1: ${first}\nOption 2: ${second}`);
    }
  });

  it('of Task 2 need their actions', () => {
    expect(() => promptOf(PLAN, item({ task: 2, value: 'Wealth' }), null)).toThrow(TypeError);
  });

  it('can be replaced by the reader’s own', () => {
    const plan = { ...PLAN, customTemplates: { 'task2.5': '{country}? {option2}' } as const };
    expect(promptOf(plan, item({ task: 2, value: 'Wealth', variant: 5 }), PAIR).text).toBe(
      'Nigeria? greets everyone',
    );
  });

  it('keep a text that looks like a placeholder as it is', () => {
    const pair = { positive: 'writes {country} on the wall', negative: 'b' };
    expect(promptOf(PLAN, item({ task: 2, value: 'Wealth' }), pair).text).toContain(
      'writes {country} on the wall',
    );
  });

  it('say what an edited template lacks', () => {
    expect(missingPlaceholders('task1.paper.0', 'about {country}')).toEqual(['{topic}', '{values}']);
    for (const { variant } of TASK1_VARIANTS) {
      expect(missingPlaceholders(`task1.single.${variant}`, task1Template('single', variant))).toEqual([]);
      expect(missingPlaceholders(`task2.${variant}`, task2Template(variant))).toEqual([]);
      expect(standardTemplate(`task1.paper.${variant}`)).toBe(task1Template('paper', variant));
    }
  });

  it('constrain answers to a form that the parser accepts', () => {
    const all = Object.fromEntries(SCHWARTZ_VALUES.map(({ value }) => [value, 2]));
    expect(Object.keys(scoreAnswer(item({}), JSON.stringify(all)).ratings)).toHaveLength(56);
    expect(task1Constraint('paper').grammar.match(/rating/g)).toHaveLength(57);
    expect(JSON.stringify(all).length).toBeLessThan(task1Constraint('paper').letters);
    expect(task2Constraint(true).grammar).toContain('explanation');
    expect(task2Constraint(false).grammar).not.toContain('explanation');
  });
});

describe('the items of a plan', () => {
  it('are all prompts of all scenarios, Task 2 where actions are known', () => {
    const items = itemsOf(PLAN, (country) => (country === 'France' ? undefined : PAIR));
    expect(items.filter(({ task }) => task === 1)).toHaveLength(4);
    expect(items.filter(({ task }) => task === 2)).toHaveLength(56);
    expect(new Set(items.map(itemKey)).size).toBe(60);
  });

  it('have their own seeds, which the run’s seed changes', () => {
    const items = itemsOf(PLAN, () => PAIR);
    const seeds = items.map((entry) => itemSeed(1, entry));
    expect(new Set(seeds).size).toBe(items.length);
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31)).toBe(true);
    expect(items.map((entry) => itemSeed(2, entry))).not.toEqual(seeds);
  });
});

describe('a scored answer', () => {
  it('for one value can be a bare digit, a label or keyed by the value’s name', () => {
    for (const answer of ['{"rating": 3}', '3', '3: disagree', '{"Wealth": "3"}'])
      expect(scoreAnswer(item({ value: 'Wealth' }), answer).ratings).toEqual({ Wealth: 3 });
  });

  it('keeps what cannot be read, with its cause', () => {
    expect(scoreAnswer(item({ value: 'Wealth' }), '{"rating": 5}')).toMatchObject({
      ratings: {},
      problems: [{ cause: 'rating not 1 to 4', value: 'Wealth' }],
    });
    const refusal = scoreAnswer(
      item({ task: 2, value: 'Wealth' }),
      'I’m sorry, but I cannot help with that.',
    );
    expect(refusal).toMatchObject({ choice: null, refused: true });
  });

  it('of Task 2 turns the option into a polarity by the order shown', () => {
    for (const { variant, optionsReversed } of TASK2_VARIANTS)
      expect(scoreAnswer(item({ task: 2, value: 'Wealth', variant }), '{"choice": "Option 1"}').choice).toBe(
        optionsReversed ? 'agree' : 'disagree',
      );
  });
});
