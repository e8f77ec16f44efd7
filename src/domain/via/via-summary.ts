import { type CellKey, cellKey } from '../keys';
import { unanchoredSpans } from './anchored-spans';

/** What a set of actions contains. */
export interface ViaSummary {
  readonly rows: number;
  /** Rows with an action. */
  readonly actions: number;
  readonly cases: number;
  /** Cases without an action for, or without one against, their value. */
  readonly casesWithoutPair: number;
  readonly values: number;
  readonly spans: number;
  /** Spans that occur verbatim in their action. */
  readonly anchoredSpans: number;
}

type ActionRow = CellKey & {
  readonly action: string | null;
  readonly spans: readonly string[] | null;
};

export function viaSummary(rows: readonly ActionRow[]): ViaSummary {
  const actionsOfCase = new Map<string, number>();
  const values = new Set<string>();
  let actions = 0;
  let spans = 0;
  let unanchored = 0;
  for (const row of rows) {
    const key = cellKey(row);
    const has = row.action !== null;
    actionsOfCase.set(key, (actionsOfCase.get(key) ?? 0) + (has ? 1 : 0));
    values.add(row.value);
    if (row.action === null) continue;
    actions++;
    spans += row.spans?.length ?? 0;
    unanchored += unanchoredSpans(row.action, row.spans ?? []).length;
  }
  return {
    rows: rows.length,
    actions,
    cases: actionsOfCase.size,
    casesWithoutPair: [...actionsOfCase.values()].filter((count) => count < 2).length,
    values: values.size,
    spans,
    anchoredSpans: spans - unanchored,
  };
}
