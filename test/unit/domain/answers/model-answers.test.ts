import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { previewChoices, previewRates, previewRatings } from '../../../../src/domain/answers/answers-preview';
import {
  invertChoices,
  markMissingPairs,
  packChoices,
  packRatings,
  unpackChoices,
  unpackRatings,
} from '../../../../src/domain/answers/model-answers';
import { task1Csv, task2Csv } from '../../../../src/exports/authors-layout';
import { readTask1 } from '../../../../src/readers/task1';
import { readTask2 } from '../../../../src/readers/task2';

const cell = { country: 'France', topic: 'Politics', value: 'Wealth' };
const other = { ...cell, value: 'Loyal' };
const last = { country: 'Australia', topic: 'Health and Health Care', value: 'Self-Discipline' };

const choices = [
  { ...cell, variant: 5, choice: 'agree', evidence: 'raw' },
  { ...cell, variant: 7, choice: 'disagree', evidence: 'margin' },
  { ...other, variant: 5, choice: null, evidence: 'undetermined' },
] as const;
const ratings = [
  { ...cell, variant: 0, rating: 4 },
  { ...cell, variant: 7, rating: 1 },
  { ...other, variant: 0, rating: 2 },
] as const;

describe('answers as bytes', () => {
  it('are unpacked as they were packed', () => {
    expect(unpackRatings(packRatings(ratings))).toEqual(expect.arrayContaining([...ratings]));
    expect(unpackRatings(packRatings(ratings))).toHaveLength(3);
    expect(unpackChoices(packChoices(choices))).toEqual(expect.arrayContaining([...choices]));
    expect(unpackChoices(packChoices(choices))).toHaveLength(3);
  });

  it('refuse a case that VIA does not have', () => {
    expect(() => packRatings([{ ...last, value: 'Gold', variant: 0, rating: 1 }])).toThrow(
      /Gold is not a case of VIA/,
    );
  });

  it('swap agree and disagree where the polarity is inverted, and change nothing else', () => {
    expect(unpackChoices(invertChoices(packChoices(choices)))).toEqual(
      expect.arrayContaining([
        { ...cell, variant: 5, choice: 'disagree', evidence: 'raw' },
        { ...cell, variant: 7, choice: 'agree', evidence: 'margin' },
        { ...other, variant: 5, choice: null, evidence: 'undetermined' },
      ]),
    );
  });

  it('mark missing pairs in what they cover, unless there is a choice', () => {
    const elsewhere = { ...cell, country: 'Egypt' };
    const absent = { ...cell, value: 'Equality' };
    const marked = unpackChoices(markMissingPairs(packChoices(choices), [cell, other, absent, elsewhere]));
    const noPair = marked.filter(({ evidence }) => evidence === 'no_pair');
    expect(noPair.map(({ value, variant }) => `${value} ${variant}`).sort()).toEqual([
      'Equality 5',
      'Equality 7',
      'Loyal 5',
      'Loyal 7',
    ]);
    expect(marked).toContainEqual(choices[0]);
  });
});

describe('a preview', () => {
  it('counts what is there', () => {
    expect(previewRatings(packRatings(ratings))).toEqual({
      scenarios: 1,
      cases: 2,
      variants: [0, 7],
      ratings: 3,
      byRating: [1, 1, 0, 1],
    });
    expect(previewChoices(packChoices(choices))).toEqual({
      scenarios: 1,
      cases: 2,
      variants: [5, 7],
      agree: 1,
      disagree: 1,
      noPair: 0,
      unknown: 1,
    });
  });

  it('gives the alignment rate of the country: a tie in choices is unknown, the mean rating of 2.5 is disagree', () => {
    expect(previewRates(packRatings(ratings), packChoices(choices))).toEqual([]);
    // Wealth: states disagree, acts disagree. One hit, nothing else: F1 is 1.
    const decided = [...choices, { ...cell, variant: 4, choice: 'disagree', evidence: 'raw' }] as const;
    expect(previewRates(packRatings(ratings), packChoices(decided))).toEqual([
      { country: 'France', rate: 1 },
    ]);
    expect(previewRates(packRatings([]), packChoices(decided))).toEqual([]);
  });
});

describe('an export in the authors’ layout', () => {
  it('of Task 1 is read back as it was', () => {
    const { rows, unread } = readTask1('m_t1.csv', strToU8(task1Csv(ratings)), 'm');
    expect(rows.map(({ model: _, ...row }) => row)).toEqual(expect.arrayContaining([...ratings]));
    expect(unread.filter(({ unit }) => unit === 'rating').map(({ cause }) => cause)).toEqual([
      'missing value',
    ]);
  });

  it('of Task 2 is read back as it was, texts and evidence included', () => {
    const noPair = { ...last, variant: 5, choice: null, evidence: 'no_pair' } as const;
    const action = {
      ...cell,
      polarity: 'positive',
      action: 'I "save", daily.',
      spans: ['save'],
      explanation: 'So.',
    } as const;
    const csv = task2Csv([...choices, noPair], [action]);
    const { rows } = readTask2('m_t2.csv', strToU8(csv), 'm');
    expect(rows.map(({ model: _, ...row }) => row)).toEqual(expect.arrayContaining([...choices, noPair]));
    expect(csv.split('\n')[0]).toBe(
      'country,topic,value,polarity,generation_prompt,model_choice,prompt_index,evidence',
    );
    expect(csv).toContain('""Human Action"":""I \\""save\\"", daily.""');
  });
});
