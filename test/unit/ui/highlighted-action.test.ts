import { describe, expect, it } from 'vitest';
import { splitAtSpans } from '../../../src/ui/HighlightedAction';

/** The parts as one text, the marked ones in brackets. */
const shown = (text: string, ...spans: string[]) =>
  splitAtSpans(text, spans)
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join('');

describe('an action split at its spans', () => {
  it.each([
    ['I share my food', ['share'], 'I [share] my food'],
    ['I share my food', ['food', 'I share'], '[I share] my [food]'],
    ['I share my food', [], 'I share my food'],
    ['I share my food', ['I share my food'], '[I share my food]'],
  ])('%j at %j is %s', (text, spans, expected) => {
    expect(shown(text, ...spans)).toBe(expected);
  });

  it('leaves out spans that do not occur, and empty ones', () => {
    expect(shown('I share my food', 'Share', 'steal', '', 'food')).toBe('I share my [food]');
    expect(shown('', 'food', '')).toBe('');
  });

  it('merges spans that overlap, lie within each other or touch', () => {
    expect(shown('I share my food', 'share my', 'my food')).toBe('I [share my food]');
    expect(shown('I share my food', 'share my food', 'my')).toBe('I [share my food]');
    expect(shown('I share my food', 'share', ' my')).toBe('I [share my] food');
  });

  it('marks a span once that is listed twice', () => {
    expect(shown('I share and share', 'share', 'share')).toMatch(/^I \[share\] and (share|\[share\])$/);
  });

  it('takes a span as a text, not as a pattern', () => {
    expect(shown('I pay $5 (or more)', '$5 (or', '.')).toBe('I pay [$5 (or] more)');
  });

  it('never changes the text, and never marks two parts in a row', () => {
    const text = 'abcabcaab';
    const pieces = Array.from({ length: 60 }, (_, seed) => {
      const start = (seed * 7) % text.length;
      return text.slice(start, start + 1 + (seed % 4));
    });
    for (let count = 0; count < pieces.length; count++) {
      const parts = splitAtSpans(text, pieces.slice(count, count + 4));
      expect(parts.map((part) => part.text).join('')).toBe(text);
      expect(parts.every((part) => part.text !== '')).toBe(true);
      expect(parts.every((part, index) => part.marked !== parts[index + 1]?.marked)).toBe(true);
    }
  });
});
