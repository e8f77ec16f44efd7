/** The reader's runs: kept ones, and those open on the page. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Database } from '../../db/types';
import { PROMPT_VERSION } from '../../domain/prompts/templates';
import { itemsOf, type PairLookup, type RunPlan } from '../../domain/runs/run-plan';
import type { RunAnswer, RunModel, RunRecord } from '../../domain/runs/run-record';
import type { Contact } from '../../inference/engine-meta';
import { InferenceError } from '../../inference/errors';
import { askToPersist } from '../../platform/persist';
import { type RunStore, runStore } from '../../storage/run-store';
import { StorageError } from '../../storage/storage-error';
import type { ModelList } from '../model-list';
import type { SetAsideRecords } from '../set-aside';
import { loadActions } from './actions';
import { createAwake, type ScreenAwake } from './awake';
import { BundleError } from './bundle-error';
import { resumeDiscarded, watchRun } from './come-back';
import { contactsOf, engineOf, isReplay, mismatchOf, samplingOf } from './engines';
import { keepSpeed } from './measured-speed';
import { assertReplayed, openedBundle } from './opened-bundle';
import { RunTables } from './publish';
import { loadReplayActions, readRecordedAnswers } from './recorded-answers';
import type { RunBundle } from './run-bundle';
import { newId, slug } from './run-names';
import { RunSession } from './run-session';

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
  /** The servers that a run needs and that the reader has not agreed to since this page was opened. */
  toAllow(record: RunRecord): readonly Contact[];
  /** The reader agrees to the servers that a run needs. */
  allow(id: string): void;
  /** Hands a run the model's files again. */
  giveFiles(id: string, files: readonly File[]): void;
  /** Deletes a run. @throws StorageError where the browser still keeps it; nothing has changed then */
  remove(id: string): Promise<void>;
  /**
   * Adds an exported run under its own id and key, so that the same bundle twice is one run.
   *
   * @throws BundleError where something else has either
   */
  take(bundle: RunBundle): Promise<RunSession>;
}

const IS_TAKEN = 'SELECT model FROM models WHERE model = $1';

/** A kept record as what it can be: one that does not fit its engine was not made here, and is not continued. */
function honest(record: RunRecord): RunRecord {
  return mismatchOf(record) === null ? record : { ...record, origin: 'imported' };
}

function pairsFor(
  database: Pick<Database, 'query'>,
  run: Pick<RunRecord, 'engine' | 'plan'>,
  signal?: AbortSignal,
) {
  const { engine, plan } = run;
  return isReplay(run)
    ? loadReplayActions(database, engine.settings.model ?? '', plan.scenarios, signal)
    : loadActions(database, plan.scenarios, signal);
}

export function createLocalRuns({
  database,
  models,
  setAside,
}: {
  database: Database;
  models: Pick<ModelList, 'refresh'>;
  setAside: Pick<SetAsideRecords, 'note'>;
}): LocalRuns {
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
      },
      // Tables that could not grow are written at the next pause, which shows why they could not.
      onGrowth: (own, all) => tables.grow(own, [...all.values()]),
    });
    sessions.set(record.id, made);
    watchRun(made, awake.count);
    remember(record);
    return made;
  };
  /** The label, numbered where another run has it. */
  const freeLabel = (label: string, own: string): string => {
    const stem = label.replace(/ #\d+$/, '');
    const taken = records.value.filter(({ id }) => id !== own).map(({ measured }) => measured.label);
    let free = stem;
    for (let count = 2; taken.includes(free); count++) free = `${stem} #${count}`;
    return free;
  };
  /** @throws BundleError where the answers would be counted as another model's */
  const assertFree = async (model: string): Promise<void> => {
    const taken =
      records.value.some((record) => record.model === model) ||
      (await database.query(IS_TAKEN, { params: [model] })).rows.length > 0;
    if (taken)
      throw new BundleError(
        `Another model in this browser has the key of this run’s model (${model.slice(0, 200)}). Delete that one to open this file.`,
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
      const label = freeLabel(measured.label, id);
      const origin = isReplay({ engine }) ? 'replay' : 'local';
      const record: RunRecord = {
        id,
        format: 1,
        model: `${origin}-${slug(measured.label)}-${id}`,
        origin,
        measured: { ...measured, label },
        engine,
        device: '',
        plan,
        promptVersion:
          Object.keys(plan.customTemplates).length > 0 ? `${PROMPT_VERSION} custom` : PROMPT_VERSION,
        dataset: { origin: actions.origin, sha256: actions.sha256 },
        siteVersion: __APP_VERSION__,
        state: 'ready',
        created: new Date().toISOString(),
        finished: null,
        total: itemsOf(plan, actions.pairOf).length,
        ...samplingOf({ engine }),
        canaryFailed: null,
      };
      if (given.length > 0) files.set(id, given);
      allowed.add(id);
      void askToPersist();
      await save(record);
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
    toAllow,
    allow: (id) => void allowed.add(id),
    giveFiles: (id, given) => void files.set(id, given),
    async remove(id) {
      await sessions.get(id)?.pause();
      // First: a run that the browser refuses to delete stays, and deleting can be tried again.
      await runStore.remove(id).catch((error: unknown) => {
        if (kept.has(id)) throw error;
      });
      kept.delete(id);
      sessions.delete(id);
      files.delete(id);
      records.value = records.value.filter((record) => record.id !== id);
      await tables.remove(id);
    },
    async take(bundle) {
      const { id } = bundle.record;
      await sessions.get(id)?.pause();
      // Where nothing can be read nothing is written either; a record that cannot be read is moved out of the way.
      const own = await runStore.record(id).catch(() => undefined);
      const here = own ? { record: own, answers: await answersOf(own) } : null;
      if (!own && !sessions.has(id)) await assertFree(bundle.record.model);
      const { record, answers: merged } = openedBundle(bundle, here);
      if (isReplay(record))
        assertReplayed(
          bundle.answers,
          await readRecordedAnswers(database, record.engine.settings.model ?? ''),
        );
      const label = freeLabel(record.measured.label, id);
      const taken: RunRecord = { ...record, measured: { ...record.measured, label } };
      await save(taken);
      try {
        await runStore.putAnswers(merged);
      } catch (error) {
        storageError.value = error as Error;
      }
      const made = session(taken, merged);
      await tables.set(taken, merged);
      return made;
    },
  };
}
