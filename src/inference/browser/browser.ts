/** The model that the browser itself has. It answers pages only, not workers. */
import type { Completion, CompletionRequest, Engine, LoadedModel, LoadOptions } from '../engine';
import { aborted, InferenceError, type InferenceErrorKind, isAbort } from '../errors';
import { availability, begin, browserName, type Session } from './language-model';

const KINDS: Readonly<Record<string, InferenceErrorKind>> = {
  QuotaExceededError: 'context too small',
  InvalidStateError: 'device lost',
  OperationError: 'device lost',
  UnknownError: 'bad response',
  NotReadableError: 'bad response',
};

const ADVICE: Readonly<Partial<Record<InferenceErrorKind, string>>> = {
  'context too small':
    'The prompt does not fit the model’s context. Choose “one value at a time”, or another model.',
};

function explained(thrown: unknown, signal: AbortSignal): Error {
  if (signal.aborted) return aborted(signal);
  if (thrown instanceof InferenceError || isAbort(thrown)) return thrown as Error;
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
  const kind = KINDS[name] ?? 'other';
  return new InferenceError(kind, ADVICE[kind] ?? `The browser’s own model: ${message}`, { cause: thrown });
}

/** What went wrong before the first prompt. */
function notBegun(thrown: unknown, signal: AbortSignal): Error {
  if (!signal.aborted && thrown instanceof Error && thrown.name === 'NotAllowedError')
    return new InferenceError(
      'other',
      'The browser downloads its model only right after a click. Start again; if that does not help, download it under “Choose a model”.',
      { cause: thrown },
    );
  return explained(thrown, signal);
}

async function answer(base: Session, request: CompletionRequest, signal: AbortSignal): Promise<Completion> {
  const started = performance.now();
  // A conversation of its own, so that no prompt knows of another.
  const own = await base.clone({ signal });
  try {
    const before = own.contextUsage ?? 0;
    const constraint = request.constraint && {
      responseConstraint: request.constraint.schema,
      // The prompt stays as it is.
      omitResponseConstraintInput: true,
    };
    const text = await own.prompt(request.prompt, { signal, ...constraint });
    return {
      text,
      // It does not say whether it was cut off.
      finish: 'stop',
      usage: {
        // The browser counts what was read and what was written as one.
        promptTokens: Math.max(0, (own.contextUsage ?? 0) - before),
        completionTokens: 0,
        milliseconds: performance.now() - started,
      },
      probabilities: null,
    };
  } finally {
    own.destroy();
  }
}

export function createBrowserEngine(): Engine {
  let base: Session | null = null;
  const unload = () => {
    base?.destroy();
    base = null;
  };
  return {
    parallel: 1,
    async load({ signal, onProgress }: LoadOptions): Promise<LoadedModel> {
      unload();
      const tell = (part?: number) =>
        onProgress({
          phase: part === undefined ? 'checking' : 'downloading',
          loadedBytes: 0,
          totalBytes: null,
          ...(part === undefined ? {} : { part }),
          text: part === undefined ? 'Asking the browser for its model' : 'The browser downloads its model',
        });
      tell();
      if ((await availability()) === 'unavailable')
        throw new InferenceError(
          'not found',
          'This browser has no model of its own that runs on this machine. Choose another way to run.',
        );
      try {
        base = await begin(signal, tell);
      } catch (error) {
        throw notBegun(error, signal);
      }
      return { engineVersion: `Prompt API of ${browserName()}`, device: 'chosen by the browser' };
    },
    async complete(request, signal) {
      if (!base) throw new InferenceError('not loaded', 'The model is not loaded. Load it to continue.');
      try {
        return await answer(base, request, signal);
      } catch (error) {
        throw explained(error, signal);
      }
    },
    unload: async () => unload(),
  };
}
