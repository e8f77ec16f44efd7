import type { Signal } from '@preact/signals';
import { openChannel } from '../../platform/channel';
import { inTurn } from '../../platform/locks';
import type { Engine } from '../engine/engine';
import { abortError, EngineDiedError, QueryError, type Refusal } from '../errors';
import type { KeptDatabase, KeptState, OwnObject, OwnStore } from '../types';
import { wholeFile } from './duckdb-file';
import { OwnFile } from './own-file';

/** The lock under which one tab at a time writes, and the channel on which it says that it did. */
const TABS = 'value-action-lens/mine';
/** How often DuckDB may die while it opens a database before that is taken to be the cause. */
const MOST_DEATHS = 2;

const TOO_LARGE =
  'Your tables take more than 512 MB, the most that is kept. They last until you close the page: save them as a file, or drop some.';
const OVERTAKEN =
  'Another tab has changed your tables, and this one has changes that could not be saved. What you see here lasts until you close the page: save it as a file, then reload.';

export interface OwnSignals {
  readonly objects: Signal<readonly OwnObject[]>;
  readonly kept: Signal<KeptState>;
  readonly lost: Signal<boolean>;
}

interface Change<T> {
  readonly signal?: AbortSignal | undefined;
  readonly work: () => Promise<T>;
  /** Called once everything is kept, while no other tab writes. */
  readonly onKept?: () => Promise<void>;
}

/**
 * The reader's own database: a DuckDB file in the open folder. After each change the whole file is stored, as one record
 * that is replaced at once: it works alike in every browser, cannot be left half written, and several tabs can use it.
 * A tab that writes holds a lock until that is stored, and first takes over what others have stored since. So nobody is
 * locked out, and nothing is written over.
 */
export class OwnDatabase {
  private readonly file = new OwnFile();
  /** Of what is kept and was attached last; 0 where nothing was kept. */
  private version = 0;
  /** Whether another tab has stored a newer one. */
  private stale = false;
  /** Whether what is attached has changes that could not be stored; and its bytes, unless there are too many. */
  private unsaved = false;
  private latest: Blob | null = null;
  /** One that is kept but cannot be opened. */
  private damaged: KeptDatabase | null = null;
  private deaths = 0;
  private losing = false;
  private last: Promise<unknown> = Promise.resolve();
  private readonly tell: (message: string) => void;

  constructor(
    private readonly store: OwnStore,
    private readonly signals: OwnSignals,
  ) {
    this.tell = openChannel(TABS, () => {
      this.stale = true;
      // What fails here is met again by the next script.
      if (this.file.engine) this.current(this.file.engine).catch(() => {});
    });
  }

  /** Why nothing can be written; null where it can. */
  get refusal(): Refusal | null {
    const state = this.signals.kept.peek();
    if (state.phase !== 'closed') return null;
    return {
      text: `Nothing was changed. ${state.problem}`,
      instead: state.damaged
        ? 'Next to your tables you can save what is kept as a file, and start afresh.'
        : 'The published tables can be read meanwhile.',
    };
  }

  /** Attaches what is kept: to a new engine, and where another tab has changed it. @throws EngineDiedError */
  async current(engine: Engine): Promise<void> {
    const unread = () => this.refusal !== null && !this.damaged;
    const isCurrent = () => this.file.engine === engine && (this.unsaved || (!this.stale && !unread()));
    if (isCurrent()) return;
    await this.inOrder(async () => {
      if (!isCurrent()) await this.takeOver(engine);
    });
  }

