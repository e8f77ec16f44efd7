import { Wllama, type WllamaError } from '@wllama/wllama/esm/index.js';
import { trustOwnScripts } from '../../worker/trusted-scripts';
import type { Completion, CompletionRequest } from '../engine';
import { aborted, InferenceError, type InferenceErrorKind } from '../errors';
import { type GpuNavigator, type GpuReport, gpuReport } from '../gpu';
import { digitProbabilities, type TokenAlternatives } from '../probabilities';
import { serveEngine, type WorkerPort } from '../worker/serve-engine';
import { WLLAMA_SAMPLING, type WllamaSetup } from './setup';
import { canUse, faster, type Outcome, TRIAL, type Tried, trialText } from './trial';

/** With a missing or broken WebAssembly file, `loadModel` would wait for ever. */
const LOAD_TIMEOUT_MS = 300_000;

interface Timings {
  readonly prompt_n?: number;
  readonly predicted_n?: number;
}

/** More than any model has. */
const ALL_LAYERS = 99_999;

const QUESTION = { temperature: 0, seed: 1, constraint: null, digits: [], about: null } as const;

/** More of them are more likely to include half a character, which llama.cpp cannot write as JSON. */
const TOP = 20;

// wllama starts its own worker, from a script that it has as text.
trustOwnScripts();

let wllama: Wllama | null = null;

/** How llama.cpp says that a part of the model is on the GPU; without one it can use, it takes the processor unasked. */
const ON_GPU = /offloaded [1-9]\d*\/\d+ layers to GPU|WebGPU\S* model buffer size/;

function logger(hear: (line: string) => void) {
  const take = (...parts: unknown[]) => hear(parts.join(' '));
  return { debug: take, log: take, warn: take, error: take };
}

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

/** Frees its memory. One that has crashed may not answer. */
function closed(engine: Wllama): Promise<unknown> {
  return Promise.race([engine.exit().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 3000))]);
}

type Loading = Pick<WllamaSetup, 'files' | 'wasm' | 'script' | 'contextTokens'>;

/** @throws InferenceError */
async function loadedOn(place: Tried, { files, wasm, script, contextTokens }: Loading): Promise<Wllama> {
  let onGpu = false;
  const hear = logger((line) => {
    onGpu ||= ON_GPU.test(line);
  });
  const engine = new Wllama({ default: wasm }, { suppressNativeLog: place === 'processor', logger: hear });
  // The library asks again whether it needs the other build, which the page has decided.
  if (script !== null) Reflect.deleteProperty(WebAssembly, 'Suspending');
  // Without an answer Safari would fetch that build from a CDN.
  engine.setCompat(script === null ? null : { wasm, worker: { code: script } });
  try {
    await Promise.race([
      engine.loadModel([...files], {
        n_ctx: contextTokens,
        n_gpu_layers: place === 'gpu' ? ALL_LAYERS : 0,
        n_parallel: 1,
        seed: 1,
      }),
      late(),
    ]);
  } catch (error) {
    // What it holds would be missing for the next attempt.
    await closed(engine);
    throw explained(error, kindOf(asError(error)) === 'out of memory' ? undefined : 'bad model file');
  }
  if (place === 'gpu' && !onGpu) {
    await closed(engine);
    throw new InferenceError('no adapter', 'llama.cpp found no GPU that it can use');
  }
  // A file of zeros or half a file "loads", but fails at the first request.
  await ask(engine, { ...QUESTION, prompt: 'a', maxTokens: 1 }, new AbortController().signal).catch(
    async (cause) => {
      await closed(engine);
      throw new InferenceError(
        'bad model file',
        `The model was loaded but gives no answer: the file is damaged or cut off, or of a kind that llama.cpp does not run here (${asError(cause).message}). Download it again, or choose another.`,
        { cause },
      );
    },
  );
  return engine;
}

async function rateOf(engine: Wllama, signal: AbortSignal): Promise<number> {
  const { prompt, maxTokens, longestMs } = TRIAL;
  const limit = AbortSignal.timeout(longestMs);
  try {
    const both = AbortSignal.any([signal, limit]);
    const { usage } = await ask(engine, { ...QUESTION, prompt, maxTokens }, both);
    return ((usage.promptTokens + usage.completionTokens) * 1000) / usage.milliseconds;
  } catch (error) {
    if (signal.aborted || !limit.aborted) throw error;
    return 0;
  }
}

/** Tries both, the processor first: the other is likelier to be kept. */
async function tried(setup: Loading, signal: AbortSignal) {
  const outcomes: Partial<Record<Tried, Outcome>> = {};
  let kept: { readonly place: Tried; readonly engine: Wllama } | null = null;
  for (const place of ['processor', 'gpu'] as const) {
    if (kept) await closed(kept.engine);
    kept = null;
    try {
      const engine = await loadedOn(place, setup);
      kept = { place, engine };
      // The first time, the GPU's programs are compiled.
      if (place === 'gpu') await rateOf(engine, signal);
      outcomes[place] = { rate: await rateOf(engine, signal) };
    } catch (error) {
      if (signal.aborted) throw aborted(signal);
      if (place === 'processor') throw error;
      outcomes[place] = { failure: asError(error).message };
    }
  }
  const both = outcomes as Record<Tried, Outcome>;
  const place = faster(both);
  if (kept && kept.place !== place) await closed(kept.engine);
  const engine = kept?.place === place ? kept.engine : await loadedOn(place, setup);
  return { engine, place, said: `; ${trialText(both)}` };
}

/** @throws InferenceError where a run that began on the GPU finds none that llama.cpp can use */
function assertUsable(gpu: GpuReport): void {
  if (canUse(gpu)) return;
  throw new InferenceError(
    gpu.webgpu === 'no answer' ? 'gpu busy' : 'no adapter',
    gpu.webgpu === 'no answer'
      ? 'The GPU did not answer: another page or program may be using it. Close it, or try again in a minute.'
      : 'This run is to use the GPU, and the browser offers none that llama.cpp can use: it needs WebGPU with 16-bit shaders. Plan a new run on the processor.',
  );
}

serveEngine<WllamaSetup>(self as WorkerPort, {
  async load({ place, ...setup }, { signal, onProgress }) {
    const bytes = setup.files.reduce((sum, { size }) => sum + size, 0);
    const tell = (text: string) =>
      onProgress({ phase: 'starting', loadedBytes: bytes, totalBytes: bytes, text });
    const gpu = place === 'processor' ? null : await gpuReport(navigator as GpuNavigator);
    if (gpu && place === 'gpu') assertUsable(gpu);
    const both = place === 'trial' && gpu !== null && canUse(gpu);
    tell(both ? 'Trying the GPU and the processor for a few seconds' : 'Starting llama.cpp');
    const alone = place === 'gpu' ? 'gpu' : 'processor';
    const made = both
      ? await tried(setup, signal)
      : { engine: await loadedOn(alone, setup), place: alone, said: '' };
    wllama = made.engine;
    const threads = made.engine.getNumThreads();
    const device =
      made.place === 'gpu'
        ? `GPU, ${gpu?.adapter || 'not named by the browser'}`
        : `CPU, ${threads} thread${threads === 1 ? '' : 's'}`;
    return {
      engineVersion: `wllama ${__WLLAMA_VERSION__}, llama.cpp ${Wllama.getLibllamaVersion()}`,
      device: `${device}${made.said}`,
      settings: { place: made.place },
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
