import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type ResolvedConfig, type Rollup } from 'vite';
import {
  HASH_DIGITS,
  type ListedFile,
  listPath,
  PARTS,
  type Part,
} from '../src/platform/offline/build-files';
import { SERVICE_WORKER } from '../src/worker/trusted-scripts';
import { manifestOf } from './data-manifest';
import { NOTICES_FILE } from './third-party-notices';

const WORKER = fileURLToPath(new URL('../src/platform/offline/service.worker.ts', import.meta.url));
/** What is shipped in its place where `VIA_REMOVE_WORKER` is set: it removes the one that readers have. */
const REMOVAL = fileURLToPath(new URL('../src/platform/offline/removal.worker.ts', import.meta.url));

const ENGINES = /^assets\/(?:wllama|webllm)[^/]*$/;
const DATABASE = /^assets\/(?:duckdb-eh|parquet_wasm_bg)[^/]*$/;
/** Bytes of a table that is not kept with the pages: DuckDB then has most tables wherever it is kept itself. */
const LARGE_TABLE = 100_000;

const ROOT = '<html lang="en">';

type Contents = string | Uint8Array;

const hashOf = (contents: Contents): string =>
  createHash('sha256').update(contents).digest('hex').slice(0, HASH_DIGITS);

/** @param page the text of index.html, which names what the first view needs */
function partOf(path: string, page: string): Part | null {
  if (path === NOTICES_FILE) return 'shell';
  if (/^answers\//.test(path)) return 'pages';
  if (!/^assets\//.test(path)) return null;
  if (ENGINES.test(path)) return 'engines';
  if (DATABASE.test(path)) return 'database';
  return path.endsWith('.woff2') || page.includes(path) ? 'shell' : 'pages';
}

/** What of the folder of public files is kept, by address: files whose names do not change, and tables by version. */
function publicFiles(folder: string): (readonly [path: string, contents: Uint8Array, part: Part])[] {
  const read = (path: string) => readFileSync(join(folder, path));
  const named = [
    'favicon.svg',
    'site.webmanifest',
    ...readdirSync(join(folder, 'icons')).map((name) => `icons/${name}`),
  ];
  return [
    ...named.map((path) => [path, read(path), 'shell'] as const),
    ['runs/runs.json?build=', read('runs/runs.json'), 'shell'],
    ...manifestOf(join(folder, 'data')).files.map(
      ({ path, sha256, bytes }) =>
        [
          `data/${path}?v=${sha256.slice(0, 8)}`,
          read(`data/${path}`),
          bytes > LARGE_TABLE ? 'database' : 'pages',
        ] as const,
    ),
  ];
}

/** @returns the worker's script, in one file that imports nothing, as every browser wants it */
async function bundled(entry: string, define: Record<string, string> = {}): Promise<string> {
  const made = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define,
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry, formats: ['iife'], name: 'worker', fileName: () => SERVICE_WORKER },
    },
  });
  const [output] = Array.isArray(made) ? made : [made as Rollup.RollupOutput];
  const [chunk] = output?.output ?? [];
  if (chunk?.type !== 'chunk') throw new Error('The service worker was not built');
  return chunk.code;
}

/** Removes the worker that readers have, and what it kept. */
export const removalWorker = (): Promise<string> => bundled(REMOVAL);

/**
 * What a build needs to be kept: its page, which says which build it is of, the list of its files, and the worker.
 *
 * @param html the text of index.html
 * @param files the other files that were built
 * @param publicDir the folder of public files
 */
export async function offlineFiles(
  html: string,
  files: Iterable<readonly [path: string, contents: Contents]>,
  publicDir: string,
): Promise<{ readonly html: string; readonly files: readonly (readonly [path: string, text: string])[] }> {
  if (!html.includes(ROOT)) throw new Error(`index.html must hold ${ROOT}`);
  const built = [...files].map(([path, contents]) => [path, contents, partOf(path, html)] as const);
  const listed = [...built, ...publicFiles(publicDir)].flatMap(([path, contents, part]): ListedFile[] =>
    part ? [[path, hashOf(contents), Buffer.byteLength(contents), PARTS.indexOf(part)]] : [],
  );
  // The page itself is not among them, since it names the list.
  const list = JSON.stringify({ page: hashOf(html), files: listed.sort(([a], [b]) => (a < b ? -1 : 1)) });
  const id = hashOf(list);
  const named = html.replace(ROOT, `<html lang="en" data-build="${id}">`);
  const worker = await bundled(WORKER, {
    __BUILD__: JSON.stringify(id),
    __PAGE_HASH__: JSON.stringify(hashOf(named)),
    __PAGE_BYTES__: String(Buffer.byteLength(named)),
  });
  return {
    html: named,
    files: [
      [listPath(id), list],
      [SERVICE_WORKER, worker],
    ],
  };
}

/**
 * Ships the service worker with the list of what it may keep. The worker's text depends on every file, so that browsers
 * notice each new build.
 */
export function offline(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'offline',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('The build has no index.html');
        const emit = (fileName: string, source: string, from: string) =>
          this.emitFile({ type: 'asset', fileName, source, originalFileName: from });
        if (process.env.VIA_REMOVE_WORKER) {
          emit(SERVICE_WORKER, await removalWorker(), REMOVAL);
          return;
        }
        const built = Object.values(bundle).map(
          (file) => [file.fileName, file.type === 'chunk' ? file.code : file.source] as const,
        );
        const { html, files } = await offlineFiles(String(page.source), built, config.publicDir);
        page.source = html;
        for (const [path, text] of files) emit(path, text, WORKER);
      },
    },
  };
}
