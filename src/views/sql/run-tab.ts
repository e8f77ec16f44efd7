import { splitStatements } from '../../sql/statements';
import type { SqlPage } from '../../state/sql/sql-page';

export interface RunOptions {
  /** The part of the text to run; all of it if absent. */
  readonly part?: { readonly from: number; readonly to: number } | null;
  /** Refuses changes, as for a link made by someone else. */
  readonly readOnly?: boolean;
  /** Seconds, or null for no limit; the page's choice if absent. */
  readonly seconds?: number | null;
}

/** Runs the active tab, or a part of it. */
export function runTab(
  page: SqlPage,
  { part = null, readOnly = false, seconds }: RunOptions = {},
): Promise<void> {
  const { id, text } = page.tabs.active();
  const own = part ? text.slice(part.from, part.to) : text;
  const before = part?.from ?? 0;
  return page.runs.start(id, {
    text: own,
    statements: splitStatements(own).map((statement) => ({
      text: statement.text,
      start: statement.start + before,
      end: statement.end + before,
    })),
    seconds: seconds === undefined ? page.seconds.value : seconds,
    maxRows: page.maxRows.value,
    readOnly,
  });
}
