/** Where attributed spans occur in their action: only verbatim occurrences count. */

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
 * The position of a span: its first occurrence that does not split a word, else its first occurrence.
 *
 * @returns null where the span does not occur verbatim: it cannot be anchored, and is not guessed
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

/** The spans that do not occur verbatim in the text. */
export function unanchoredSpans(text: string, spans: readonly string[]): string[] {
  return spans.filter((span) => !text.includes(span));
}
