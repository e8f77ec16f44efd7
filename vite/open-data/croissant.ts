import type { ManifestFile } from '../../src/domain/manifest';
import { type Column, type ColumnType, TABLES, type Table } from '../../src/domain/tables';
import { type Description, describe } from './describe';

/** The version of the format, and the context that it recommends: https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html */
export const CONFORMS_TO = 'http://mlcommons.org/croissant/1.1';
const TERMS = [
  ...[
    'arrayShape',
    'citeAs',
    'column',
    'containedIn',
    'extract',
    'field',
    'fileObject',
    'fileSet',
    'includes',
  ],
  ...['isArray', 'key', 'recordSet', 'references', 'source'],
];
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'http://schema.org/',
  sc: 'http://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  dct: 'http://purl.org/dc/terms/',
  conformsTo: 'dct:conformsTo',
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  ...Object.fromEntries(TERMS.map((term) => [term, `cr:${term}`])),
};

const PARQUET = 'application/vnd.apache.parquet';

/** Croissant's name for a type. */
export const DATA_TYPES: Readonly<Record<ColumnType, string>> = {
  VARCHAR: 'sc:Text',
  'VARCHAR[]': 'sc:Text',
  TINYINT: 'sc:Integer',
  INTEGER: 'sc:Integer',
  DOUBLE: 'sc:Float',
  BOOLEAN: 'sc:Boolean',
};

const id = (name: string) => ({ '@id': name });
const fileId = ({ path }: ManifestFile): string => `data/${path}`;
const setId = ({ name }: Table): string => `${name}-files`;
const fieldId = (table: Pick<Table, 'name'>, column: string): string => `${table.name}/${column}`;

function fileObject(file: ManifestFile) {
  return {
    '@type': 'cr:FileObject',
    '@id': fileId(file),
    name: file.path.split('/').at(-1),
    description: `${file.rows} rows of ${file.table}${file.model ? `, of ${file.model}` : ''}`,
    contentUrl: fileId(file),
    contentSize: `${file.bytes} B`,
    encodingFormat: PARQUET,
    sha256: file.sha256,
  };
}

/** The files of a table that has several, as one. */
function fileSet(table: Table, files: readonly ManifestFile[]) {
  return {
    '@type': 'cr:FileSet',
    '@id': setId(table),
    name: `${table.name}/*.parquet`,
    description: `${table.meaning} One file per model.`,
    containedIn: files.map((file) => id(fileId(file))),
    encodingFormat: PARQUET,
    includes: `data/${table.name}/*.parquet`,
  };
}

/** The table whose only key a column of another table is. */
export function referenced(table: Pick<Table, 'name'>, { name }: Column): Table | undefined {
  const tables: readonly Table[] = TABLES;
  return tables.find((other) => other.name !== table.name && other.key.length === 1 && other.key[0] === name);
}

function recordSet(table: Table, files: readonly ManifestFile[]) {
  const [only] = files;
  const several = files.length !== 1 || !only;
  const from = several ? { fileSet: id(setId(table)) } : { fileObject: id(fileId(only)) };
  return {
    '@type': 'cr:RecordSet',
    '@id': table.name,
    name: table.name,
    description: table.meaning,
    key: table.key.map((column) => id(fieldId(table, column))),
    field: table.columns.map((column) => {
      const target = referenced(table, column);
      return {
        '@type': 'cr:Field',
        '@id': fieldId(table, column.name),
        name: column.name,
        description: column.meaning,
        dataType: DATA_TYPES[column.type],
        ...(column.type.endsWith('[]') ? { isArray: true, arrayShape: '-1' } : {}),
        source: { ...from, extract: { column: column.name } },
        ...(target ? { references: id(fieldId(target, column.name)) } : {}),
      };
    }),
  };
}

/** The data as Croissant 1.1: every file with its hash, every table with its columns. Addresses are relative to the file. */
export function croissant(description: Description) {
  const { files } = description.manifest;
  const tables = (TABLES as readonly Table[]).map((table) => ({
    table,
    own: files.filter((file) => file.table === table.name),
  }));
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: CONFORMS_TO,
    ...describe(description),
    citeAs: description.citeAs,
    sdLicense: 'https://spdx.org/licenses/MIT',
    distribution: [
      ...files.map(fileObject),
      ...tables.flatMap(({ table, own }) => (own.length === 1 ? [] : [fileSet(table, own)])),
    ],
    recordSet: tables.map(({ table, own }) => recordSet(table, own)),
  };
}
