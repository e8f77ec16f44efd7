/** What can go wrong in an engine. Each message says what happened and what to do. */
import { abortError } from '../worker/errors';

export type InferenceErrorKind =
  | 'no webgpu'
  | 'no adapter'
  | 'gpu busy'
  | 'no f16'
  | 'gpu too small'
  | 'out of memory'
  | 'device lost'
  | 'not found'
  | 'download broken'
  | 'network'
  | 'storage full'
  | 'bad model file'
  | 'bad library'
  | 'context too small'
  | 'not loaded'
  | 'engine died'
  | 'server refused'
  | 'server failed'
  | 'bad response'
  | 'timeout'
  | 'other';

/** `again`: the same request may succeed; `reload`: after a reload of the engine; `no`: the reader must act. */
export type Recovery = 'again' | 'reload' | 'no';

const RECOVERY: Readonly<Partial<Record<InferenceErrorKind, Recovery>>> = {
  'device lost': 'reload',
  'engine died': 'reload',
  'not loaded': 'reload',
  network: 'again',
  'server failed': 'again',
  'bad response': 'again',
  timeout: 'again',
};

export class InferenceError extends Error {
  override name = 'InferenceError';
  /** How long the server asks to be left alone, in milliseconds; null where it does not say. */
  readonly waitMs: number | null;
  constructor(
    readonly kind: InferenceErrorKind,
    message: string,
    { waitMs = null, ...options }: ErrorOptions & { waitMs?: number | null } = {},
  ) {
    super(message, options);
    this.waitMs = waitMs;
  }

  get recovery(): Recovery {
    return RECOVERY[this.kind] ?? 'no';
  }
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** The error of a call that its caller aborted. */
export function aborted(signal: AbortSignal): DOMException {
  return abortError(signal.reason);
}

/** Anything thrown, as an InferenceError or an abort. */
export function asInferenceError(thrown: unknown, kind: InferenceErrorKind = 'other'): Error {
  if (thrown instanceof InferenceError || isAbort(thrown)) return thrown as Error;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new InferenceError(kind, message || 'The engine failed without saying why.', { cause: thrown });
}
