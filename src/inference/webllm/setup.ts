export interface WebllmSetup {
  /** WebLLM's name of the model, or any name for one of the reader's own. */
  readonly id: string;
  /** Address of the model's repository or folder. */
  readonly url: string;
  /** Address of the compiled library; empty for the one that WebLLM knows by the id. */
  readonly library: string;
}
