/** What a reader types into a search box: words, "phrases", and either with a minus to exclude them. */

export interface TextTerm {
  /** Lower case. */
  readonly text: string;
  readonly excluded: boolean;
}

const TERM = /(-?)(?:"([^"]*)"?|(\S+))/g;

/** The terms of a query; all of them must hold. An unfinished phrase goes to the end of the query. */
export function parseTextQuery(query: string): TextTerm[] {
  return [...query.matchAll(TERM)]
    .map(([, minus = '', phrase, word]) => ({
      text: (phrase ?? word ?? '').trim().toLowerCase(),
      excluded: minus === '-',
    }))
    .filter(({ text }) => text !== '' && text !== '-');
}

/** @param text in lower case */
export function matchesText(text: string, terms: readonly TextTerm[]): boolean {
  return terms.every((term) => text.includes(term.text) !== term.excluded);
}
