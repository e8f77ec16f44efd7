import { type Figures, openFigures } from '../../../../pipeline/duckdb';
import { claimOf } from '../../../../src/analysis/findings/claims';
import type { Answers, Finding, Row } from '../../../../src/analysis/findings/finding';

let opened: Promise<Figures> | undefined;

/** The published figures, opened once for all files of tests; whoever changes them rolls back. */
export function publishedFigures(): Promise<Figures> {
  opened ??= openFigures('public/data');
  return opened;
}

/** What the figures, as they are now, say about a claim. */
export async function findNow(id: string): Promise<Finding> {
  const [claim, figures] = [claimOf(id), await publishedFigures()];
  const answers: Record<string, Answers[string]> = {};
  for (const [name, sql] of Object.entries(claim.questions)) answers[name] = await figures.query<Row>(sql);
  return claim.judge(answers);
}

const found = new Map<string, Promise<Finding>>();

/** What the published figures say about a claim; judged once. */
export function publishedFinding(id: string): Promise<Finding> {
  const finding = found.get(id) ?? findNow(id);
  found.set(id, finding);
  return finding;
}

/** What the figures say about a claim after some statements have changed them. */
export async function findAfter(id: string, changes: readonly string[]): Promise<Finding> {
  const figures = await publishedFigures();
  await figures.query('BEGIN');
  try {
    for (const change of changes) await figures.query(change);
    return await findNow(id);
  } finally {
    await figures.query('ROLLBACK');
  }
}
