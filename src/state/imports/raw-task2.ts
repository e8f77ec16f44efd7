import { type ReadonlySignal, signal } from '@preact/signals';
import type { Database } from '../../db/types';
import { unpackChoices } from '../../domain/answers/model-answers';
import type { Agreement } from '../../domain/via/agreement';
import { MOST_RAW_BYTES, RAW_TASK2, type RawFile, rawFileName } from '../../domain/via/raw-task2';
import { forgetImport, type KeptRaw, keepImport, keyOf } from '../../storage/kept-imports';
import { fetchFile } from './fetch-file';

export type RawState =
  /** The model's choices are those that the site was built with. */
  | {
      readonly kind: 'none';
      /** Of the last attempt. */
      readonly error: Error | null;
      /** Bytes of the file that have arrived, and from which the next attempt continues. */
      readonly arrived: number;
    }
  | {
      readonly kind: 'loading';
      readonly step: 'downloading' | 'reading' | 'adding';
      /** Bytes that have arrived. */
      readonly done: number;
    }
  | {
      readonly kind: 'loaded';
      readonly agreement: Agreement;
      /** Whether the browser keeps it for the next visit; if not, why. */
      readonly kept: true | Error;
    };

/** The authors' files of raw Task 2 answers, each of which takes the place of what is inferred of its model. */
export interface RawTask2 {
  /** By model. */
  readonly states: ReadonlySignal<ReadonlyMap<string, RawState>>;
  /** Downloads a model's file, or the rest of it. Never rejects: a failure is in the state. */
  download(model: string): Promise<void>;
  /** Stops what is running for a model; what has arrived of its file stays for the next attempt. */
  cancel(model: string): void;
  /** Restores what an earlier visit or another tab kept. @throws as `tables.add` */
  restore(kept: KeptRaw): Promise<void>;
  /** Takes out the choices of a file that another tab has deleted. */
  leave(model: string): Promise<void>;
  /** Removes the file's choices, so that what was inferred is back. Rejects with a StorageError where they stay. */
  remove(model: string): Promise<void>;
}

const NONE: RawState = { kind: 'none', error: null, arrived: 0 };

const ownerOf = (model: string): string => `raw/${model}`;

/**
 * @param files the authors' files
 * @param onChange called after the tables changed
 */
export function createRawTask2(
  database: Pick<Database, 'tables' | 'query'>,
  onChange: () => void,
  files: readonly RawFile[] = RAW_TASK2,
): RawTask2 {
  const states = signal<ReadonlyMap<string, RawState>>(new Map(files.map(({ model }) => [model, NONE])));
  const running = new Map<string, AbortController>();
  /** What has arrived of files that are not whole. */
  const parts = new Map<string, Uint8Array<ArrayBuffer>[]>();
  const arrived = (model: string): number =>
    parts.get(model)?.reduce((sum, { length }) => sum + length, 0) ?? 0;
  const set = (model: string, state: RawState) => {
    states.value = new Map(states.value).set(model, state);
  };
  const step = (model: string, name: Extract<RawState, { kind: 'loading' }>['step'], done = 0) =>
    set(model, { kind: 'loading', step: name, done });

  async function addRows(model: string, choices: Uint8Array): Promise<void> {
    const owner = ownerOf(model);
    try {
      await database.tables.add(
        owner,
        'task2_choices',
        unpackChoices(choices).map((row) => ({ model, ...row })),
        { replacesModel: model },
      );
    } catch (error) {
      await database.tables.remove(owner);
      throw error;
    }
  }

  async function take(file: RawFile, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<void> {
    const { model } = file;
    step(model, 'reading');
    const { readRawFile } = await import('./read-raw-file');
    const { choices, agreement } = await readRawFile(database, file, bytes, signal);
    signal.throwIfAborted();
    step(model, 'adding');
    await addRows(model, choices);
    const kept = await keepImport({ kind: 'raw', model, choices, agreement, savedAt: Date.now() }).then(
      () => true as const,
      (error: Error) => error,
    );
    set(model, { kind: 'loaded', agreement, kept });
    onChange();
  }

  /** Runs one attempt for a model, unless one is running or its file is loaded. */
  async function attempt(model: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (running.has(model) || states.value.get(model)?.kind === 'loaded') return;
    const controller = new AbortController();
    running.set(model, controller);
    try {
      await work(controller.signal);
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      set(model, { kind: 'none', error: controller.signal.aborted ? null : error, arrived: arrived(model) });
    } finally {
      running.delete(model);
    }
  }

  async function leave(model: string): Promise<void> {
    await database.tables.remove(ownerOf(model));
    set(model, NONE);
    onChange();
  }

  return {
    states,
    leave,
    async download(model) {
      const file = files.find((candidate) => candidate.model === model);
      if (!file) return;
      await attempt(model, async (signal) => {
        const own = parts.get(model) ?? [];
        parts.set(model, own);
        step(model, 'downloading', arrived(model));
        const wanted = { url: file.url, what: rawFileName(file), most: MOST_RAW_BYTES, parts: own };
        const bytes = await fetchFile(wanted, signal, (done) => step(model, 'downloading', done));
        // Whole, or of no use.
        parts.delete(model);
        await take(file, bytes, signal);
      });
    },
    cancel: (model) => running.get(model)?.abort(),
    async restore({ model, choices, agreement }) {
      if (states.value.get(model)?.kind !== 'none') return;
      await addRows(model, choices);
      set(model, { kind: 'loaded', agreement, kept: true });
      onChange();
    },
    async remove(model) {
      const before = states.value.get(model);
      if (before?.kind !== 'loaded') return;
      // First: what the browser refuses to delete stays, and deleting can be tried again.
      await forgetImport(keyOf({ kind: 'raw', model })).catch((error: unknown) => {
        if (before.kept === true) throw error;
      });
      await leave(model);
    },
  };
}
