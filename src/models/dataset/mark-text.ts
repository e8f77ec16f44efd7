import { anchorSpan, type TextRange } from '../../domain/anchored-spans';
import type { TextTerm } from '../../domain/text-query';

/** A piece of a text, and why it is marked. */
export interface MarkedPiece {
  readonly text: string;
  /** Attributed to the value. */
  readonly span: boolean;
  /** Found by the search. */
  readonly hit: boolean;
}

function occurrences(text: string, term: string): TextRange[] {
  const ranges: TextRange[] = [];
  for (let start = text.indexOf(term); start >= 0; start = text.indexOf(term, start + term.length))
    ranges.push({ start, end: start + term.length });
  return ranges;
}

/** Splits a text where attributed spans or search hits begin and end. */
export function markText(text: string, spans: readonly string[], terms: readonly TextTerm[]): MarkedPiece[] {
  const marked = spans.flatMap((span) => anchorSpan(text, span) ?? []);
  const lower = text.toLowerCase();
  // A few letters change their number when lower-cased; then places would be wrong, and nothing is marked.
  const hits =
    lower.length === text.length
      ? terms.flatMap((term) => (term.excluded ? [] : occurrences(lower, term.text)))
      : [];
  const cuts = [
    ...new Set([0, text.length, ...[...marked, ...hits].flatMap(({ start, end }) => [start, end])]),
  ];
  cuts.sort((a, b) => a - b);
  const within = (ranges: readonly TextRange[], at: number) =>
    ranges.some(({ start, end }) => start <= at && at < end);
  return cuts.slice(0, -1).map((start, index) => ({
    text: text.slice(start, cuts[index + 1]),
    span: within(marked, start),
    hit: within(hits, start),
  }));
}
