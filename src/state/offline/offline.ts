/** Keeps the site in the browser for use without a network, once the page has all that it needs itself. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { whenIdle } from '../../platform/idle';
import { cacheStorage, freeBytes } from '../../platform/kept-files';
import { type BuildFile, buildOf, cacheName, type Part } from '../../platform/offline/build-files';
import { type KeptBuild, openKeptBuild } from '../../platform/offline/kept-build';
import { type Registered, register } from '../../platform/offline/registration';
import { askToPersist } from '../../platform/persist';
import { sparing } from '../../platform/sparing';
import { fetchedByWorkers } from '../../worker/fetched-by-workers';
import { trustedServiceWorker } from '../../worker/trusted-scripts';
import type { Services } from '../services';
import { createNewVersion } from './new-version';

/** Bytes of what is kept and of what is not. */
export interface Amount {
  readonly kept: number;
  readonly missing: number;
}

export type OfflineState =
  | { readonly phase: 'starting' }
  /** The browser, or this address, has no service workers; nothing could be kept; or it was withdrawn. */
  | { readonly phase: 'absent'; readonly why: 'browser' | 'failed' | 'withdrawn' }
  /** Another tab has taken on a newer version. */
  | { readonly phase: 'outdated' }
  | { readonly phase: 'kept'; readonly pages: Amount; readonly database: Amount };

export interface Offline {
  readonly state: ReadonlySignal<OfflineState>;
  /** While everything is being kept: what is done of it, from 0 to 1. */
  readonly progress: ReadonlySignal<number | null>;
  readonly problem: ReadonlySignal<string | null>;
  /** Registers the worker, and keeps the pages where megabytes are not dear. Never rejects; once is enough. */
  start(): Promise<void>;
  /** Keeps DuckDB and all tables as well, and asks the browser not to drop them. Never rejects. */
  keepAll(): Promise<void>;
  /** Lets go of DuckDB and the tables. */
  drop(): Promise<void>;
}

const PAGES: readonly Part[] = ['shell', 'pages'];
const ALL: readonly Part[] = [...PAGES, 'database'];

/** Of the room that is left, what is taken unasked: the rest is for what the reader makes. */
const SHARE_OF_ROOM = 0.2;

/** Between two files that nobody asked for. */
const LONGEST_PAUSE_MS = 200;

/** A page that stays open looks for a new version this often, when it is seen. */
const LOOK_AGAIN_MS = 3_600_000;

const sizeOf = (files: readonly BuildFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

function inWords(error: unknown): string {
  const { name } = error as Error;
  if (name === 'QuotaExceededError') return 'The browser’s storage for this site is full.';
  if (name === 'OtherFile')
    return 'The server sent something other than this version’s files. Reload the page, and try again.';
  return 'The connection was lost. What has arrived is kept; try again for the rest.';
}

export function createOffline({ once, database }: Pick<Services, 'once' | 'database'>): Offline {
  const state = signal<OfflineState>({ phase: 'starting' });
  const progress = signal<number | null>(null);
  const problem = signal<string | null>(null);
  const newVersion = once(createNewVersion);
  const scope = new URL('./', document.baseURI).href;
  const id = document.documentElement.dataset.build;
  /** Aborted once the reader asks for everything. */
  const unasked = new AbortController();
  let build: KeptBuild | null = null;
  let started: Promise<void> | null = null;
  let registered: Registered | null = null;

  const reload = () => window.location.reload();
  const tellNewVersion = () => {
    newVersion.value = () => {
      if (!registered?.takeOver(reload)) reload();
    };
  };

  async function look(): Promise<void> {
    if (!build) return;
    const amount = async (parts: readonly Part[]): Promise<Amount> => {
      const missing = sizeOf((await build?.missing(parts)) ?? []);
      const all = sizeOf(build?.files.filter(({ part }) => parts.includes(part)) ?? []);
      return { kept: all - missing, missing };
    };
    state.value = { phase: 'kept', pages: await amount(PAGES), database: await amount(['database']) };
  }

  /** Files that the page fetched before the worker could see it; the browser has them, if its own cache is large enough. */
  async function used(parts: readonly Part[]): Promise<BuildFile[]> {
    const own = performance.getEntriesByType('resource').map(({ name }) => name);
    const fetched = new Set([...own, ...fetchedByWorkers()]);
    const missing = (await build?.missing(parts)) ?? [];
    return missing.filter((file) => build && fetched.has(build.address(file)));
  }

  /** Unasked: a failure leaves it to the next visit. */
  async function keepUnasked(files: readonly BuildFile[]): Promise<void> {
    const free = await freeBytes();
    if (!build || (free !== null && sizeOf(files) > free * SHARE_OF_ROOM)) return;
    // Not while the reader waits for an answer: both would be slower.
    const ready = () => database.rested().then(() => whenIdle(LONGEST_PAUSE_MS));
    await build.keep(files, { signal: unasked.signal, ready }).catch(() => {});
  }

  /** Keeps nothing where the worker was withdrawn in the meantime: nobody would answer from it, or remove it. */
  async function letGo(): Promise<boolean> {
    if (!id || (await registered?.isThere())) return false;
    build = null;
    await (await cacheStorage())?.delete(cacheName(scope, id));
    state.value = { phase: 'absent', why: 'withdrawn' };
    return true;
  }

  async function start(): Promise<void> {
    if (!id || window.parent !== window) {
      state.value = { phase: 'absent', why: 'browser' };
      return;
    }
    registered = await register(trustedServiceWorker(), tellNewVersion);
    const storage = await cacheStorage();
    if (!registered || !storage) {
      state.value = { phase: 'absent', why: 'browser' };
      return;
    }
    if (!(await registered.active)) {
      state.value = { phase: 'absent', why: 'failed' };
      return;
    }
    if (await letGo()) return;
    lookAgain(registered);
    if (!(await storage.has(cacheName(scope, id)))) {
      const kept = (await storage.keys()).some((name) => buildOf(scope, name) !== null);
      // Without any build, the worker was withdrawn, and stays for the pages that it had.
      state.value = kept ? { phase: 'outdated' } : { phase: 'absent', why: 'withdrawn' };
      if (kept) tellNewVersion();
      return;
    }
    build = await openKeptBuild(scope, id, true);
    await look();
    const dear = sparing();
    await keepUnasked(await used(dear ? PAGES : ALL));
    if (!dear) await keepUnasked(await build.missing(PAGES));
    if (!(await letGo())) await look();
  }

  return {
    state,
    progress,
    problem,
    start() {
      started ??= start().catch(() => {
        state.value = { phase: 'absent', why: 'failed' };
      });
      return started;
    },
    async keepAll() {
      if (!build || progress.value !== null) return;
      unasked.abort();
      problem.value = null;
      progress.value = 0;
      try {
        void askToPersist();
        const missing = await build.missing(ALL);
        const all = sizeOf(missing);
        let done = 0;
        await build.keep(missing, {
          onKept({ bytes }) {
            done += bytes;
            progress.value = done / all;
          },
        });
      } catch (error) {
        problem.value = inWords(error);
      } finally {
        progress.value = null;
        if (!(await letGo())) await look();
      }
    },
    async drop() {
      await build?.drop(build.files.filter(({ part }) => part === 'database'));
      await look();
    },
  };
}

function lookAgain(registered: Registered): void {
  let last = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - last < LOOK_AGAIN_MS) return;
    last = Date.now();
    registered.update();
  });
}
