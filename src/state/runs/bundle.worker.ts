import type { RunAnswer, RunRecord } from '../../domain/runs/run-record';
import { serve } from '../../worker/serve';
import { runJsonOf } from './bundle-file';
import { readBundle } from './run-bundle';

/** The answers of the file that was read last. */
let answers: readonly RunAnswer[] = [];

interface BundleHead {
  readonly record: RunRecord;
  /** How many answers there are to fetch. */
  readonly answers: number;
}

const calls = {
  async open(file: Blob): Promise<BundleHead> {
    const bundle = readBundle(await runJsonOf(file));
    answers = bundle.answers;
    return { record: bundle.record, answers: answers.length };
  },
  answers: ({ from, to }: { readonly from: number; readonly to: number }): readonly RunAnswer[] =>
    answers.slice(from, to),
};

export type BundleCalls = typeof calls;

serve(calls);
