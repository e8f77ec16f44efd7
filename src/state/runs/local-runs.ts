/** The reader's runs: kept ones, and those open on the page. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Database } from '../../db/types';
import type { PairLookup, RunPlan } from '../../domain/runs/run-plan';
import type { RunAnswer, RunModel, RunRecord } from '../../domain/runs/run-record';
import type { Contact } from '../../inference/engine-meta';
import { InferenceError } from '../../inference/errors';
import { alone } from '../../platform/locks';
import { askToPersist } from '../../platform/persist';
import { type RunStore, runStore } from '../../storage/run-store';
import { StorageError } from '../../storage/storage-error';
import type { ModelList } from '../model-list';
import type { Services } from '../services';
import type { SetAsideRecords } from '../set-aside';
import { createTabNews } from '../tab-news';
import { createAwake, type ScreenAwake } from './awake';
import { resumeDiscarded, watchRun } from './come-back';
import { contactsOf, engineOf, isReplay, mismatchOf } from './engines';
import { keepSpeed } from './measured-speed';
import { newRecord } from './new-record';
import { assertFree, assertReplayed, openedBundle } from './opened-bundle';
import { RunTables } from './publish';
import { readRecordedAnswers } from './recorded-answers';
import type { RunBundle } from './run-bundle';
import { freeLabel, lockOf, newId } from './run-names';
import { pairsFor } from './run-pairs';
import { RunSession } from './run-session';
import { createRunTabs } from './run-tabs';

/** What the reader chose to run. */
export interface RunChoice {
  readonly engine: RunRecord['engine'];
  readonly measured: RunModel;
  readonly plan: RunPlan;
  /** The model's files, where it is on the reader's machine. */
  readonly files: readonly File[];
}

export interface LocalRuns {
  readonly records: ReadonlySignal<readonly RunRecord[]>;
  /** Why kept runs cannot be read or kept. */
  readonly storageError: ReadonlySignal<Error | null>;
  readonly tables: RunTables;
  readonly awake: ScreenAwake;
  /** Reads which runs are kept. Never rejects. */
  list(): Promise<void>;
  /** Reads the kept runs and puts their rows into the tables. */
  restore(): Promise<void>;
  create(choice: RunChoice): Promise<RunSession>;
  /** The open session of a run, or one made from what is kept; null where there is no such run. */
  open(id: string): Promise<RunSession | null>;
  /** The session of a run that is open on this page. */
  opened(id: string): RunSession | undefined;
  /** The servers that a run needs and that the reader has not agreed to since this page was opened. */
  toAllow(record: RunRecord): readonly Contact[];
  /** The reader agrees to the servers that a run needs. */
  allow(id: string): void;
  /** Hands a run the model's files again. */
  giveFiles(id: string, files: readonly File[]): void;
  /** Deletes a run. @throws StorageError where it stays: the browser keeps it, or another tab is at it */
  remove(id: string): Promise<void>;
  /** Takes over what another tab has done with a run. @throws StorageError where what is kept cannot be read */
  follow(id: string): Promise<void>;
  /**
   * Adds an exported run under its own id and key, so that the same bundle twice is one run.
   *
   * @throws BundleError where something else has either
   */
  take(bundle: RunBundle): Promise<RunSession>;
}

const IN_PROGRESS = 'This run is in progress in another tab. Pause it there to delete it.';

/** A kept record as what it can be: one that does not fit its engine was not made here, and is not continued. */
function honest(record: RunRecord): RunRecord {
  return mismatchOf(record) === null ? record : { ...record, origin: 'imported' };
}

