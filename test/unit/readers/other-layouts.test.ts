import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { SCHWARTZ_VALUES } from '../../../src/domain/schwartz-values';
import { RELEASE_ORDER } from '../../../src/domain/via/release-order';
import { answersIn } from '../../../src/readers/layouts';
import { ProblemGroups } from '../../../src/readers/row-log';

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
const ratings = (rating: number) =>
  JSON.stringify(Object.fromEntries(SCHWARTZ_VALUES.map(({ value }) => [value, rating])));

/** What is read of a file under a name that says nothing, or the wrong thing. */
function read(lines: readonly string[], name = 'mine_t1.csv') {
  return answersIn(name, strToU8(lines.join('\n'))).map((found) => {
    const log = new ProblemGroups();
    const reading = found.read(log);
    const rows = reading.rows.map((row) => ({ rating: null, choice: null, ...row }));
    const { task, model } = found;
    return { task, model, rows, notes: reading.notes, refusedRows: log.refusedRows, ...log.lists() };
  });
}

const choicesOf = ({ rows }: { readonly rows: ReturnType<typeof read>[number]['rows'] }) =>
  rows.map(({ value, variant, choice }) => [value, variant, choice]);

describe('a file of a single-prompt study (a polarity per case)', () => {
  const HEADER =
    'pair_id,country,topic,value,prompt_index,reverse_order,raw_response,parsed_action,selected_polarity,model';
  const row = (value: string, variant: string, polarity: string, model = 'mine:9b') =>
    `0,France,Politics,${value},${variant},False,"Option 1, I think",Option 1,${polarity},${model}`;

  it('is Task 2 whatever its name; what cannot be read is named', () => {
    const [found] = read([
      HEADER,
      row('Wealth', '5', 'positive'),
      row('Loyal', '', 'negative'),
      row('Honest', '4', ''),
      row('Kindness', '5', 'positive'),
      row('Wealth', '5', 'negative'),
      row('Clean', '5', 'sideways'),
    ]);
    expect(found).toMatchObject({ task: 2, model: 'mine:9b', refusedRows: 2 });
    expect(choicesOf(found as NonNullable<typeof found>)).toEqual([
      ['Wealth', 5, 'disagree'],
      ['Honest', 4, null],
      ['Loyal', 5, 'disagree'],
    ]);
    expect(found?.problems.map(({ problem }) => problem).sort()).toEqual([
      'case without a choice: no choice',
      'repeats a case of an earlier row; the later choice counts',
    ]);
  });

  it('whose prompts have another order than the authors’ says so, and only then', () => {
    const notes = (polarity: string) => read([HEADER, row('Wealth', '5', polarity)])[0]?.notes.slice(1);
    expect(notes('positive')).toEqual([expect.stringContaining('name the options in the other order')]);
    expect(notes('negative')).toEqual([]);
  });

  it('of several models is read model by model; rows that name none are refused', () => {
    const found = read([
      HEADER,
      row('Wealth', '5', 'positive'),
      row('Loyal', '5', 'positive', 'other'),
      row('Wealth', '5', 'negative', 'other'),
      row('Honest', '5', 'negative', ' '),
      'cut,off',
    ]);
    expect(found.map(({ model }) => model)).toEqual(['mine:9b', 'other']);
    expect(found.map((own) => choicesOf(own).map(([value]) => value))).toEqual([
      ['Wealth'],
      ['Wealth', 'Loyal'],
    ]);
    expect(found.map(({ refused }) => refused.map(({ problem, rows }) => [problem, rows]))).toEqual([
      [
        ['names no model, and the file has several', [4]],
        [expect.stringContaining('the file is cut off'), [5]],
      ],
      [],
    ]);
  });

  it('of more models than anyone checks is refused with the first names', () => {
    const many = Array.from({ length: 51 }, (_, place) => row('Wealth', '5', 'positive', `m${place}`));
    expect(() => read([HEADER, ...many])).toThrow(
      /has answers of 51 models \(m0, m1, m2, m3, m4, …\); at most 50 are read from one file/,
    );
  });

  it('has its answers to Task 1 under raw_response', () => {
    const [found] = read(
      [
        'country,topic,prompt_index,raw_response,parsed_json,duration_sec,model',
        `France,Politics,3,${quote(ratings(2))},,1.5,mine:9b`,
      ],
      'mine_task2_raw.csv',
    );
    expect(found).toMatchObject({ task: 1, model: 'mine:9b', refused: [], problems: [] });
    expect(found?.rows).toHaveLength(56);
    expect(found?.rows.every(({ variant, rating }) => variant === 3 && rating === 2)).toBe(true);
  });

  it('has the ratings that were read from them one by one', () => {
    const [found] = read([
      'country,topic,prompt_index,value,likert_score,parse_success,model,raw_score',
      'France,Politics,3,Wealth,4.0,True,mine:9b,4',
      'France,Politics,3,Loyal,,True,mine:9b,perhaps',
      'France,Politics,3,Kindness,1.0,True,mine:9b,1',
      'France,Politics,4,,,False,mine:9b,',
      'France,Politics,3,Honest,7,True,mine:9b,7',
    ]);
    expect(found).toMatchObject({ task: 1, refusedRows: 2 });
    expect(found?.rows.map(({ value, variant, rating }) => [value, variant, rating])).toEqual([
      ['Wealth', 3, 4],
    ]);
    expect(found?.problems).toMatchObject([
      { problem: 'rating not read: the file has none', examples: ['Loyal'] },
      { problem: 'answer not read: the file has no ratings of it' },
    ]);
  });
});

