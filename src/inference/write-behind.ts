import type { RunAnswer } from '../domain/runs/run-record';

/** Keeps answers, all of a call or none. A failed `put` must reject; the answers are given again with the next. */
export interface AnswerStore {
  put(answers: readonly RunAnswer[]): Promise<void>;
}

/** Answers that may wait while one write is under way: an engine slower than storage never has more than one. */
export const MAX_WAITING = 32;

/** Writes behind the run's back, one write at a time; what could not be written waits for the next. */
export class WriteBehind {
  private waiting: RunAnswer[] = [];
  private writing: Promise<void> = Promise.resolve();
  private refused = false;

  /** @param onStorage told of a refusal, and with null that storage takes answers again */
  constructor(
    private readonly store: AnswerStore,
    private readonly onStorage: (error: Error | null) => void,
  ) {}

  /** Takes an answer; waits only where storage has fallen behind. */
  async add(answer: RunAnswer): Promise<void> {
    this.waiting.push(answer);
    this.writing = this.writing.then(() => this.flush());
    if (this.waiting.length >= MAX_WAITING) await this.writing;
  }

  /** Resolves when everything is written, or refused. */
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
