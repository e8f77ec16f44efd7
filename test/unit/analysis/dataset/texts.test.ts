import { describe, expect, it } from 'vitest';
import { histogram } from '../../../../src/analysis/dataset/histogram';
import { markText } from '../../../../src/analysis/dataset/mark-text';
import { columnStatistics } from '../../../../src/analysis/dataset/statistics';
import { parseTextQuery } from '../../../../src/domain/text/text-query';
import { anchorSpan, unanchoredSpans } from '../../../../src/domain/via/anchored-spans';
import { viaSummary } from '../../../../src/domain/via/via-summary';
import { anAction, SOME_ACTIONS } from './some-actions';

describe('a span', () => {
  it.each([
    ['I row', 'row', 2],
    ['a narrow rowing row', 'row', 16],
    ['narrow', 'row', 3],
    ['I row and row', 'row', 2],
  ])('in %j: %j begins at %i', (text, span, start) => {
    expect(anchorSpan(text, span)).toEqual({ start, end: start + span.length });
  });

  it('that does not occur verbatim in the text is not placed', () => {
    expect(anchorSpan('I row the boat', 'rows the boat')).toBeNull();
    expect(anchorSpan('I row', '')).toBeNull();
    expect(unanchoredSpans('I row the boat', ['row', 'Row', 'boats'])).toEqual(['Row', 'boats']);
  });
});

describe('marked text', () => {
  const marks = (text: string, spans: string[], ...terms: string[]) =>
    markText(text, spans, terms.flatMap(parseTextQuery)).map(
      (piece) => `${piece.span ? 's' : ''}${piece.hit ? 'h' : ''}[${piece.text}]`,
    );

  it('is the text again', () => {
    const text = 'I row the boat home.';
    expect(
      markText(text, ['row the', 'the boat'], parseTextQuery('bo'))
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });

  it('distinguishes spans, hits, and what is both', () => {
    expect(marks('I row the boat', ['row the'], '"the boat"')).toEqual([
      '[I ]',
      's[row ]',
      'sh[the]',
      'h[ boat]',
    ]);
  });

  it('marks no excluded term and no stray span', () => {
    expect(marks('I row', ['rows'], '-row')).toEqual(['[I row]']);
  });

  it('finds capital letters', () => {
    expect(marks('Row, ROW', [], 'row')).toEqual(['h[Row]', '[, ]', 'h[ROW]']);
  });

  it('finds where words begin, at the right positions beside letters of any kind', () => {
    expect(marks('İ: “Naïve” arrows', [], 'naive', 'row')).toEqual(['[İ: “]', 'h[Naïve]', '[” arrows]']);
  });
});

describe('a histogram', () => {
  it('has round bins that contain every number once', () => {
    const numbers = [3, 3, 17, 99, 100, 4];
    const bins = histogram(numbers, { from: 3, to: 100 }, 12);
    expect(bins[0]).toEqual({ from: 0, to: 9, count: 3 });
    expect(bins.at(-1)).toEqual({ from: 100, to: 109, count: 1 });
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(numbers.length);
  });
});

describe('statistics', () => {
  it('cover the rows given', () => {
    const rows = [
      anAction({ action: 'ab' }),
      anAction({ action: 'abcd', value: 'Loyal' }),
      anAction({ action: null, spans: null }),
    ];
    const [, , value, action, , spans] = columnStatistics(rows);
    expect(value).toMatchObject({ present: 3, distinct: 2 });
    expect(action).toMatchObject({ present: 2, distinct: 2, minimum: 2, median: 3, mean: 3, maximum: 4 });
    expect(spans).toMatchObject({ present: 2, distinct: 1, minimum: 1, maximum: 1 });
    expect(columnStatistics([])[3]).toMatchObject({ present: 0, median: null });
  });
});

describe('the summary of a set of actions', () => {
  it('counts actions, cases without a pair, and verbatim spans', () => {
    const rows = SOME_ACTIONS.map((row) => ({
      ...row,
      spans: row.action === null ? null : [...(row.spans ?? []), 'elsewhere'],
    }));
    expect(viaSummary(rows)).toEqual({
      rows: 12,
      actions: 11,
      cases: 6,
      casesWithoutPair: 1,
      values: 2,
      spans: 22 + 11,
      anchoredSpans: 22,
    });
  });
});
