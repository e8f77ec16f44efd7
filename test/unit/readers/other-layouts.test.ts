import { strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { SCHWARTZ_VALUES } from '../../../src/domain/schwartz-values';
import { ProblemGroups } from '../../../src/readers/row-log';
import { hasSelectedPolarity, readSelectedPolarity } from '../../../src/readers/selected-polarity';
import { readTask1 } from '../../../src/readers/task1';

it('ratings under raw_response are read as those under response', () => {
  const ratings = JSON.stringify(Object.fromEntries(SCHWARTZ_VALUES.map(({ value }) => [value, 2])));
  const text = `country,topic,prompt_index,raw_response,model\nFrance,Politics,3,"${ratings.replaceAll('"', '""')}",mine\n`;
  const { rows, read } = readTask1('mine.csv', strToU8(text), 'm');
  expect([rows.length, read]).toEqual([56, 1]);
  expect(rows.every(({ variant, rating }) => variant === 3 && rating === 2)).toBe(true);
});

const HEADER =
  'country,topic,value,prompt_index,reverse_order,raw_response,parsed_action,selected_polarity,model';

it('choices are read from the polarity of the chosen action; what cannot be read is named', () => {
  expect(hasSelectedPolarity(HEADER.split(','))).toBe(true);
  expect(hasSelectedPolarity([...HEADER.split(','), 'model_choice'])).toBe(false);
  const row = (value: string, variant: string, polarity: string) =>
    `France,Politics,${value},${variant},False,"Option 1, I think",1,${polarity},mine`;
  const log = new ProblemGroups();
  const { rows, unread } = readSelectedPolarity(
    'mine_t2_reproduced.csv',
    strToU8(
      [
        HEADER,
        row('Wealth', '5', 'positive'),
        row('Loyal', '', 'negative'),
        row('Honest', '4', ''),
        row('Kindness', '5', 'positive'),
        row('Wealth', '5', 'negative'),
        row('Clean', '5', 'sideways'),
      ].join('\n'),
    ),
    'm',
    log,
  );
  expect(rows.map(({ value, variant, choice, evidence }) => [value, variant, choice, evidence])).toEqual([
    ['Wealth', 5, 'disagree', 'raw'],
    ['Honest', 4, null, 'undetermined'],
    ['Loyal', 5, 'disagree', 'raw'],
  ]);
  expect(unread).toMatchObject([{ cause: 'no choice', count: 1 }]);
  expect([log.refusedRows, log.repeatedRows]).toEqual([2, 1]);
});
