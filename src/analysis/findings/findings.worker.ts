import { serve } from '../../worker/serve';
import { claimOf } from './claims';
import type { Answers, Finding } from './finding';

const calls = {
  judge: ({ claim, answers }: { readonly claim: string; readonly answers: Answers }): Finding =>
    claimOf(claim).judge(answers),
};

export type FindingCalls = typeof calls;

serve(calls);
