import type { ManifestFile } from '../../src/domain/manifest';
import { type Column, type ColumnType, TABLES, type Table } from '../../src/domain/tables';
import { type Description, describe } from './describe';

/** The version of the format: https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html */
export const CONFORMS_TO = 'http://mlcommons.org/croissant/1.1';

/** Its own terms. */
const TERMS = `annotation arrayShape citeAs column containedIn equivalentProperty excludes extract field fileObject
  fileProperty fileSet format includes isArray isLiveDataset jsonPath key md5 parentField path readLines recordSet
  references regex repeated replace samplingRate sdVersion separator source subField transform unArchive value`;
const JSON_TERM = (name: string) => ({ '@id': `cr:${name}`, '@type': '@json' });

/** The context of its first appendix, with schema.org's address as the reference implementation wants it. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  dct: 'http://purl.org/dc/terms/',
  conformsTo: 'dct:conformsTo',
  data: JSON_TERM('data'),
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  examples: JSON_TERM('examples'),
  ...Object.fromEntries(TERMS.split(/\s+/).map((term) => [term, `cr:${term}`])),
};

/** The registered name, and the one that the reference implementation reads by. */
const PARQUET = ['application/vnd.apache.parquet', 'application/x-parquet'];

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
function fileSet(table: Table) {
  return {
    '@type': 'cr:FileSet',
    '@id': setId(table),
    name: `${table.name}/*.parquet`,
    description: `${table.meaning} One file per model.`,
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
        // The reference implementation (mlcroissant) reads no shorter form.
        ...(target ? { references: { field: id(fieldId(target, column.name)) } } : {}),
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
      ...tables.flatMap(({ table, own }) => (own.length === 1 ? [] : [fileSet(table)])),
    ],
    recordSet: tables.map(({ table, own }) => recordSet(table, own)),
  };
}