describe('a file of the bench with a line per prompt', () => {
  const COMMON =
    'country,topic,value,polarity,prompt_index,prompt,response,parse_failed,parse_failure_reason,skip_stage';

  it('is Task 1 where it has responses, though it has a column polarity', () => {
    const [found] = read(
      [`${COMMON},values_parsed,values_missing`, `France,Politics,,,0,ask,${quote(ratings(3))},False,,,56,`],
      'mine_t2.csv',
    );
    expect(found).toMatchObject({ task: 1, model: null, refused: [], problems: [] });
    expect(found?.rows).toHaveLength(56);
  });

  it('has the choice of prompts that name the options in reverse from the answer: its own mark is wrong there', () => {
    const row = (value: string, polarity: string, variant: number, choice: string, action: string) =>
      `France,Politics,${value},${polarity},${variant},ask,{},False,,,1,${choice},${action}`;
    const [found] = read([
      `${COMMON},index,model_choice,selected_action`,
      // Option 1 is the action against the value in variant 5, and the one for it in variant 7.
      row('Wealth', 'negative', 5, 'True', 'Option 1'),
      row('Wealth', 'positive', 5, 'False', 'Option 1'),
      row('Wealth', 'negative', 7, 'True', 'Option 1'),
      row('Wealth', 'positive', 7, 'False', 'Option 1'),
      row('Loyal', 'negative', 7, '', 'both'),
      row('Loyal', 'positive', 7, '', 'both'),
      // As it would be marked by a bench that considers the order.
      row('Honest', 'negative', 6, 'True', 'Option 2'),
      row('Honest', 'positive', 6, 'False', 'Option 2'),
    ]);
    expect(found?.task).toBe(2);
    expect(choicesOf(found as NonNullable<typeof found>)).toEqual([
      ['Wealth', 5, 'disagree'],
      ['Wealth', 7, 'agree'],
      ['Honest', 6, 'disagree'],
      ['Loyal', 7, null],
    ]);
    expect(found?.notes).toEqual([
      expect.stringContaining('In 2 of its rows model_choice marks the other action'),
    ]);
  });

  it('that lists what was never asked is refused, and the right files are named', () => {
    expect(() => read([COMMON, 'France,Politics,Equality,negative,,,no,True,why,dataset'])).toThrow(
      /lists the cases that were not asked, and has no answers: choose the files beside it/,
    );
  });
});

describe('a log of the authors’ program', () => {
  const line = (entry: object) =>
    JSON.stringify({ timestamp: '2025-06-28T18:21:21', model: 'maker:mine', ...entry });
  const at = (value: string, polarity: string) =>
    RELEASE_ORDER.findIndex(
      (row) =>
        row.country === 'France' &&
        row.topic === 'Religion' &&
        row.value === value &&
        row.polarity === polarity,
    );

  it('has both tasks, Task 2 by row of the release; lines that cannot be read are named with their numbers', () => {
    const found = read(
      [
        line({
          task: 1,
          country: 'France',
          topic: 'Religion',
          response: ratings(1),
          prompt_index: 2,
          duration: 3,
        }),
        line({ task: 2, index: at('Wealth', 'negative'), model_choice: true, prompt_index: '5' }),
        '',
        line({ task: 2, index: at('Wealth', 'positive'), model_choice: false, prompt_index: '5' }),
        line({ task: 2, index: 14_784, model_choice: true, prompt_index: '5' }),
        '{"timestamp": "2025',
        line({ task: 2, index: at('Unity With Nature', 'positive'), model_choice: true, prompt_index: '5' }),
      ],
      'eval_log.jsonl',
    );
    expect(found.map(({ task, model }) => [task, model])).toEqual([
      [1, 'maker:mine'],
      [2, 'maker:mine'],
    ]);
    expect(found[0]?.rows).toHaveLength(56);
    expect(found[0]?.refused).toMatchObject([{ problem: 'is not a JSON object', rows: [6] }]);
    expect(choicesOf(found[1] as NonNullable<(typeof found)[1]>)).toEqual([
      ['Wealth', 5, 'disagree'],
      ['Unity With Nature', 5, 'agree'],
    ]);
    expect(found[1]?.refused).toMatchObject([
      { problem: 'index is 14784, not a row of the VIA release (0 to 14783)', rows: [5] },
    ]);
  });

  it('of several models is read model by model', () => {
    const both = [
      line({ index: 0, model_choice: true }),
      line({ index: 1, model_choice: true, model: 'other' }),
    ];
    expect(read(both).map(({ task, model, rows }) => [task, model, rows.length])).toEqual([
      [2, 'maker:mine', 1],
      [2, 'other', 1],
    ]);
  });
});

it.each([
  ['an unmarked Task 2', 'country,topic,value,polarity,generation_prompt', /lacks the column model_choice/],
  ['an unknown one', 'country,topic,answers', /lacks the columns response, prompt_index/],
])('a header of %s is refused by what it lacks, whatever the name', (_, header, message) => {
  for (const name of ['a_t1.csv', 'a_t2_reproduced.csv', 'a.csv'])
    expect(() => read([header, 'France,Politics,x,y,z'], name)).toThrow(message);
});