export function createLocalRuns({
  database,
  models,
  setAside,
  once,
}: {
  database: Database;
  models: Pick<ModelList, 'refresh'>;
  setAside: Pick<SetAsideRecords, 'note'>;
  once: Services['once'];
}): LocalRuns {
  const tabs = once(createRunTabs);
  const news = once(createTabNews);
  const records = signal<readonly RunRecord[]>([]);
  const storageError = signal<Error | null>(null);
  const sessions = new Map<string, RunSession>();
  const files = new Map<string, readonly File[]>();
  /** Runs whose servers the reader has agreed to on this page: a kept record or a file cannot. */
  const allowed = new Set<string>();
  const toAllow = (record: RunRecord) => (allowed.has(record.id) ? [] : contactsOf(record));
  /** Runs that the browser keeps. */
  const kept = new Set<string>();
  const store: RunStore = {
    ...runStore,
    async save(record) {
      await runStore.save(record);
      kept.add(record.id);
    },
  };
  const awake = createAwake();
  const tables = new RunTables(database, () => models.refresh());
  /** The answers of a kept run that can be read. @throws StorageError */
  const answersOf = async ({ id, measured }: RunRecord): Promise<readonly RunAnswer[]> => {
    const found = await runStore.answers(id, `the run “${measured.label}”`);
    setAside.note(found.setAside);
    return found.good;
  };

  const remember = (record: RunRecord) => {
    records.value = [record, ...records.value.filter(({ id }) => id !== record.id)].sort((a, b) =>
      a.created < b.created ? 1 : -1,
    );
  };
  const session = (record: RunRecord, answers: ConstructorParameters<typeof RunSession>[1]) => {
    const made = new RunSession(record, answers, {
      store,
      makeEngine(own) {
        const [contact] = toAllow(own);
        if (contact)
          throw new InferenceError('server refused', `Allow this first: ${contact.host} ${contact.purpose}.`);
        return engineOf(own, { database, files: files.get(own.id) ?? [] });
      },
      loadPairs: async (own, abort): Promise<PairLookup> => (await pairsFor(database, own, abort)).pairOf,
      onRows: (own, all) => {
        remember(own);
        void keepSpeed(own, all.values());
        tables.set(own, [...all.values()]).catch((error: Error) => {
          storageError.value = error;
          console.error(error);
        });
        tabs.tell(own.id);
      },
      // Tables that could not grow are written at the next pause, which shows why they could not.
      onGrowth: (own, all) => tables.grow(own, [...all.values()]),
    });
    sessions.set(record.id, made);
    watchRun(made, awake.count);
    remember(record);
    return made;
  };
  const labelFor = (label: string, own: string): string => {
    const others = records.value.filter(({ id }) => id !== own);
    return freeLabel(
      label,
      others.map(({ measured }) => measured.label),
    );
  };
  const save = async (record: RunRecord) => {
    try {
      await store.save(record);
      storageError.value = null;
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      storageError.value = error;
    }
  };

  const forget = async (id: string): Promise<void> => {
    kept.delete(id);
    sessions.delete(id);
    files.delete(id);
    await tables.remove(id);
    records.value = records.value.filter((record) => record.id !== id);
  };

  const list = async (): Promise<readonly RunRecord[]> => {
    try {
      const { good, setAside: unread } = await runStore.list();
      setAside.note(unread);
      const found = good.map(honest);
      for (const { id } of found) kept.add(id);
      // A page may have opened one of them already: the live state is newer than the kept one.
      records.value = found
        .map((record) => sessions.get(record.id)?.record.value ?? record)
        .sort((a, b) => (a.created < b.created ? 1 : -1));
      return found;
    } catch (error) {
      storageError.value = error as Error;
      return [];
    }
  };

  return {
    records,
    storageError,
    tables,
    awake,
    list: async () => void (await list()),
    async restore() {
      for (const record of await list())
        try {
          const open = sessions.get(record.id);
          const answers = open?.answers.values() ?? (await answersOf(record));
          await tables.set(open?.record.value ?? record, [...answers]);
        } catch (error) {
          storageError.value = error as Error;
        }
    },
    async create({ engine, measured, plan, files: given }) {
      const id = newId();
      const actions = await pairsFor(database, { engine, plan });
      const named = { ...measured, label: labelFor(measured.label, id) };
      const record = newRecord({ id, engine, measured: named, plan }, actions);
      if (given.length > 0) files.set(id, given);
      allowed.add(id);
      void askToPersist();
      await save(record);
      tabs.tell(id);
      return session(record, []);
    },
    async open(id) {
      const known = sessions.get(id);
      if (known) return known;
      const found = await runStore.record(id);
      if (!found) return null;
      const record = honest(found);
      kept.add(id);
      const answers = await answersOf(record);
      const opened = sessions.get(id);
      if (opened) return opened;
      const made = session(record, answers);
      resumeDiscarded(made, () => allowed.add(id));
      return made;
    },
    opened: (id) => sessions.get(id),
    toAllow,
    allow: (id) => void allowed.add(id),
    giveFiles: (id, given) => void files.set(id, given),
    async remove(id) {
      await sessions.get(id)?.pause();
      // First: a run that the browser refuses to delete stays, and deleting can be tried again.
      const deleted = await alone(lockOf(id), () =>
        runStore.remove(id).catch((error: unknown) => {
          if (kept.has(id)) throw error;
        }),
      );
      if (!deleted) throw new StorageError('other', IN_PROGRESS);
      await forget(id);
      tabs.tell(id);
    },
    async follow(id) {
      const open = sessions.get(id);
      // What this tab is adding to is here already, and no other deletes it.
      if (open?.active) return;
      const found = await runStore.record(id);
      if (found) {
        kept.add(id);
        const answers = await answersOf(found);
        if (open?.active) return;
        open?.follow(honest(found), answers);
        remember(open?.record.value ?? honest(found));
        await tables.set(found, answers);
      } else if (kept.has(id)) {
        const label = records.value.find((record) => record.id === id)?.measured.label ?? id;
        await forget(id);
        news.value = `Another tab deleted the run “${label}”.`;
      }
    },
    async take(bundle) {
      const { id } = bundle.record;
      await sessions.get(id)?.pause();
      // Where nothing can be read nothing is written either; a record that cannot be read is moved out of the way.
      const own = await runStore.record(id).catch(() => undefined);
      const here = own ? { record: own, answers: await answersOf(own) } : null;
      if (!own && !sessions.has(id)) await assertFree(database, bundle.record.model, records.value);
      const { record, answers: merged } = openedBundle(bundle, here);
      if (isReplay(record))
        assertReplayed(
          bundle.answers,
          await readRecordedAnswers(database, record.engine.settings.model ?? ''),
        );
      const label = labelFor(record.measured.label, id);
      const taken: RunRecord = { ...record, measured: { ...record.measured, label } };
      await save(taken);
      try {
        await runStore.putAnswers(merged);
      } catch (error) {
        storageError.value = error as Error;
      }
      const made = session(taken, merged);
      await tables.set(taken, merged);
      tabs.tell(id);
      return made;
    },
  };
}
