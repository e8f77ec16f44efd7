import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import jsonld from 'jsonld';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../../pipeline/io';
import { TABLES, type Table, tableNamed } from '../../../../src/domain/tables';
import { croissant, referenced } from '../../../../vite/open-data/croissant';
import { jsonLd } from '../../../../vite/open-data/describe';
import { descriptionOf } from '../../../../vite/open-data/open-data';

const DATA = 'public/data';
const description = descriptionOf('.', DATA);
const document = croissant(description);

const SITE = 'https://lens.example/site/croissant.json';
const CR = 'http://mlcommons.org/croissant/';
const SC = 'https://schema.org/';

type Node = { '@id'?: string; '@type'?: string[] } & Record<string, unknown>;
/** The document with its context resolved by a JSON-LD processor: every name a full address. */
let dataset: Node;
beforeAll(async () => {
  const expanded = await jsonld.expand(JSON.parse(JSON.stringify(document)), {
    base: SITE,
    documentLoader: () => Promise.reject(new Error('The context must need no other file')),
  });
  expect(expanded).toHaveLength(1);
  dataset = expanded[0] as Node;
});

const all = (node: Node, name: string): Node[] => (node[name] ?? []) as Node[];
const value = (node: Node, name: string): unknown => all(node, name)[0]?.['@value'];
const ids = (node: Node, name: string): (string | undefined)[] => all(node, name).map((one) => one['@id']);
const resolved = (name: string) => new URL(name, SITE).href;
/** The files of a set: those whose paths its pattern, with one `*`, fits. */
function included(set: Node): (string | undefined)[] {
  const [before = '', after = ''] = String(value(set, `${CR}includes`)).split('*');
  return all(dataset, `${SC}distribution`)
    .map((one) => one['@id'])
    .filter((file) => file?.startsWith(resolved(before)) && file.endsWith(after));
}

describe('the Croissant description', () => {
  it('has what the format requires, and loses nothing to its context', () => {
    expect(dataset['@type']).toEqual([`${SC}Dataset`]);
    expect(value(dataset, 'http://purl.org/dc/terms/conformsTo')).toBe('http://mlcommons.org/croissant/1.1');
    for (const name of ['name', 'description', 'url', 'datePublished', 'version'])
      expect(value(dataset, SC + name), name).toMatch(/\S/);
    for (const name of ['license', 'creator', 'distribution'])
      expect(all(dataset, SC + name).length, name).toBeGreaterThan(0);
    expect(value(dataset, `${CR}citeAs`)).toMatch(/^@inproceedings\{/);
    expect(value(dataset, `${SC}version`)).toMatch(/^\d+\.\d+\.\d+$/);
    // A term that its context lacks would become one of schema.org's.
    const known = new Set(['name', 'description', 'contentUrl', 'contentSize', 'encodingFormat', 'sha256']);
    for (const part of [...all(dataset, `${SC}distribution`), ...all(dataset, `${CR}recordSet`)])
      for (const name of Object.keys(part).filter((own) => own.startsWith(SC)))
        expect(known, name).toContain(name.slice(SC.length));
  });

  it('names each file by an address, with its size and hash', () => {
    const files = all(dataset, `${SC}distribution`).filter((one) => one['@type']?.[0] === `${CR}FileObject`);
    expect(files).toHaveLength(description.manifest.files.length);
    for (const file of files) {
      const path = String(value(file, `${SC}contentUrl`));
      const bytes = readFileSync(join('public', path));
      expect(value(file, `${SC}sha256`), path).toBe(sha256(bytes));
      expect(value(file, `${SC}contentSize`), path).toBe(`${bytes.length} B`);
      expect(file['@id']).toBe(resolved(path));
    }
    const sets = all(dataset, `${SC}distribution`).filter((one) => one['@type']?.[0] === `${CR}FileSet`);
    expect(sets.map((set) => set['@id'])).toEqual(
      ['cells-files', 'task1_ratings-files'].map((name) => resolved(name)),
    );
    for (const set of sets) expect(included(set).length).toBeGreaterThan(5);
  });

  it('has every column of every table, in a type that its Parquet files have', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const files = new Map(
      all(dataset, `${SC}distribution`).map((one) => [
        one['@id'],
        one['@type']?.[0] === `${CR}FileSet` ? included(one) : [one['@id']],
      ]),
    );
    const types: Readonly<Record<string, RegExp>> = {
      [`${SC}Text`]: /^VARCHAR(\[\])?$/,
      [`${SC}Integer`]: /^(TINY|SMALL|BIG)?INT(EGER)?$/,
      [`${SC}Float`]: /^DOUBLE$/,
      [`${SC}Boolean`]: /^BOOLEAN$/,
    };
    const sets = all(dataset, `${CR}recordSet`);
    expect(sets.map((set) => value(set, `${SC}name`))).toEqual(TABLES.map(({ name }) => name));
    for (const set of sets) {
      const table = tableNamed(String(value(set, `${SC}name`)));
      const fields = all(set, `${CR}field`);
      const source = (field: Node) => all(field, `${CR}source`)[0] as Node;
      const from = (field: Node) => [
        ...ids(source(field), `${CR}fileObject`),
        ...ids(source(field), `${CR}fileSet`),
      ];
      for (const file of files.get(from(fields[0] as Node)[0]) ?? []) {
        const path = `public/${file?.slice(resolved('./').length)}`;
        const read = await connection.runAndReadAll(`DESCRIBE FROM read_parquet('${path}')`);
        const columns = read.getRowObjectsJS();
        expect(
          columns.map(({ column_name }) => column_name),
          path,
        ).toEqual(fields.map((field) => value(all(source(field), `${CR}extract`)[0] as Node, `${CR}column`)));
        for (const [place, field] of fields.entries()) {
          const type = String(columns[place]?.column_type);
          expect(type, `${path} ${field['@id']}`).toMatch(
            types[ids(field, `${CR}dataType`)[0] ?? ''] ?? /^$/,
          );
          expect(type.endsWith('[]')).toBe(value(field, `${CR}isArray`) ?? false);
        }
      }
      expect(new Set(fields.flatMap(from)).size).toBe(1);
      expect(ids(set, `${CR}key`)).toEqual(table.key.map((name) => resolved(`${table.name}/${name}`)));
    }
    connection.closeSync();
  });

  it('refers only to keys that are there', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const from = ({ name }: Table) =>
      `read_parquet([${description.manifest.files.filter(({ table }) => table === name).map(({ path }) => `'${DATA}/${path}'`)}])`;
    let references = 0;
    for (const table of TABLES as readonly Table[])
      for (const column of table.columns) {
        const target = referenced(table, column);
        if (!target) continue;
        references++;
        const lost = await connection.runAndReadAll(
          `SELECT DISTINCT ${column.name} FROM ${from(table)} AS own ANTI JOIN ${from(target)} USING (${column.name})`,
        );
        expect(lost.getRows(), `${table.name}.${column.name}`).toEqual([]);
      }
    connection.closeSync();
    expect(references).toBeGreaterThan(20);
  });
});

it('the JSON-LD of the page is small, and holds what search engines ask for', () => {
  const page = jsonLd(description, [{ file: 'croissant.json', format: 'application/ld+json' }]);
  expect(gzipSync(JSON.stringify(page)).length).toBeLessThan(1000);
  expect(page.description.length).toBeGreaterThan(50);
  expect(Object.keys(page)).toEqual(
    expect.arrayContaining([
      '@context',
      '@type',
      'name',
      'description',
      'url',
      'license',
      'creator',
      'distribution',
    ]),
  );
});
