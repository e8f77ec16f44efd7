import { MORE_SAMPLING, SAMPLING } from '../../domain/runs/run-record';
import type { Place } from './trial';

/** llama.cpp would keep the 40 likeliest tokens, and of those the ones with 5 % of the likeliest's probability. */
export const WLLAMA_SAMPLING = {
  ...SAMPLING,
  top_k: MORE_SAMPLING.top_k,
  min_p: MORE_SAMPLING.min_p,
} as const;

export interface Library {
  /** A blob URL of the WebAssembly. */
  readonly wasm: string;
  /** The script that goes with the other build; null for the usual one, whose script is in the package. */
  readonly script: string | null;
}

/** What the page gives the worker to load a model with. */
export interface WllamaSetup extends Library {
  /** In order, where the model is split. */
  readonly files: readonly Blob[];
  readonly contextTokens: number;
  readonly place: Place;
}
