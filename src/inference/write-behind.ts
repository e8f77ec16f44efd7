import type { RunAnswer } from '../domain/runs/run-record';

/** Stores answers, all or none per call. A failed `put` must reject; its answers are passed again with the next. */
export interface AnswerStore {
  put(answers: readonly RunAnswer[]): Promise<void>;
}

/** Most answers that may wait during a write: with an engine slower than storage there is never more than one. */
export const MAX_WAITING = 32;

/** Writes in the background, one write at a time; what could not be written waits for the next. */
export class WriteBehind {
  private waiting: RunAnswer[] = [];
  private writing: Promise<void> = Promise.resolve();
  private refused = false;

  /** @param onStorage called with a refusal, and with null once storage works again */
  constructor(
    private readonly store: AnswerStore,
    private readonly onStorage: (error: Error | null) => void,
  ) {}

  /** Accepts an answer; waits only where storage has fallen behind. */
  async add(answer: RunAnswer): Promise<void> {
    this.waiting.push(answer);
    this.writing = this.writing.then(() => this.flush());
    if (this.waiting.length >= MAX_WAITING) await this.writing;
  }

  /** Resolves when everything is written or refused. */
  done(): Promise<void> {
    return this.writing;
  }

  private async flush(): Promise<void> {
    if (this.waiting.length === 0) return;
    const batch = this.waiting;
    this.waiting = [];
    try {
      await this.store.put(batch);
      if (this.refused) this.onStorage(null);
      this.refused = false;
    } catch (error) {
      this.waiting = [...batch, ...this.waiting];
      this.refused = true;
      this.onStorage(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
