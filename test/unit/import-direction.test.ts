import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importFaults, importsOf } from './import-direction';

const sources = new Map(
  readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
);

describe('the direction of imports', () => {
  it('is kept by every file of src', () => {
    expect(sources.size).toBeGreaterThan(80);
    expect(importFaults(sources)).toEqual([]);
  });

  it('is read from the files: nearly all import something', () => {
    const found = [...sources.values()].flatMap(importsOf);
    expect(found.length).toBeGreaterThan(200);
    expect(found).toContain('@duckdb/duckdb-wasm');
  });

  it.each([
    ['src/domain/a.ts', "import { b } from '../db/b';", 'src/domain may not import src/db'],
    [
      'src/domain/a.ts',
      "import { signal } from '@preact/signals';",
      'the domain imports nothing outside itself',
    ],
    ['src/db/a.ts', "import type { Model } from '../state/b';", 'src/db may not import src/state'],
    ['src/db/a.ts', "import { b } from '../storage/b';", 'src/db may not import src/storage'],
    ['src/charts/a.tsx', "export { b } from '../ui/b';", 'src/charts may not import src/ui'],
    ['src/state/a.ts', "const b = await import('../views/overview/b');", 'may not import src/views/overview'],
    ['src/state/a.ts', "import { B } from '../ui/B';", 'src/state may not import src/ui'],
    ['src/ui/A.tsx', "import { b } from '../storage/b';", 'src/ui may not import src/storage'],
    ['src/ui/A.tsx', "import { b } from '../db/b';", 'src/ui may not import src/db'],
    ['src/analysis/a.ts', "import { b } from '../state/b';", 'src/analysis may not import src/state'],
    ['src/sql/a.ts', "import { b } from '../db/b';", 'src/sql may not import src/db'],
    ['src/views/sql/A.tsx', "import {\n  b,\n  c,\n} from '../about/b';", 'views never import each other'],
    ['src/views/sql/A.tsx', "import '../about/about.css';", 'views never import each other'],
    ['src/views/sql/A.tsx', 'import { b } from "../../app/b";', 'may not import src/app'],
    ['src/app/A.tsx', "import '../main';", 'nothing imports the composition root'],
    ['src/state/a.ts', "import * as duckdb from '@duckdb/duckdb-wasm';", 'belongs to src/db'],
    ['src/state/a.ts', "import '@duckdb/duckdb-wasm/dist/x.js';", 'belongs to src/db'],
    [
      'src/readers/a.ts',
      "new Worker(new URL('../db/engine/engine.worker.ts', import.meta.url));",
      'may not import src/db',
    ],
    ['src/app/a.ts', "import { build } from '../../pipeline/build';", 'it is outside of src'],
    ['src/misc/a.ts', '', 'src/misc is no known layer'],
  ])('is broken by %s with %j', (path, source, problem) => {
    expect(importFaults(new Map([[path, source]])).join('\n')).toContain(problem);
  });

  it('lets through what follows it', () => {
    const fine = new Map([
      ['src/main.tsx', "import { App } from './app/App';\nimport { openDatabase } from './db/database';"],
      ['src/app/App.tsx', "import View from '../views/overview/OverviewView';\nimport '../ui/base.css';"],
      ['src/views/overview/View.tsx', "import { q } from './queries';\nimport { m } from '../../state/m';"],
      [
        'src/db/a.ts',
        "import { AsyncDuckDB } from '@duckdb/duckdb-wasm';\n// import { x } from '../views/sql/x';",
      ],
    ]);
    expect(importFaults(fine)).toEqual([]);
  });
});
