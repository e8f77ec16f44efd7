import { cellKey } from '../../domain/keys';
import { foldText } from '../../domain/text/fold-text';
import { matchesText, type TextTerm } from '../../domain/text/text-query';
import type { ActionRow, Case } from './action-rows';
import { ALL_ANCHORED, type Facet, HAS_ACTION, KNOWN, PAIRED, SOME_UNANCHORED, UNPAIRED } from './facets';

/** The values of one facet, and which of them each row has. */
export interface FacetColumn {
  readonly labels: readonly string[];
  readonly codes: Uint8Array;
}

/** All actions, prepared for filtering: one byte per facet and row, and one folded text to search. */
export interface ActionIndex {
  readonly rows: readonly ActionRow[];
  /** For each row, the index of its case. */
  readonly caseOf: Uint16Array;
  readonly cases: readonly Case[];
  readonly facets: Readonly<Record<Facet, FacetColumn>>;
  /** Action and explanation, folded, by row. */
  readonly texts: readonly string[];
}

function column(known: readonly string[], values: readonly string[]): FacetColumn {
  const codes = new Map(known.map((label, code) => [label, code]));
  for (const value of values) if (!codes.has(value)) codes.set(value, codes.size);
  return { labels: [...codes.keys()], codes: Uint8Array.from(values, (value) => codes.get(value) ?? 0) };
}

export function indexActions(rows: readonly ActionRow[]): ActionIndex {
  const places = new Map<string, number>();
  const caseOf = Uint16Array.from(rows, (row) => {
    const key = cellKey(row);
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  });
  const cases: { positive: ActionRow | null; negative: ActionRow | null }[] = Array.from(
    { length: places.size },
    () => ({ positive: null, negative: null }),
  );
  for (const [index, row] of rows.entries()) {
    const own = cases[caseOf[index] ?? 0];
    if (own) own[row.polarity] = row;
  }
  const paired = cases.map(({ positive, negative }) => positive?.action != null && negative?.action != null);
  const facet = (name: Facet, of: (row: ActionRow, index: number) => string) =>
    column(KNOWN[name], rows.map(of));
  return {
    rows,
    caseOf,
    cases,
    facets: {
      country: facet('country', (row) => row.country),
      topic: facet('topic', (row) => row.topic),
      type: facet('type', (row) => row.type),
      value: facet('value', (row) => row.value),
      polarity: facet('polarity', (row) => row.polarity),
      action: facet('action', (row) => row.problem ?? HAS_ACTION),
      pair: facet('pair', (_, index) => (paired[caseOf[index] ?? 0] ? PAIRED : UNPAIRED)),
      spans: facet('spans', (row) => (row.unanchored > 0 ? SOME_UNANCHORED : ALL_ANCHORED)),
    },
    texts: rows.map((row) => foldText(`${row.action ?? ''}\n${row.explanation ?? ''}`)),
  };
}

/** For each row, whether its text contains the terms: 1 or 0. */
export function searchTexts(texts: readonly string[], terms: readonly TextTerm[]): Uint8Array {
  const found = new Uint8Array(texts.length);
  for (let row = 0; row < texts.length; row++) found[row] = matchesText(texts[row] ?? '', terms) ? 1 : 0;
  return found;
}
