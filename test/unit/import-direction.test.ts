import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importCircles, importFaults, importsOf } from './import-direction';

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

  it('has no circles', () => {
    expect(importCircles(sources)).toEqual([]);
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
    ['src/state/a.ts', "import { openDB } from 'idb';", 'belongs to src/storage'],
    ['src/db/a.ts', "import { object } from 'valibot';", 'belongs to src/inference, src/storage, src/state'],
    ['src/state/a.ts', "await import('@mlc-ai/web-llm');", 'belongs to src/inference/webllm'],
    ['src/inference/webllm/a.ts', "import '@wllama/wllama/esm/index.js';", 'belongs to src/inference/wllama'],
    ['src/exports/a.ts', "import type { Table } from 'apache-arrow';", 'belongs to src/db'],
    [
      'src/views/sql/A.tsx',
      "import { EditorView } from '@codemirror/view';",
      'belongs to src/views/sql/editor',
    ],
    ['src/ui/A.tsx', "import { tags } from '@lezer/highlight';", 'belongs to src/views/sql/editor'],
    ['src/analysis/a.ts', "import { parquetRead } from 'hyparquet';", 'belongs to src/db, src/exports'],
    ['src/ui/A.tsx', "import { View } from 'vega';", 'belongs to src/charts'],
    ['src/state/a.ts', "import { chunk } from 'lodash';", 'lodash belongs to no room yet'],
    ['src/domain/a.ts', "import { h } from 'preact';", 'the domain imports nothing outside itself'],
    [
      'src/readers/a.ts',
      "new Worker(new URL('../db/engine/engine.worker.ts', import.meta.url));",
      'may not import src/db',
    ],
    ['src/app/a.ts', "import { build } from '../../pipeline/build';", 'it is outside of src'],
    ['src/misc/a.ts', '', 'src/misc is not a known layer'],
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

  it.each([
    ['itself', { 'src/a.ts': "import './a';" }, ['src/a.ts -> src/a.ts']],
    [
      'another file, by its type alone',
      { 'src/db/a.ts': "import { b } from './b/c';", 'src/db/b/c.ts': "import type { A } from '../a';" },
      ['src/db/a.ts -> src/db/b/c.ts -> src/db/a.ts'],
    ],
    [
      'two others, found from a file outside of the circle',
      {
        'src/main.tsx': "import './ui/A';",
        'src/ui/A.tsx': "export { b } from './b';",
        'src/ui/b.ts': "await import('./c');",
        'src/ui/c.ts': "import { A } from './A';",
      },
      ['src/ui/A.tsx -> src/ui/b.ts -> src/ui/c.ts -> src/ui/A.tsx'],
    ],
    [
      'nothing, though two ways lead to one file',
      { 'src/a.ts': "import './b';\nimport './c';", 'src/b.ts': "import './c';", 'src/c.ts': '' },
      [],
    ],
  ])('leads back to %s', (_, files, circles) => {
    expect(importCircles(new Map(Object.entries(files)))).toEqual(circles);
  });
});
