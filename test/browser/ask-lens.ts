import type { Page } from 'playwright-core';
// Declares window.lens.
import type {} from '../../src/db/lens-console';

export type Row = Record<string, unknown>;

/** What a rejected query reports. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly sql: string | undefined;
}

type Outcome = { readonly rows: Row[] } | { readonly failure: Failure };

/** Runs SQL through the page's console API; neither outcome throws. */
export function outcomeOf(page: Page, sql: string): Promise<Outcome> {
  return page.evaluate(async (text): Promise<Outcome> => {
    try {
      return { rows: (await window.lens.query(text)) as Row[] };
    } catch (error) {
      const { name, message, sql } = error as Error & { sql?: string };
      return { failure: { name, message, sql } };
    }
  }, sql);
}

/** @throws with the query's own message if it is refused */
export async function rowsOf(page: Page, sql: string): Promise<Row[]> {
  const outcome = await outcomeOf(page, sql);
  if ('failure' in outcome) throw new Error(`${outcome.failure.name}: ${outcome.failure.message}`);
  return outcome.rows;
}

/** @throws if the query succeeds */
export async function failureOf(page: Page, sql: string): Promise<Failure> {
  const outcome = await outcomeOf(page, sql);
  if ('rows' in outcome) throw new Error(`${sql} succeeded with ${outcome.rows.length} rows`);
  return outcome.failure;
}
