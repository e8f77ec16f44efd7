/** One run that is open on the page: its answers, its engine, and what it is doing. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { itemKey, itemsOf, type PairLookup, type RunItem } from '../../domain/runs/run-plan';
import type { RunAnswer, RunRecord } from '../../domain/runs/run-record';
import { type CanaryProgress, type CanaryResult, runCanary } from '../../inference/canary';
import type { Engine, LoadProgress } from '../../inference/engine';
import { InferenceError } from '../../inference/errors';
import { runItems } from '../../inference/run';
import { alone } from '../../platform/locks';
import type { RunStore } from '../../storage/run-store';
import { StorageError } from '../../storage/storage-error';
import { isReplay } from './engines';
import { growth } from './growth';
import { lockOf } from './run-names';
import { stopRule } from './stop-rule';

export type SessionPhase =
  | { readonly kind: 'paused' }
  | { readonly kind: 'loading'; readonly progress: LoadProgress | null }
  | { readonly kind: 'testing'; readonly progress: CanaryProgress }
  /** The canary failed: the reader decides. */
  | { readonly kind: 'doubtful'; readonly canary: CanaryResult }
  | { readonly kind: 'running' }
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly error: Error };

export interface SessionDependencies {
  readonly store: RunStore;
  /** The run's engine, made when the run is started. */
  readonly makeEngine: (record: RunRecord) => Promise<Engine>;
  readonly loadPairs: (record: RunRecord, signal: AbortSignal) => Promise<PairLookup>;
  /** Called at a pause and at the end, when the tables should hold exactly the answers. */
  readonly onRows: (record: RunRecord, answers: ReadonlyMap<string, RunAnswer>) => void;
  /** Called from time to time while it runs: the tables may grow. Resolves when they have. */
  readonly onGrowth: (record: RunRecord, answers: ReadonlyMap<string, RunAnswer>) => Promise<void>;
}

/** Views are told of new answers no more often than this. */
const TELL_EVERY_MS = 200;

/** The reader did not go on after a failed canary. */
class NotNow extends Error {}

export class RunSession {
  readonly record: ReadonlySignal<RunRecord>;
  readonly phase = signal<SessionPhase>({ kind: 'paused' });
  /** Counts the changes of `answers`. */
  readonly version = signal(0);
  /** Why answers are currently not being saved. */
  readonly unsaved = signal<Error | null>(null);
  /** How often the engine had to be reloaded, and the reason for the last time. */
  readonly reloads = signal<{ readonly count: number; readonly last: Error | null }>({
    count: 0,
    last: null,
  });
  /** Why the run went on by itself; null where it did not. */
  readonly byItself = signal<'discarded' | 'hidden' | null>(null);
  readonly answers = new Map<string, RunAnswer>();
  /** All prompts of the plan; empty until the run was started on this page. */
  items: readonly RunItem[] = [];

  private readonly ownRecord;
  private controller: AbortController | null = null;
  private done: Promise<void> = Promise.resolve();
  private telling: ReturnType<typeof setTimeout> | null = null;
  private readonly grow: () => void;
  private proceed: ((go: boolean) => void) | null = null;

  constructor(
    record: RunRecord,
    answers: readonly RunAnswer[],
    private readonly dependencies: SessionDependencies,
  ) {
    this.ownRecord = signal(record);
    this.record = this.ownRecord;
    this.grow = growth(() => dependencies.onGrowth(this.record.value, this.answers));
    this.follow(record, answers);
  }

  /** Takes over what is kept, of which another tab may have made a part. Not while it runs. */
  follow(record: RunRecord, answers: readonly RunAnswer[]): void {
    this.ownRecord.value = record;
    for (const answer of answers) this.answers.set(itemKey(answer), answer);
    // A record may count more answers than storage accepted.
    if (record.state === 'finished' && answers.length >= record.total)
      this.phase.value = { kind: 'finished' };
    this.version.value++;
  }

  get active(): boolean {
    return this.controller !== null;
  }

  /** Starts or resumes the run. Never rejects: what goes wrong is in `phase`. */
  start(): Promise<void> {
    if (this.controller) return this.done;
    const controller = new AbortController();
    this.controller = controller;
    this.phase.value = { kind: 'loading', progress: null };
    this.done = this.exclusively(controller.signal)
      .then(
        (ran) => (ran ? this.settleAsked() : undefined),
        (error: unknown) =>
          this.settle(
            controller.signal.aborted || error instanceof NotNow
              ? { kind: 'paused' }
              : { kind: 'failed', error: error as Error },
            'paused',
          ),
      )
      .finally(() => {
        this.controller = null;
        this.proceed = null;
      });
    return this.done;
  }

  /** Stops once everything is stored; resolves when nothing is running any more. */
  async pause(): Promise<void> {
    this.controller?.abort();
    this.proceed?.(false);
    await this.done;
  }

  /** The reader's answer to a failed canary. */
  decide(go: boolean): void {
    this.proceed?.(go);
  }

  /** Only one tab at a time runs a run. @returns false where another tab does; its record is left as it is */
  private async exclusively(signal: AbortSignal): Promise<boolean> {
    const ran = await alone(lockOf(this.record.value.id), () => this.work(signal));
    if (!ran)
      this.phase.value = {
        kind: 'failed',
        error: new InferenceError(
          'other',
          'This run is in progress in another tab. Pause it there to continue it here.',
        ),
      };
    return ran;
  }

