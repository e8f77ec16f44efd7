/** Small GGUF files that are known to run on a processor. Any other can be given by its address or as a file. */
export interface GgufModel {
  readonly url: string;
  readonly label: string;
  readonly provider: string;
  /** Billions. */
  readonly parameters: number;
  readonly quantisation: string;
  /** Approximate, in bytes. */
  readonly bytes: number;
  readonly licence: string;
  readonly languages: string;
}

export const GGUF_MODELS: readonly GgufModel[] = [
  {
    url: 'https://huggingface.co/bartowski/SmolLM2-135M-Instruct-GGUF/resolve/main/SmolLM2-135M-Instruct-Q8_0.gguf',
    label: 'SmolLM2-135M-Instruct',
    provider: 'Hugging Face',
    parameters: 0.135,
    quantisation: 'Q8_0',
    bytes: 145e6,
    licence: 'Apache 2.0',
    languages: 'English',
  },
  {
    url: 'https://huggingface.co/HuggingFaceTB/SmolLM2-360M-Instruct-GGUF/resolve/main/smollm2-360m-instruct-q8_0.gguf',
    label: 'SmolLM2-360M-Instruct',
    provider: 'Hugging Face',
    parameters: 0.36,
    quantisation: 'Q8_0',
    bytes: 386e6,
    licence: 'Apache 2.0',
    languages: 'English',
  },
  {
    url: 'https://huggingface.co/bartowski/Qwen2.5-0.5B-Instruct-GGUF/resolve/main/Qwen2.5-0.5B-Instruct-Q4_K_M.gguf',
    label: 'Qwen2.5-0.5B-Instruct',
    provider: 'Alibaba',
    parameters: 0.49,
    quantisation: 'Q4_K_M',
    bytes: 398e6,
    licence: 'Apache 2.0',
    languages: '29, among them English, Chinese, French, Arabic',
  },
];
