import { MORE_SAMPLING, SAMPLING } from '../../domain/runs/run-record';

/** WebLLM has no other ways to leave tokens out. */
export const WEBLLM_SAMPLING = { ...SAMPLING, repetition_penalty: MORE_SAMPLING.repetition_penalty } as const;

export interface WebllmSetup {
  /** WebLLM's name for the model, or any name for one of the reader's own. */
  readonly id: string;
  /** Address of the model's repository or folder. */
  readonly url: string;
  /** Address of the compiled library; empty for the one that WebLLM has for the id. */
  readonly library: string;
}
