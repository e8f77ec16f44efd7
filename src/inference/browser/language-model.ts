/** The browser's own language model, as far as it is used here. Source: https://webmachinelearning.github.io/prompt-api/ */

export type Availability = 'unavailable' | 'downloadable' | 'downloading' | 'available';

interface Monitor {
  /** `loaded` is a share, from 0 to 1. */
  addEventListener(type: 'downloadprogress', listener: (event: { readonly loaded: number }) => void): void;
}

export interface Session {
  /** Tokens in its context so far. */
  readonly contextUsage?: number;
  prompt(
    text: string,
    options: {
      readonly signal: AbortSignal;
      readonly responseConstraint?: object;
      readonly omitResponseConstraintInput?: boolean;
    },
  ): Promise<string>;
  clone(options: { readonly signal: AbortSignal }): Promise<Session>;
  destroy(): void;
}

interface Expected {
  readonly expectedInputs: readonly object[];
  readonly expectedOutputs: readonly object[];
}

interface LanguageModel {
  availability(options: Expected): Promise<Availability>;
  create(
    options: Expected & { readonly signal: AbortSignal; readonly monitor: (monitor: Monitor) => void },
  ): Promise<Session>;
}

/** A sentence. */
export const OWN_MODEL_NEEDS =
  'Chrome has one from version 148 on desktops, with 22 GB of free disk and 16 GB of memory or a graphics card with more than 4 GB.';

const TEXT = [{ type: 'text', languages: ['en'] }] as const;
const EXPECTED: Expected = { expectedInputs: TEXT, expectedOutputs: TEXT };

const api = () => (globalThis as { LanguageModel?: LanguageModel }).LanguageModel;

export const hasLanguageModel = (): boolean => api() !== undefined;

/**
 * Whether it answers here; a browser that has none, or fails to say, has none available. Some complain on the console
 * when asked: only for readers who want it.
 */
export async function availability(): Promise<Availability> {
  try {
    return (await api()?.availability(EXPECTED)) ?? 'unavailable';
  } catch {
    return 'unavailable';
  }
}

/**
 * Begins a conversation. Where the model is not there yet, the browser downloads it, provided that the reader has just
 * clicked.
 *
 * @param onShare called with the share of the download that is there, from 0 to 1
 * @throws a DOMException, named NotAllowedError where a click is needed
 */
export async function begin(signal: AbortSignal, onShare: (share: number) => void): Promise<Session> {
  const model = api();
  if (!model) throw new DOMException('This browser has no model of its own.', 'NotSupportedError');
  return model.create({
    ...EXPECTED,
    signal,
    monitor: (monitor) => monitor.addEventListener('downloadprogress', ({ loaded }) => onShare(loaded)),
  });
}

/** The browser and its version, as far as it says; its model's is not to be had. */
export function browserName(): string {
  const found = /(Edg|OPR|Chrome|Firefox)\/(\d+)/.exec(globalThis.navigator?.userAgent ?? '');
  const name = found?.[1] === 'Edg' ? 'Edge' : found?.[1] === 'OPR' ? 'Opera' : found?.[1];
  return name ? `${name} ${found?.[2]}` : 'the browser';
}
