import { type ChatCompletionRequestNonStreaming, MLCEngine, prebuiltAppConfig } from '@mlc-ai/web-llm';
import type { Completion, CompletionRequest } from '../engine';
import { aborted, InferenceError, type InferenceErrorKind } from '../errors';
import type { GpuNavigator } from '../gpu';
import { modelFolder } from '../model-address';
import { digitProbabilities } from '../probabilities';
import { serveEngine, type WorkerPort } from '../worker/serve-engine';
import { forget, WEBLLM_CACHES } from './cache';
import { downloadWebllm } from './download';
import { assertGpu } from './gpu-check';
import { WEBLLM_SAMPLING, type WebllmSetup } from './setup';

const VERSION = `WebLLM ${__WEB_LLM_VERSION__}`;

const KINDS: Readonly<Record<string, InferenceErrorKind>> = {
  WebGPUNotAvailableError: 'no webgpu',
  WebGPUNotFoundError: 'no webgpu',
  ShaderF16SupportError: 'no f16',
  FeatureSupportError: 'gpu too small',
  DeviceLostError: 'device lost',
  ModelNotLoadedError: 'device lost',
  AbortError: 'device lost',
  OperationError: 'device lost',
  ContextWindowSizeExceededError: 'context too small',
  CompileError: 'bad library',
  LinkError: 'bad library',
};

const ADVICE: Readonly<Partial<Record<InferenceErrorKind, string>>> = {
  'device lost':
    'The browser took the GPU away, usually because its memory was full. The model is reloaded; if this happens often, choose a smaller one.',
  'context too small':
    'The prompt does not fit the model’s context. Choose “one value at a time”, or another model.',
  'bad library':
    'The model’s library does not run here: it is damaged, or made for another version of WebLLM.',
  'out of memory':
    'The GPU does not have enough memory for this model. Close other pages, or choose a smaller one.',
};

/** How browsers and TVM say that the GPU is gone. */
const LOST = /device.*lost|external Instance reference no longer exists|already been disposed/i;

/**
 * @param otherwise the kind assumed for an unknown error
 * @param asked whether the caller aborted: an abort that nobody asked for is a lost GPU
 */
function explained(thrown: unknown, otherwise: InferenceErrorKind = 'other', asked = false): Error {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (error instanceof InferenceError) return error;
  if (error.name === 'AbortError' && asked) return error;
  const memory = /out of memory|allocat/i.test(error.message);
  const kind =
    KINDS[error.name] ?? (memory ? 'out of memory' : LOST.test(error.message) ? 'device lost' : otherwise);
  const said = `WebLLM: ${error.message}`;
  const advice = ADVICE[kind];
  // What is only assumed is said with its reason.
  const known = kind !== otherwise || KINDS[error.name] === kind;
  return new InferenceError(kind, advice && known ? advice : [advice, said].filter(Boolean).join(' '), {
    cause: error,
  });
}

let engine: MLCEngine | null = null;
let modelId = '';

function recordOf({ id, url, library }: WebllmSetup) {
  const known = prebuiltAppConfig.model_list.find((record) => record.model_id === id);
  // WebLLM leaves a folder that has /resolve/ in it as it is, and so looks where the files are kept.
  const model = modelFolder(url || (known?.model ?? ''));
  if (known && !library) return { ...known, model };
  if (library) return { ...known, model, model_id: id, model_lib: library };
  throw new InferenceError(
    'not found',
    `WebLLM has no model named ${id}. Enter the address of its library too.`,
  );
}

function requestOf(request: CompletionRequest): ChatCompletionRequestNonStreaming {
  const { prompt, maxTokens, temperature, seed, constraint, digits } = request;
  return {
    messages: [{ role: 'user', content: prompt }],
    max_tokens: maxTokens,
    temperature,
    seed,
    ...WEBLLM_SAMPLING,
    stream: false,
    ...(constraint ? { response_format: { type: 'grammar', grammar: constraint.grammar } } : {}),
    ...(digits.length > 0 ? { logprobs: true, top_logprobs: 5 } : {}),
    // Otherwise Qwen3 thinks aloud first, which the grammar forbids.
    ...(/qwen3/i.test(modelId) ? { extra_body: { enable_thinking: false } } : {}),
  };
}

serveEngine<WebllmSetup>(self as WorkerPort, {
  async load(setup, options) {
    const gpu = await assertGpu(navigator as GpuNavigator, setup.id);
    const record = recordOf(setup);
    const revision = await downloadWebllm(record.model, record.model_lib, options);
    if (options.signal.aborted) throw aborted(options.signal);
    const made = new MLCEngine({
      appConfig: { model_list: [record], cacheBackend: 'cache' },
      logLevel: 'SILENT',
      initProgressCallback: ({ text }) =>
        options.onProgress({ phase: 'starting', loadedBytes: 0, totalBytes: null, text }),
    });
    try {
      await made.reload(setup.id);
    } catch (error) {
      const why = explained(error, 'bad library');
      // It may have been damaged on its way: the next attempt fetches it anew.
      if (why instanceof InferenceError && why.kind === 'bad library')
        await forget(WEBLLM_CACHES.library, record.model_lib);
      throw why;
    }
    engine = made;
    modelId = setup.id;
    return {
      engineVersion: VERSION,
      device: gpu.adapter || 'a GPU that the browser does not name',
      ...(revision ? { revision } : {}),
    };
  },
  async complete(request, signal): Promise<Completion> {
    const running = engine;
    if (!running) throw new InferenceError('not loaded', 'The model is not loaded. Load it to continue.');
    const stop = () => void running.interruptGenerate();
    signal.addEventListener('abort', stop);
    const started = performance.now();
    try {
      const reply = await running.chat.completions.create(requestOf(request));
      const [choice] = reply.choices;
      if (signal.aborted) throw aborted(signal);
      if (choice?.finish_reason === 'abort')
        throw new InferenceError('device lost', ADVICE['device lost'] ?? '');
      const tokens = (choice?.logprobs?.content ?? []).map(({ token, top_logprobs }) => ({
        token,
        alternatives: top_logprobs,
      }));
      return {
        text: choice?.message.content ?? '',
        finish: choice?.finish_reason === 'length' ? 'length' : 'stop',
        usage: {
          promptTokens: reply.usage?.prompt_tokens ?? 0,
          completionTokens: reply.usage?.completion_tokens ?? 0,
          milliseconds: performance.now() - started,
        },
        // WebLLM reports them after temperature and grammar.
        probabilities: digitProbabilities(tokens, request.digits, request.temperature),
      };
    } catch (error) {
      throw explained(error, 'other', signal.aborted);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  },
});
