import { posix } from 'node:path';

/** The rooms of the house from the bottom up; each step may import those before it, and nothing beside it. */
const STEPS: readonly (readonly string[])[] = [
  ['domain', 'worker'],
  ['sql', 'readers'],
  ['db', 'inference', 'storage', 'charts', 'exports'],
  ['analysis'],
  ['state'],
  ['ui'],
  ['view'],
  ['app'],
];

/** What each room may import beside itself. Views are a room each, so none may import another. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    STEPS.flatMap((rooms, step) => rooms.map((room) => [room, STEPS.slice(0, step).flat()])),
  ),
  // Components ask nobody themselves.
  ui: ['domain', 'sql', 'exports', 'charts', 'analysis', 'state'],
};

/** Packages that one layer alone may import. */
const OWNERS: Readonly<Record<string, string>> = {
  '@duckdb/duckdb-wasm': 'db',
  vega: 'charts',
  'vega-lite': 'charts',
  'vega-embed': 'charts',
  'vega-interpreter': 'charts',
};

/** Packages of pure functions, which the domain may use. */
const PURE = ['jsonrepair'];

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

function fault(path: string, specifier: string): string | null {
  const own = layerOf(path);
  if (!specifier.startsWith('.')) {
    const name = packageOf(specifier);
    const owner = OWNERS[name];
    if (owner && owner !== own.kind) return `${name} belongs to src/${owner}`;
    return own.kind === 'domain' && !PURE.includes(name) ? 'the domain imports nothing outside itself' : null;
  }
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
    if (kind !== 'root' && !(kind in MAY_IMPORT)) return [`${path}: ${folder} is no known layer`];
    return importsOf(source).flatMap((specifier) => {
      const problem = fault(path, specifier);
      return problem ? [`${path} imports ${specifier}: ${problem}`] : [];
    });
  });
}
