import { type ReadonlySignal, signal } from '@preact/signals';
import type { AddedTables } from '../../db/types';
import { sha256 } from '../../domain/text/sha256';
import { VIA_ZIP } from '../../domain/via/provenance';
import type { ViaSummary } from '../../domain/via/via-summary';
import { assertSize, MOST_VIA_BYTES } from '../../readers/file-size';
import { SourceError } from '../../readers/source-error';
import { forgetImport, type KeptVia, keepImport } from '../../storage/kept-imports';
import { fetchFile } from './fetch-file';
import type { ViaReading } from './via.worker';

/** Whether a file is the release behind the figures; `unknown` where the browser cannot hash. */
export type Verification = 'verified' | 'unverified' | 'unknown';

/** What is known about a release file that was read. */
export interface ViaFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly verification: Verification;
  readonly summary: ViaSummary;
}

export type ViaState =
  /** The site was built with the release. */
  | { readonly kind: 'built' }
  /** There is only the sample scenario. `error` says what went wrong with the last attempt. */
  | { readonly kind: 'sample'; readonly error: Error | null }
  | {
      readonly kind: 'loading';
      readonly step: 'downloading' | 'checking' | 'reading' | 'adding';
      /** Bytes of the download; zero otherwise. */
      readonly done: number;
      readonly of: number;
    }
  /** Read, but not the release: the reader decides. */
  | { readonly kind: 'doubtful'; readonly file: ViaFile }
  | {
      readonly kind: 'loaded';
      readonly file: ViaFile;
      /** Whether the browser keeps it for the next visit; if not, why. */
      readonly kept: true | Error;
    };

export interface ViaRelease {
  readonly state: ReadonlySignal<ViaState>;
  /** Downloads the release from the authors' repository. Never rejects: a failure is in the state. */
  download(): Promise<void>;
  /** Reads a file that the reader chose: the zip, or the CSV in it. Never rejects. */
  open(file: File): Promise<void>;
  /** Restores what an earlier visit or another tab kept. Never rejects. @returns why it could not, if so; as in the state */
  restore(kept: KeptVia): Promise<Error | null>;
  /** Takes the release out of the tables, which another tab has deleted. */
  leave(): Promise<void>;
  /** Uses the doubtful file. Never rejects. */
  accept(): Promise<void>;
  /** Stops what is running, or discards the doubtful file. */
  cancel(): void;
  /** Removes VIA from the tables and the browser's storage. Rejects with a StorageError where it stays. */
  remove(): Promise<void>;
}

const OWNER = 'via';

interface Read {
  readonly file: ViaFile;
  readonly encoded: ViaReading['encoded'];
  readonly bytes: ArrayBuffer;
}

function verify(hash: string | null): Verification {
  if (hash === null) return 'unknown';
  return hash === VIA_ZIP.sha256 || hash === VIA_ZIP.csvSha256 ? 'verified' : 'unverified';
}

