import { MORE_SAMPLING, SAMPLING } from '../../domain/runs/run-record';

/** llama.cpp would keep the 40 likeliest tokens, and of those the ones with 5 % of the likeliest's probability. */
export const WLLAMA_SAMPLING = {
  ...SAMPLING,
  top_k: MORE_SAMPLING.top_k,
  min_p: MORE_SAMPLING.min_p,
} as const;

/** What the page gives the worker to load a model with. */
export interface WllamaSetup {
  readonly file: Blob;
  /** A blob URL of the engine's WebAssembly. */
  readonly wasm: string;
  readonly contextTokens: number;
}
