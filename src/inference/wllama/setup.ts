/** What the page gives the worker to load a model with. */
export interface WllamaSetup {
  readonly file: Blob;
  /** A blob URL of the engine's WebAssembly. */
  readonly wasm: string;
  readonly contextTokens: number;
}