/** @param onChange called after the rows of via_actions changed */
export function createViaRelease(tables: AddedTables, built: boolean, onChange: () => void): ViaRelease {
  const idle: ViaState = built ? { kind: 'built' } : { kind: 'sample', error: null };
  const state = signal<ViaState>(idle);
  let controller = new AbortController();
  let doubtful: Read | null = null;
  let taking: Promise<void> = Promise.resolve();

  const step = (name: Extract<ViaState, { kind: 'loading' }>['step'], done = 0, of = 0) => {
    state.value = { kind: 'loading', step: name, done, of };
  };

  async function read(name: string, bytes: ArrayBuffer, signal: AbortSignal): Promise<Read> {
    signal.throwIfAborted();
    step('checking');
    const hash = await sha256(bytes);
    signal.throwIfAborted();
    step('reading');
    const copy = bytes.slice(0);
    const { readRelease } = await import('./read-in-worker');
    const input = { file: name, bytes: copy };
    const { encoded, summary } = await readRelease(input, { signal, transfer: [copy] });
    if (summary.actions === 0) throw new Error(`No action in ${name} could be read.`);
    const file = { name, bytes: bytes.byteLength, sha256: hash, verification: verify(hash), summary };
    return { file, encoded, bytes };
  }

  async function take({ file, encoded, bytes }: Read, keep: boolean, signal: AbortSignal): Promise<void> {
    step('adding');
    try {
      await tables.remove(OWNER);
      signal.throwIfAborted();
      await tables.add(OWNER, 'via_actions', encoded, { replacesPublished: true });
      signal.throwIfAborted();
      let kept: true | Error = true;
      if (keep)
        await keepImport({ kind: 'via', file: file.name, bytes, savedAt: Date.now() }).catch(
          (error: Error) => {
            kept = error;
          },
        );
      if (signal.aborted && keep) await forgetImport('via').catch(() => {});
      signal.throwIfAborted();
      state.value = { kind: 'loaded', file, kept };
    } catch (error) {
      await tables.remove(OWNER);
      throw error;
    } finally {
      onChange();
    }
  }

  /** Adds rows once the attempt before has removed its own. */
  function takeInTurn(result: Read, keep: boolean, signal: AbortSignal): Promise<void> {
    const turn = taking.then(() => {
      signal.throwIfAborted();
      return take(result, keep, signal);
    });
    taking = turn.catch(() => {});
    return turn;
  }

  /** Runs one attempt, stopping the one before it. */
  async function attempt(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    controller.abort();
    controller = new AbortController();
    const { signal } = controller;
    doubtful = null;
    try {
      await work(signal);
    } catch (error) {
      if (!signal.aborted)
        state.value = { kind: 'sample', error: error instanceof Error ? error : new Error(String(error)) };
    }
  }

  async function offer(name: string, bytes: ArrayBuffer, signal: AbortSignal): Promise<void> {
    const result = await read(name, bytes, signal);
    if (result.file.verification !== 'unverified') return takeInTurn(result, true, signal);
    doubtful = result;
    state.value = { kind: 'doubtful', file: result.file };
  }

  async function leave(): Promise<void> {
    await tables.remove(OWNER);
    state.value = idle;
    onChange();
  }

  return {
    state,
    leave,
    download: () =>
      attempt(async (signal) => {
        step('downloading', 0, VIA_ZIP.bytes);
        const wanted = { url: VIA_ZIP.url, what: 'The release', most: VIA_ZIP.bytes };
        const { buffer: bytes } = await fetchFile(wanted, signal, (done) => {
          if (!signal.aborted) step('downloading', done, VIA_ZIP.bytes);
        });
        try {
          await offer(VIA_ZIP.path.split('/').at(-1) ?? VIA_ZIP.path, bytes, signal);
        } catch (cause) {
          if (!(cause instanceof SourceError)) throw cause;
          throw new Error(`GitHub sent something other than the release: ${cause.message}`, { cause });
        }
      }),
    open: (file) =>
      attempt(async (signal) => {
        step('checking');
        assertSize(file, MOST_VIA_BYTES);
        await offer(file.name, await file.arrayBuffer(), signal);
      }),
    async restore(kept) {
      await attempt(async (signal) => takeInTurn(await read(kept.file, kept.bytes, signal), false, signal));
      return state.value.kind === 'sample' ? state.value.error : null;
    },
    accept() {
      const result = doubtful;
      return result ? attempt((signal) => takeInTurn(result, true, signal)) : Promise.resolve();
    },
    cancel() {
      controller.abort();
      doubtful = null;
      state.value = idle;
    },
    async remove() {
      controller.abort();
      const before = state.value;
      // First: what the browser refuses to delete stays, and deleting can be tried again.
      await forgetImport('via').catch((error: unknown) => {
        if (before.kind === 'loaded' && before.kept === true) throw error;
      });
      await leave();
    },
  };
}
