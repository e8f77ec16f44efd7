import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMBEDDED, WITHOUT_TEXT } from '../../../vite/notices/embedded-parts';
import { licenceText } from '../../../vite/notices/licence-text';
import { noticesText } from '../../../vite/notices/notices-text';
import { packagesOf } from '../../../vite/notices/packages';

const installed = (path: string) => join(process.cwd(), 'node_modules', path);

describe('what packages contain', () => {
  it.each(Object.entries(EMBEDDED))(
    'is listed for the version of %s that is installed',
    (name, { version }) => {
      const { version: there } = JSON.parse(readFileSync(installed(`${name}/package.json`), 'utf8'));
      expect(there, 'look its parts up anew').toBe(version);
    },
  );

  it('is under licences whose texts are shipped', () => {
    const parts = [
      ...Object.values(EMBEDDED).flatMap((entry) => entry.parts),
      ...Object.values(WITHOUT_TEXT),
    ];
    for (const id of new Set(parts.map(({ licence }) => licence)))
      expect(licenceText(id), id).toMatch(/without|free of charge|free and unencumbered/i);
  });
});

describe('the packages of files', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'notices-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A package of one file and its map. */
  function made(name: string, files: Readonly<Record<string, string>>): string {
    const home = join(folder, 'node_modules', name);
    mkdirSync(join(home, 'lib'), { recursive: true });
    writeFileSync(join(home, 'lib/index.js'), '');
    for (const [path, text] of Object.entries(files)) writeFileSync(join(home, path), text);
    return join(home, 'lib/index.js');
  }
  const described = (name: string) => JSON.stringify({ name, version: '1.2.3', license: 'MIT' });

  it('include those that a publisher bundled, with their texts and notices', () => {
    const names = packagesOf([installed('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js')]);
    expect(names.map(({ name }) => name).sort()).toEqual([
      '@duckdb/duckdb-wasm',
      'apache-arrow',
      'flatbuffers',
      'tslib',
    ]);
    const notices = noticesText(names, EMBEDDED);
    expect(notices).toContain('The Apache Software Foundation (http://www.apache.org/)');
    expect(notices).toContain('- js-sha256 (MIT): Copyright (c) 2014-2025 Chen, Yi-Cyuan');
    expect(notices).not.toContain('Inside @wllama/wllama');
  });

  it('share a text that is the same', () => {
    const file = made('twin', { 'package.json': described('twin'), LICENSE: 'Do as you like.' });
    const other = made('other', { 'package.json': described('other'), 'LICENCE.md': 'Do as you like.\r\n' });
    const notices = noticesText(packagesOf([file, other, join(folder, 'src/own.ts')]), EMBEDDED);
    expect(notices).toContain('\nother 1.2.3 (MIT)\ntwin 1.2.3 (MIT)\n\nDo as you like.\n');
    expect(notices.split('Do as you like').length).toBe(2);
  });

  it('cannot be told where one has no licence text', () => {
    const file = made('bare', { 'package.json': described('bare') });
    expect(() => packagesOf([file])).toThrow(/bare has no licence text/);
  });

  it('cannot be told where one contains another that nobody listed', () => {
    const map = JSON.stringify({ sources: ['../src/index.ts', '../../unheard-of/index.js'] });
    const files = { 'package.json': described('whole'), LICENSE: 'Free.', 'lib/index.js.map': map };
    expect(() => packagesOf([made('whole', files)])).toThrow(/whole contains unheard-of/);
  });
});
