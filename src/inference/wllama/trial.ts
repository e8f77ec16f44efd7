/** Where llama.cpp runs: on the GPU or on the processor, whichever a short trial finds faster. */
import type { GpuReport } from '../gpu';

export const PLACES = ['trial', 'gpu', 'processor'] as const;
export type Place = (typeof PLACES)[number];
export type Tried = Exclude<Place, 'trial'>;

/** How fast one of them was, in tokens a second, read and written; or why it did not run. */
export type Outcome = { readonly rate: number } | { readonly failure: string };

/** A prompt of the usual length and an answer of the usual length. */
export const TRIAL = {
  prompt:
    'A colleague asks whether it is right to keep a promise that has become a burden to a friend. Weigh what speaks for keeping it and what speaks for asking to be released from it, and think of what each of the two would say a year later. Reply in one short sentence.',
  maxTokens: 16,
  /** What has not answered by then counts as this slow. */
  longestMs: 8000,
} as const;

/** Whether llama.cpp can use the GPU: its shaders need 16-bit numbers, and an emulated GPU is no help. */
export function canUse(gpu: GpuReport): boolean {
  return gpu.webgpu === 'there' && gpu.f16 && !gpu.software;
}

const rateOf = (outcome: Outcome) => ('rate' in outcome ? outcome.rate : Number.NEGATIVE_INFINITY);

export function faster(tried: Readonly<Record<Tried, Outcome>>): Tried {
  return rateOf(tried.gpu) > rateOf(tried.processor) ? 'gpu' : 'processor';
}

function text(outcome: Outcome): string {
  if ('failure' in outcome) return `did not run (${outcome.failure})`;
  return `${outcome.rate < 10 ? outcome.rate.toFixed(1) : Math.round(outcome.rate)} tokens a second`;
}

/** Both, for the reader and the record. */
export function trialText(tried: Readonly<Record<Tried, Outcome>>): string {
  return `in a short trial the GPU ${'rate' in tried.gpu ? 'made ' : ''}${text(tried.gpu)}, the processor ${'rate' in tried.processor ? 'made ' : ''}${text(tried.processor)}`;
}
