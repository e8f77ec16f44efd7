import { posix } from 'node:path';

/** The rooms of the house from the bottom up; each floor may import those below it, but not its neighbours. */
const STEPS: readonly (readonly string[])[] = [
  ['domain', 'platform', 'worker'],
  ['sql', 'readers'],
  ['db', 'inference', 'storage', 'charts', 'exports'],
  ['analysis'],
  ['state'],
  ['ui'],
  ['view'],
  ['app'],
];

/** What each room may import besides itself. Every view is its own room, so none may import another. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    STEPS.flatMap((rooms, step) => rooms.map((room) => [room, STEPS.slice(0, step).flat()])),
  ),
  // Components query nothing themselves.
  ui: ['domain', 'platform', 'sql', 'exports', 'charts', 'analysis', 'state'],
};

/** The rooms that may import a package; a name ending in `/` means all packages of that scope. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  '@codemirror/': ['src/views/sql/editor'],
  '@duckdb/duckdb-wasm': ['src/db'],
  '@lezer/': ['src/views/sql/editor'],
  '@mlc-ai/web-llm': ['src/inference/webllm'],
  '@tanstack/virtual-core': ['src/ui'],
  '@wllama/wllama': ['src/inference/wllama'],
  '@wllama/wllama-compat': ['src/inference/wllama'],
  'apache-arrow': ['src/db'],
  'd3-dsv': ['src/exports'],
  fflate: ['src/state/runs'],
  hyparquet: ['src/db', 'src/exports'],
  'hyparquet-compressors': ['src/db'],
  'hyparquet-writer': ['src/exports'],
  idb: ['src/storage'],
  jsonrepair: ['src/domain/answers'],
  'lucide-preact': ['src/ui', 'src/views', 'src/app'],
  'ml-hclust': ['src/analysis'],
  'parquet-wasm': ['src/db'],
  'preact-render-to-string': ['src/prerender.tsx'],
  'sql-formatter': ['src/views/sql'],
  valibot: ['src/inference', 'src/storage', 'src/state'],
  vega: ['src/charts'],
  'vega-interpreter': ['src/charts'],
  'vega-lite': ['src/charts'],
  'wouter-preact': ['src/ui', 'src/views', 'src/app'],
};

/** Packages that every room but the domain may import; the build's own modules are among them. */
const ANYWHERE = /^(preact|@preact\/signals|virtual:.*)$/;

/** Where a specifier follows: `from`, an import for its effect, a lazy one, a worker's URL. */
const IMPORTS: readonly RegExp[] = [
  /^\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]/g,
  /\bnew URL\(\s*['"](\.[^'"]+)['"],\s*import\.meta\.url/g,
];

export function importsOf(source: string): string[] {
  return IMPORTS.flatMap((pattern) => [...source.matchAll(pattern)].map(([, specifier = '']) => specifier));
}

interface Layer {
  /** A key of `MAY_IMPORT`, or `root` for the files beside `main.tsx`, which may import anything. */
  readonly kind: string;
  /** The folder, which for a view is its own. */
  readonly folder: string;
}

function layerOf(path: string): Layer {
  const [, first = '', second = '', ...rest] = path.split('/');
  if (second === '') return { kind: 'root', folder: 'src' };
  if (first !== 'views') return { kind: first, folder: `src/${first}` };
  return { kind: 'view', folder: rest.length === 0 ? 'src/views' : `src/views/${second}` };
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

const isWithin = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

function packageFault(path: string, name: string): string | null {
  const owners = OWNERS[name] ?? OWNERS[name.replace(/(?<=\/).*/, '')];
  if (owners) {
    const owned = owners.some((folder) => isWithin(path, folder));
    return owned ? null : `${name} belongs to ${owners.join(', ')}`;
  }
  if (isWithin(path, 'src/domain')) return 'the domain imports nothing outside itself';
  return ANYWHERE.test(name) ? null : `${name} belongs to no room yet`;
}

function fault(path: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return packageFault(path, packageOf(specifier));
  const own = layerOf(path);
  const target = posix.join(posix.dirname(path), specifier);
  if (!target.startsWith('src/')) return 'it is outside of src';
  const other = layerOf(target);
  if (other.folder === own.folder || own.kind === 'root') return null;
  if (other.kind === 'root') return 'nothing imports the composition root';
  if (own.kind === 'view' && other.kind === 'view') return 'views never import each other';
  return MAY_IMPORT[own.kind]?.includes(other.kind) ? null : `${own.folder} may not import ${other.folder}`;
}

/** @param sources file contents by path, such as `src/db/engine.ts`; returns every import against the direction */
export function importFaults(sources: ReadonlyMap<string, string>): string[] {
  return [...sources].flatMap(([path, source]) => {
    const { kind, folder } = layerOf(path);
    if (kind !== 'root' && !(kind in MAY_IMPORT)) return [`${path}: ${folder} is not a known layer`];
    return importsOf(source).flatMap((specifier) => {
      const problem = fault(path, specifier);
      return problem ? [`${path} imports ${specifier}: ${problem}`] : [];
    });
  });
}

/** Every import that leads back to its own file, with its path: `a -> b -> a`. Types count too. */
export function importCircles(sources: ReadonlyMap<string, string>): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const follow = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) circles.push([...trail.slice(start), path].join(' -> '));
    if (start >= 0 || done.has(path)) return;
    for (const specifier of importsOf(sources.get(path) ?? '')) {
      if (!specifier.startsWith('.')) continue;
      const target = posix.join(posix.dirname(path), specifier);
      const file = [target, `${target}.ts`, `${target}.tsx`].find((name) => sources.has(name));
      if (file) follow(file, [...trail, path]);
    }
    done.add(path);
  };
  for (const path of sources.keys()) follow(path, []);
  return circles;
}
