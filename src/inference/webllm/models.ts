/** Small models that WebLLM has compiled for the browser. Sizes are estimated from parameters and quantisation. */
export interface WebllmModel {
  /** WebLLM's own name, which is also that of the repository under huggingface.co/mlc-ai. */
  readonly id: string;
  readonly label: string;
  readonly provider: string;
  /** Billions. */
  readonly parameters: number;
  readonly quantisation: 'q4f16_1' | 'q4f32_1' | 'q0f16' | 'q0f32';
  /** GPU memory that it needs according to WebLLM, in megabytes. */
  readonly memoryMB: number;
  readonly licence: string;
  readonly languages: string;
}

const SMOL = { provider: 'Hugging Face', licence: 'Apache 2.0', languages: 'English' } as const;
const LLAMA = {
  label: 'Llama-3.2-1B-Instruct',
  provider: 'Meta',
  parameters: 1.24,
  licence: 'Llama 3.2 Community',
  languages: 'English, German, French, Italian, Portuguese, Hindi, Spanish, Thai',
} as const;
const QWEN = {
  label: 'Qwen2.5-0.5B-Instruct',
  provider: 'Alibaba',
  parameters: 0.49,
  licence: 'Apache 2.0',
  languages: '29, among them English, Chinese, French, Arabic',
} as const;

const QWEN35 = {
  provider: 'Alibaba',
  licence: 'Apache 2.0',
  languages: 'many',
} as const;

export const WEBLLM_MODELS: readonly WebllmModel[] = [
  {
    id: 'gemma-2-9b-it-q4f16_1-MLC',
    label: 'Gemma-2-9b-it',
    provider: 'Google',
    parameters: 9.24,
    quantisation: 'q4f16_1',
    memoryMB: 6422,
    licence: 'Gemma terms of use',
    languages: 'English; one of the paper’s models',
  },
  {
    id: 'Qwen3.5-2B-q4f16_1-MLC',
    ...QWEN35,
    label: 'Qwen3.5-2B',
    parameters: 2,
    quantisation: 'q4f16_1',
    memoryMB: 2245,
  },
  {
    id: 'Qwen3.5-0.8B-q4f16_1-MLC',
    ...QWEN35,
    label: 'Qwen3.5-0.8B',
    parameters: 0.8,
    quantisation: 'q4f16_1',
    memoryMB: 1629,
  },
  { id: 'Llama-3.2-1B-Instruct-q4f16_1-MLC', ...LLAMA, quantisation: 'q4f16_1', memoryMB: 879 },
  { id: 'Llama-3.2-1B-Instruct-q4f32_1-MLC', ...LLAMA, quantisation: 'q4f32_1', memoryMB: 1129 },
  {
    id: 'gemma3-1b-it-q4f16_1-MLC',
    label: 'Gemma-3-1b-it',
    provider: 'Google',
    parameters: 1,
    quantisation: 'q4f16_1',
    memoryMB: 711,
    licence: 'Gemma terms of use',
    languages: 'English',
  },
  {
    id: 'Qwen3-0.6B-q4f16_1-MLC',
    label: 'Qwen3-0.6B',
    provider: 'Alibaba',
    parameters: 0.6,
    quantisation: 'q4f16_1',
    memoryMB: 1403,
    licence: 'Apache 2.0',
    languages: 'more than 100',
  },
  { id: 'Qwen2.5-0.5B-Instruct-q4f16_1-MLC', ...QWEN, quantisation: 'q4f16_1', memoryMB: 945 },
  { id: 'Qwen2.5-0.5B-Instruct-q4f32_1-MLC', ...QWEN, quantisation: 'q4f32_1', memoryMB: 1060 },
  {
    id: 'SmolLM2-360M-Instruct-q4f16_1-MLC',
    ...SMOL,
    label: 'SmolLM2-360M-Instruct',
    parameters: 0.36,
    quantisation: 'q4f16_1',
    memoryMB: 376,
  },
  {
    id: 'SmolLM2-360M-Instruct-q4f32_1-MLC',
    ...SMOL,
    label: 'SmolLM2-360M-Instruct',
    parameters: 0.36,
    quantisation: 'q4f32_1',
    memoryMB: 580,
  },
  {
    id: 'SmolLM2-135M-Instruct-q0f16-MLC',
    ...SMOL,
    label: 'SmolLM2-135M-Instruct',
    parameters: 0.135,
    quantisation: 'q0f16',
    memoryMB: 360,
  },
  {
    id: 'SmolLM2-135M-Instruct-q0f32-MLC',
    ...SMOL,
    label: 'SmolLM2-135M-Instruct',
    parameters: 0.135,
    quantisation: 'q0f32',
    memoryMB: 719,
  },
];

/** Bits per weight on disk: 4 plus the scale of each group of 32 in q4, plain in q0. */
const BITS = { q4f16_1: 4.5, q4f32_1: 5, q0f16: 16, q0f32: 32 } as const;

/** Approximate download in bytes: the weights, and 10 MB for tokenizer and library. */
export function downloadBytes({
  parameters,
  quantisation,
}: Pick<WebllmModel, 'parameters' | 'quantisation'>): number {
  return (parameters * 1e9 * BITS[quantisation]) / 8 + 10e6;
}

/** Many entries that need 16-bit shaders do not declare so, and fail after the whole download. */
export function needsF16(id: string): boolean {
  return /f16/.test(id);
}

export function modelUrl(id: string): string {
  return `https://huggingface.co/mlc-ai/${id}`;
}
