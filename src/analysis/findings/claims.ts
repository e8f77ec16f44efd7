/** All claims, in the order of the page. A new one is a file in `claims/` and its name here. */
import { dataset } from './claims/dataset';
import { direction } from './claims/direction';
import { explanations } from './claims/explanations';
import { gap } from './claims/gap';
import { prompt } from './claims/prompt';
import { ranking } from './claims/ranking';
import { regions } from './claims/regions';
import { risks } from './claims/risks';
import { topics } from './claims/topics';
import { values } from './claims/values';
import { whose } from './claims/whose';
import type { Claim } from './finding';

/** Without figures a claim has one sentence, whatever it would say of none. */
function guarded(claim: Claim): Claim {
  return {
    ...claim,
    judge(answers) {
      const finding = claim.judge(answers);
      const isEmpty = answers.figures?.length === 0;
      return isEmpty
        ? { ...finding, rows: [], paragraphs: ['There are no figures to check this claim on.'] }
        : finding;
    },
  };
}

export const CLAIMS: readonly Claim[] = [
  gap,
  regions,
  topics,
  values,
  ranking,
  direction,
  prompt,
  explanations,
  dataset,
  risks,
  whose,
].map(guarded);

/** @throws if there is no such claim */
export function claimOf(id: string): Claim {
  const claim = CLAIMS.find((candidate) => candidate.id === id);
  if (!claim) throw new Error(`There is no claim “${id}”`);
  return claim;
}
