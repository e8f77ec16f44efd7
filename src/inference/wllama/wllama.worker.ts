import { LoggerWithoutDebug, Wllama, type WllamaError } from '@wllama/wllama/esm/index.js';
import { trustOwnScripts } from '../../worker/trusted-scripts';
import type { Completion, CompletionRequest } from '../engine';
import { aborted, InferenceError, type InferenceErrorKind } from '../errors';
import { digitProbabilities, type TokenAlternatives } from '../probabilities';
import { serveEngine, type WorkerPort } from '../worker/serve-engine';
import { WLLAMA_SAMPLING, type WllamaSetup } from './setup';

/** With a missing or broken WebAssembly file, `loadModel` would wait for ever. */
const LOAD_TIMEOUT_MS = 300_000;

interface Timings {
  readonly prompt_n?: number;
  readonly predicted_n?: number;
}

/** More of them are more likely to include half a character, which llama.cpp cannot write as JSON. */
const TOP = 20;

// wllama starts its own worker, from a script that it has as text.
trustOwnScripts();

let wllama: Wllama | null = null;
let version = '';

const silent = { ...LoggerWithoutDebug, log: () => {}, warn: () => {}, error: () => {} };

function late(): Promise<never> {
  return new Promise((_, reject) =>
    setTimeout(
      () =>
        reject(new InferenceError('engine died', 'The engine did not start within five minutes. Try again.')),
      LOAD_TIMEOUT_MS,
    ),
  );
}

function kindOf(error: Error): InferenceErrorKind {
  const { type } = error as WllamaError;
  if (type === 'kv_cache_full') return 'context too small';
  if (/memory|allocat|ENOMEM|OOM/i.test(error.message)) return 'out of memory';
  if (error.name === 'RuntimeError') return 'engine died';
  if (/context|n_ctx|too long|exceed/i.test(error.message)) return 'context too small';
  return 'other';
}

/** What llama.cpp throws is not always an error. */
function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

const ADVICE: Readonly<Partial<Record<InferenceErrorKind, string>>> = {
  'context too small':
    'The prompt does not fit the model’s context. Choose “one value at a time”, or another model.',
  'out of memory':
    'The browser does not have enough memory for this model. Close other pages, or choose a smaller one.',
};

function explained(thrown: unknown, kind?: InferenceErrorKind): Error {
  const error = asError(thrown);
  if (error instanceof InferenceError) return error;
  const found = kind ?? kindOf(error);
  return new InferenceError(found, ADVICE[found] ?? `llama.cpp: ${error.message}`, { cause: error });
}

async function ask(engine: Wllama, request: CompletionRequest, signal: AbortSignal): Promise<Completion> {
  const started = performance.now();
  const response = await engine.createChatCompletion({
    messages: [{ role: 'user', content: request.prompt }],
    max_tokens: request.maxTokens,
    temperature: request.temperature,
    seed: request.seed,
    ...WLLAMA_SAMPLING,
    cache_prompt: false,
    abortSignal: signal,
    ...(request.constraint ? { grammar: request.constraint.grammar } : {}),
    ...(request.digits.length > 0 ? { logprobs: true, top_logprobs: TOP } : {}),
  });
  if (signal.aborted) throw aborted(signal);
  const [choice] = response.choices;
  if (!choice) throw new InferenceError('bad response', 'llama.cpp’s answer contains no choice.');
  const { timings } = response as { timings?: Timings };
  const tokens: TokenAlternatives[] = (choice.logprobs?.content ?? []).map((token) => ({
    token: token.token,
    alternatives: token.top_logprobs,
  }));
  return {
    text: String(choice.message.content ?? ''),
    finish: choice.finish_reason === 'length' ? 'length' : 'stop',
    usage: {
      promptTokens: response.usage?.prompt_tokens ?? timings?.prompt_n ?? 0,
      completionTokens: response.usage?.completion_tokens ?? timings?.predicted_n ?? 0,
      milliseconds: performance.now() - started,
    },
    // llama.cpp reports them before temperature and grammar.
    probabilities: digitProbabilities(tokens, request.digits, 1),
  };
}

serveEngine<WllamaSetup>(self as WorkerPort, {
  async load({ file, wasm, contextTokens }, { onProgress }) {
    onProgress({
      phase: 'starting',
      loadedBytes: file.size,
      totalBytes: file.size,
      text: 'Starting llama.cpp',
    });
    const engine = new Wllama({ default: wasm }, { suppressNativeLog: true, logger: silent });
    // Otherwise Safari would fetch another build from a CDN.
    engine.setCompat(null);
    version = Wllama.getLibllamaVersion();
    try {
      await Promise.race([
        engine.loadModel([file], { n_ctx: contextTokens, n_gpu_layers: 0, n_parallel: 1, seed: 1 }),
        late(),
      ]);
    } catch (error) {
      throw explained(error, kindOf(asError(error)) === 'out of memory' ? undefined : 'bad model file');
    }
    // A file of zeros or half a file "loads", but fails at the first request.
    const probe = {
      prompt: 'a',
      maxTokens: 1,
      temperature: 0,
      seed: 1,
      constraint: null,
      digits: [],
      about: null,
    };
    await ask(engine, probe, new AbortController().signal).catch((cause) => {
      throw new InferenceError(
        'bad model file',
        `The model was loaded but gives no answer: the file is damaged or cut off, or of a kind that llama.cpp does not run here (${asError(cause).message}). Download it again, or choose another.`,
        { cause },
      );
    });
    wllama = engine;
    const threads = engine.getNumThreads();
    return {
      engineVersion: `wllama ${__WLLAMA_VERSION__}, llama.cpp ${version}`,
      device: `CPU, ${threads} thread${threads === 1 ? '' : 's'}`,
    };
  },
  async complete(request, signal) {
    if (!wllama) throw new InferenceError('not loaded', 'The model is not loaded. Load it to continue.');
    try {
      return await ask(wllama, request, signal).catch((error) => {
        if (signal.aborted || request.digits.length === 0) throw error;
        return ask(wllama as Wllama, { ...request, digits: [] }, signal);
      });
    } catch (error) {
      if (signal.aborted) throw aborted(signal);
      throw explained(error);
    }
  },
});
