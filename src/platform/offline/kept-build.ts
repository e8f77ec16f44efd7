/** What is kept of a build: each file only as the build made it, whatever a server sends in its place. */
import {
  type BuildFile,
  cacheName,
  HASH_DIGITS,
  type ListedFile,
  listPath,
  PARTS,
  type Part,
} from './build-files';

/** What came is not the build's file: of another version, or a page that a host sends for what it lacks. */
export class OtherFile extends Error {
  override readonly name = 'OtherFile';
}

/** Files at a time. */
const AT_ONCE = 6;

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, HASH_DIGITS);
}

/** @throws OtherFile */
async function checked(response: Response, hash: string): Promise<Response> {
  if (!response.ok) throw new OtherFile(`${response.url}: the server answered ${response.status}`);
  const bytes = await response.arrayBuffer();
  if ((await hashOf(bytes)) !== hash) throw new OtherFile(`${response.url} is of another version`);
  // With the host's headers, policies among them, but not those that are about the way.
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  return new Response(bytes, { headers });
}

export interface KeepOptions {
  /** Caches that may have the same file already. */
  readonly copies?: readonly Cache[];
  /** Whether what is not there is left out, not fetched. */
  readonly copyOnly?: boolean;
  readonly signal?: AbortSignal;
  /** Waited for before each file, which are then kept one after another. */
  readonly ready?: () => Promise<unknown>;
  readonly onKept?: (file: BuildFile) => void;
}

export interface KeptBuild {
  readonly files: readonly BuildFile[];
  address(file: BuildFile): string;
  /** What is not kept yet, of some parts. */
  missing(parts: readonly Part[]): Promise<BuildFile[]>;
  /** Fetches and keeps files. @throws OtherFile, a TypeError without a network, a QuotaExceededError, or an AbortError */
  keep(files: readonly BuildFile[], options?: KeepOptions): Promise<void>;
  /** Keeps a file that has just come. @throws likewise */
  keepAnswer(file: BuildFile, response: Response): Promise<void>;
  drop(files: readonly BuildFile[]): Promise<void>;
}

function filesIn(listed: readonly ListedFile[]): BuildFile[] {
  return listed.map(([path, hash, bytes, part]) => ({ path, hash, bytes, part: PARTS[part] ?? 'engines' }));
}

async function listIn(cache: Cache, scope: string, build: string, fetching: boolean) {
  const address = scope + listPath(build);
  const kept = await cache.match(address);
  if (kept) return kept.json();
  if (!fetching) return null;
  const response = await checked(await fetch(address), build);
  await cache.put(address, response.clone());
  return response.json();
}

/**
 * @param scope the address of the site's folder
 * @param fetching whether the list of its files is fetched where it is not kept; else null comes of it
 */
export async function openKeptBuild(scope: string, build: string, fetching: true): Promise<KeptBuild>;
export async function openKeptBuild(scope: string, build: string, fetching: false): Promise<KeptBuild | null>;
export async function openKeptBuild(
  scope: string,
  build: string,
  fetching: boolean,
): Promise<KeptBuild | null> {
  const name = cacheName(scope, build);
  if (!fetching && !(await caches.has(name))) return null;
  const cache = await caches.open(name);
  const list = await listIn(cache, scope, build, fetching);
  if (list === null) return null;
  const files = filesIn(list.files);
  const address = ({ path }: BuildFile) => scope + (path.endsWith('=') ? path + build : path);

  async function keepOne(file: BuildFile, { copies = [], copyOnly = false, signal }: KeepOptions) {
    const url = address(file);
    for (const other of copies) {
      const copy = await other.match(url);
      const same = copy && (await checked(copy, file.hash).catch(() => null));
      if (same) return cache.put(url, same);
    }
    if (copyOnly) return;
    // Those of the shell have names that stay the same from build to build.
    const fresh = file.part === 'shell' ? 'no-cache' : 'force-cache';
    const response = await fetch(url, { cache: fresh, priority: 'low', ...(signal ? { signal } : {}) });
    return cache.put(url, await checked(response, file.hash));
  }

  return {
    files,
    address,
    async missing(parts) {
      const kept = new Set((await cache.keys()).map(({ url }) => url));
      return files.filter((file) => parts.includes(file.part) && !kept.has(address(file)));
    },
    async keep(wanted, options = {}) {
      const left = [...wanted];
      const lane = async () => {
        for (let file = left.shift(); file; file = left.shift()) {
          await options.ready?.();
          options.signal?.throwIfAborted();
          await keepOne(file, options);
          options.onKept?.(file);
        }
      };
      try {
        await Promise.all(Array.from({ length: options.ready ? 1 : AT_ONCE }, lane));
      } finally {
        left.length = 0;
      }
    },
    async keepAnswer(file, response) {
      await cache.put(address(file), await checked(response, file.hash));
    },
    async drop(dropped) {
      for (const file of dropped) await cache.delete(address(file));
    },
  };
}
