import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

const WORKER = 'src/platform/offline/service.worker.ts';
/** What is shipped in its place where `VIA_REMOVE_WORKER` is set: it removes the one that readers have. */
const REMOVAL = 'src/platform/offline/removal.worker.ts';

const ENGINES = /^assets\/(?:wllama|webllm)[^/]*$/;
const DATABASE = /^assets\/(?:duckdb-eh|parquet_wasm_bg)[^/]*$/;
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
      ({ path, sha256 }) =>
        [`data/${path}?v=${sha256.slice(0, 8)}`, read(`data/${path}`), 'database'] as const,
    ),
  ];
}

/** @returns the worker's script, in one file that imports nothing, as every browser wants it */
async function bundled(entry: string, define: Record<string, string>, root: string): Promise<string> {
  const made = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define,
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry: join(root, entry), formats: ['iife'], name: 'worker', fileName: () => SERVICE_WORKER },
    },
  });
  const [output] = Array.isArray(made) ? made : [made as Rollup.RollupOutput];
  const [chunk] = output?.output ?? [];
  if (chunk?.type !== 'chunk') throw new Error('The service worker was not built');
  return chunk.code;
}

/**
 * Ships the service worker with the list of what it may keep. Both are named, or changed, by the contents of all files,
 * so that a browser sees each new build; `index.html` says which build it is of.
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
        const html = String(page.source);
        if (!html.includes(ROOT)) throw new Error(`index.html must hold ${ROOT}`);
        const removal = Boolean(process.env.VIA_REMOVE_WORKER);
        const emit = (fileName: string, source: string, from: string) =>
          this.emitFile({ type: 'asset', fileName, source, originalFileName: from });
        if (removal) {
          emit(SERVICE_WORKER, await bundled(REMOVAL, {}, config.root), REMOVAL);
          return;
        }
        const listed = [
          ...Object.values(bundle).map((file) => {
            const contents = file.type === 'chunk' ? file.code : file.source;
            return [file.fileName, contents, partOf(file.fileName, html)] as const;
          }),
          ...publicFiles(config.publicDir),
        ].flatMap(([path, contents, part]): ListedFile[] =>
          part ? [[path, hashOf(contents), Buffer.byteLength(contents), PARTS.indexOf(part)]] : [],
        );
        // The page is not among them, since it names the list; its own text makes another list.
        const list = JSON.stringify({
          page: hashOf(html),
          files: listed.sort(([a], [b]) => (a < b ? -1 : 1)),
        });
        const id = hashOf(list);
        const source = html.replace(ROOT, `<html lang="en" data-build="${id}">`);
        page.source = source;
        emit(listPath(id), list, WORKER);
        const define = {
          __BUILD__: JSON.stringify(id),
          __PAGE_HASH__: JSON.stringify(hashOf(source)),
          __PAGE_BYTES__: String(Buffer.byteLength(source)),
        };
        emit(SERVICE_WORKER, await bundled(WORKER, define, config.root), WORKER);
      },
    },
  };
}
