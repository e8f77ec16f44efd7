/** Where attributed spans stand in their action: only where they occur to the letter. */

export interface TextRange {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

const WORD = /[\p{L}\p{N}]/u;

function wholeWords(text: string, { start, end }: TextRange): boolean {
  const cuts = (at: number) => WORD.test(text[at - 1] ?? '') && WORD.test(text[at] ?? '');
  return !cuts(start) && !cuts(end);
}

/**
 * The place of a span: its first occurrence that does not cut a word, else its first occurrence.
 *
 * @returns null where the text does not hold the span to the letter: it cannot be anchored, and is not guessed
 */
export function anchorSpan(text: string, span: string): TextRange | null {
  if (span === '') return null;
  let first: TextRange | null = null;
  for (let start = text.indexOf(span); start >= 0; start = text.indexOf(span, start + 1)) {
    const range = { start, end: start + span.length };
    if (wholeWords(text, range)) return range;
    first ??= range;
  }
  return first;
}

/** The spans that the text does not hold to the letter. */
export function unanchoredSpans(text: string, spans: readonly string[]): string[] {
  return spans.filter((span) => !text.includes(span));
}