  private async work(signal: AbortSignal): Promise<void> {
    const { store, makeEngine, loadPairs } = this.dependencies;
    await this.catchUp();
    const record = this.record.value;
    const pairOf = await loadPairs(record, signal);
    this.items = itemsOf(record.plan, pairOf);
    const known = new Map([...this.answers].filter(([, { outcome }]) => outcome !== 'failed'));
    if (this.items.every((item) => known.has(itemKey(item)))) return;
    const rule = stopRule(record, this.answers.values());
    const engine = await makeEngine(record);
    try {
      await this.load(engine, signal);
      if (this.record.value.canaryFailed === null && !isReplay(record)) await this.test(engine, signal);
      await this.update({ state: 'running', total: this.items.length });
      this.phase.value = { kind: 'running' };
      await runItems({
        run: record.id,
        plan: record.plan,
        items: this.items,
        pairOf,
        engine,
        store: { put: store.putAnswers },
        known,
        signal,
        onAnswer: (answer) => {
          this.answers.set(itemKey(answer), answer);
          rule?.note(answer);
          this.tell();
          this.grow();
        },
        ...(rule ? { enough: rule.reached } : {}),
        onStorage: (error) => {
          this.unsaved.value = error;
        },
        onReload: this.reloaded,
      });
    } finally {
      if (rule?.reached()) await this.update({ stoppedAfter: rule.scenarios() });
      await this.noteLeftOut(engine.leftOut?.() ?? []);
      await engine.unload();
    }
  }

  /** Everything was asked, or the rule stopped it before. */
  private settleAsked(): Promise<void> {
    const all = this.items.every((item) => this.answers.has(itemKey(item)));
    return all ? this.settle({ kind: 'finished' }, 'finished') : this.settle({ kind: 'paused' }, 'paused');
  }

  /** Fields that the server refused belong to how the answers were made. */
  private async noteLeftOut(fields: readonly string[]): Promise<void> {
    const all = [...new Set([...(this.record.value.leftOut ?? []), ...fields])];
    if (all.length > (this.record.value.leftOut ?? []).length) await this.update({ leftOut: all });
  }

  /** Another tab may have continued it since this page was opened. */
  private async catchUp(): Promise<void> {
    const { store } = this.dependencies;
    const { id } = this.record.value;
    try {
      for (const answer of (await store.answers(id)).good) this.answers.set(itemKey(answer), answer);
    } catch (error) {
      // Where the browser keeps nothing the run goes on in memory. Answers that it keeps and does not give would be
      // asked for again, and written over.
      if (!(error instanceof StorageError && error.unavailable)) throw error;
      this.unsaved.value = error;
    }
    const kept = this.unsaved.value ? undefined : await store.record(id).catch(() => undefined);
    if (kept) this.ownRecord.value = kept;
  }

  private readonly reloaded = (last: InferenceError): void => {
    this.reloads.value = { count: this.reloads.value.count + 1, last };
  };

  private async load(engine: Engine, signal: AbortSignal): Promise<void> {
    const loaded = await engine.load({
      signal,
      onProgress: (progress) => {
        this.phase.value = { kind: 'loading', progress };
      },
    });
    const { measured, engine: made } = this.record.value;
    const revision = loaded.revision ?? measured.revision;
    if (this.answers.size > 0 && measured.revision && revision !== measured.revision)
      throw new InferenceError(
        'bad model file',
        'This is not the model file that the run began with. Choose that one, or plan a new run.',
      );
    await this.update({
      // What an earlier load has measured stays.
      device: this.record.value.device.startsWith(loaded.device) ? this.record.value.device : loaded.device,
      engine: {
        ...made,
        version: loaded.engineVersion,
        settings: { ...made.settings, ...loaded.settings },
      },
      measured: { ...measured, revision, quantisation: loaded.quantisation || measured.quantisation },
    });
  }

  private async test(engine: Engine, signal: AbortSignal): Promise<void> {
    const canary = await runCanary(engine, {
      signal,
      onReload: this.reloaded,
      onReply: (progress) => {
        this.phase.value = { kind: 'testing', progress };
      },
    });
    if (!canary.passed) {
      const decision = new Promise<boolean>((resolve) => {
        this.proceed = resolve;
      });
      this.phase.value = { kind: 'doubtful', canary };
      const go = await decision;
      this.proceed = null;
      if (!go) throw new NotNow();
    }
    await this.update({ canaryFailed: !canary.passed });
  }

  private async settle(phase: SessionPhase, state: RunRecord['state']): Promise<void> {
    if (this.unsaved.value) await this.saveAll();
    const failed = [...this.answers.values()].some(({ outcome }) => outcome === 'failed');
    const finished = state === 'finished' && !failed;
    await this.update(finished ? { state, finished: new Date().toISOString() } : { state: 'paused' });
    this.phase.value = phase;
    this.version.value++;
    this.dependencies.onRows(this.record.value, this.answers);
  }

  /** Offers storage everything again, after it refused something. */
  private async saveAll(): Promise<void> {
    try {
      await this.dependencies.store.putAnswers([...this.answers.values()]);
      this.unsaved.value = null;
    } catch (error) {
      this.unsaved.value = error as Error;
    }
  }

  private async update(change: Partial<RunRecord>): Promise<void> {
    this.ownRecord.value = { ...this.ownRecord.value, ...change };
    try {
      await this.dependencies.store.save(this.ownRecord.value);
    } catch (error) {
      this.unsaved.value = error as Error;
    }
  }

  private tell(): void {
    this.telling ??= setTimeout(() => {
      this.telling = null;
      this.version.value++;
    }, TELL_EVERY_MS);
  }
}