  /**
   * Changes it while no other tab does, beginning with the newest version, and stores it: also what failing work had
   * changed before.
   *
   * @throws what the work throws; QueryError where, for want of locks, another tab has stored something meanwhile
   */
  change<T>(engine: Engine, { signal, work, onKept }: Change<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const before = this.signals.kept.peek();
      const waited = () => {
        if (this.signals.kept.peek().phase === 'waiting') this.say(before);
      };
      const held = async () => {
        waited();
        if (!this.unsaved || this.file.engine !== engine) await this.takeOver(engine);
        const working = work();
        await working.catch((error: unknown) => {
          // Whoever cancels does not wait for what was changed before.
          if (signal?.aborted) reject(error);
        });
        await engine.settled();
        if (engine.alive && this.refusal === null) await this.keep(engine);
        if (this.signals.kept.peek().phase === 'kept') await onKept?.();
        resolve(working);
      };
      this.inOrder(() => {
        signal?.throwIfAborted();
        return inTurn(TABS, held, { signal, onWait: () => this.say({ phase: 'waiting' }) });
      }).catch((error: unknown) => {
        waited();
        reject(signal?.aborted ? abortError(signal) : error);
      });
    });
  }

  /** As it is now, or as it is kept where it cannot be opened. */
  save(engine: Engine): Promise<Blob> {
    return this.inOrder(async () => {
      const bytes = this.damaged?.bytes ?? (await this.file.bytes(engine));
      if (!bytes) throw new Error(TOO_LARGE);
      return bytes;
    });
  }

  /** Puts an empty one in its place. @throws Error where what is kept cannot be read, or not be set aside */
  startAfresh(engine: Engine): Promise<void> {
    const afresh = async () => {
      const found = await this.store.read();
      if (found && 'problem' in found && !found.unavailable) throw new Error(found.problem);
      const kept = found && 'bytes' in found ? found : null;
      const problem =
        this.damaged && kept ? await this.store.setAside(kept, 'DuckDB could not open it') : null;
      if (problem) throw new Error(problem.problem);
      this.version = kept?.version ?? 0;
      this.damaged = null;
      this.latest = null;
      await this.file.attach(engine, null);
      this.unsaved = true;
      await this.keep(engine);
    };
    return this.inOrder(() => inTurn(TABS, afresh));
  }

  /** The engine that had it died with a script's changes. */
  noteLoss(): void {
    this.losing = true;
  }

  /** Attaches the newest version, in place of an older one. */
  private async takeOver(engine: Engine): Promise<void> {
    const there = this.file.engine === engine;
    if (!there) {
      this.signals.lost.value = this.losing || (this.unsaved && !this.latest);
      this.losing = false;
      if (this.unsaved && this.latest) return this.attach(engine, await wholeFile(this.latest));
      this.unsaved = false;
    }
    const found = await this.store.read();
    if (found && 'problem' in found && !found.unavailable) {
      if (!there) await this.attach(engine, 'nothing');
      return this.say({ phase: 'closed', problem: found.problem, damaged: false });
    }
    const kept = found && 'bytes' in found ? found : null;
    const version = kept?.version ?? 0;
    this.stale = false;
    if (version === this.version && there && (this.refusal === null || this.damaged)) return;
    if (version !== this.version) this.deaths = 0;
    this.version = version;
    const why = await this.attachKept(engine, kept);
    this.damaged = why === null ? null : kept;
    if (why === null) return this.say({ phase: 'kept' });
    await this.attach(engine, 'nothing');
    const problem = `What this browser keeps of your tables could not be opened: ${why.replace(/\.$/, '')}. It is still there.`;
    this.say({ phase: 'closed', problem, damaged: true });
  }

  /** @returns why it cannot be opened, as a clause; null where it was */
  private async attachKept(engine: Engine, kept: KeptDatabase | null): Promise<string | null> {
    if (this.deaths >= MOST_DEATHS) return 'DuckDB stops whenever it tries';
    const { alive } = engine;
    try {
      await this.attach(engine, kept && (await wholeFile(kept.bytes)));
      this.deaths = 0;
      return null;
    } catch (error) {
      if (error instanceof EngineDiedError) {
        if (alive) this.deaths++;
        throw error;
      }
      return error instanceof Error ? error.message : String(error);
    }
  }

  private async attach(engine: Engine, content: Blob | null | 'nothing'): Promise<void> {
    await this.file.attach(engine, content);
    this.signals.objects.value = await this.file.objects(engine);
  }

  /** Stores what has changed. */
  private async keep(engine: Engine): Promise<void> {
    let bytes: Blob | null;
    try {
      if (!this.unsaved && !(await this.file.changed(engine))) return;
      this.say({ phase: 'saving' });
      this.signals.objects.value = await this.file.objects(engine);
      bytes = await this.file.bytes(engine);
    } catch (error) {
      if (!engine.alive) this.losing = true;
      const why = error instanceof Error ? error.message : String(error);
      return this.lastsForVisit(null, `DuckDB could not write your tables to their file (${why}).`);
    }
    if (!bytes) return this.lastsForVisit(null, TOO_LARGE);
    const outcome = await this.store.write(bytes, this.version);
    if (outcome === 'kept') {
      this.version++;
      this.unsaved = false;
      this.latest = null;
      this.say({ phase: 'kept' });
      this.tell('stored');
    } else if (outcome !== 'changed') this.lastsForVisit(bytes, outcome.problem);
    else if (this.unsaved) this.lastsForVisit(bytes, OVERTAKEN);
    else {
      await this.takeOver(engine);
      throw new QueryError('', {
        text: 'Another tab changed your tables at the same time, so nothing of this was kept.',
        instead: 'Run it again.',
      });
    }
  }

  private lastsForVisit(bytes: Blob | null, problem: string): void {
    this.unsaved = true;
    this.latest = bytes;
    this.say({ phase: 'unsaved', problem });
  }

  /** One after the other in this tab. */
  private inOrder<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => {});
    return turn;
  }

  private say(state: KeptState): void {
    this.signals.kept.value = state;
  }
}
