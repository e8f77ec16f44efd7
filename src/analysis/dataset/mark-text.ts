import { foldText } from '../../domain/text/fold-text';
import { placesOf, type TextTerm } from '../../domain/text/text-query';
import { anchorSpan, type TextRange } from '../../domain/via/anchored-spans';

/** A piece of a text, and why it is marked. */
export interface MarkedPiece {
  readonly text: string;
  /** Attributed to the value. */
  readonly span: boolean;
  /** Found by the search. */
  readonly hit: boolean;
}

/** Splits a text where attributed spans or search hits begin and end. */
export function markText(text: string, spans: readonly string[], terms: readonly TextTerm[]): MarkedPiece[] {
  const marked = spans.flatMap((span) => anchorSpan(text, span) ?? []);
  const folded = foldText(text);
  const hits = terms.flatMap((term) => (term.excluded ? [] : placesOf(folded, term)));
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
