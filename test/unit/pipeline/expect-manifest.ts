import { DuckDBInstance } from '@duckdb/node-api';
import { expect } from 'vitest';
import { sha256 } from '../../../pipeline/io';
import { tableNamed } from '../../../src/domain/tables';
import { filesUnder, manifestIn } from './build-folder';

/** Rows and columns of a Parquet file, as DuckDB counts them. */
async function shape(path: string): Promise<{ rows: number; columns: string[] }> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const from = `read_parquet('${path.replaceAll("'", "''")}')`;
    const count = await connection.runAndReadAll(`SELECT count(*)::INTEGER FROM ${from}`);
    const columns = await connection.runAndReadAll(`SELECT column_name FROM (DESCRIBE FROM ${from})`);
    return {
      rows: Number(count.getRows()[0]?.[0]),
      columns: columns.getRows().map(([name]) => String(name)),
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Checks that a folder's manifest is right about each file, and lists every file. */
export async function expectTrueManifest(folder: string): Promise<void> {
  const { files } = manifestIn(folder);
  const present = filesUnder(folder);
  const parquet = [...present.keys()].filter((path) => path.endsWith('.parquet') && !path.startsWith('via/'));
  expect(files.map(({ path }) => path).sort()).toEqual(parquet.sort());
  for (const { path, table, rows, bytes, sha256: hash } of files) {
    const content = present.get(path) ?? Buffer.alloc(0);
    const { rows: counted, columns } = await shape(`${folder}/${path}`);
    expect({ path, rows, bytes, hash }).toEqual({
      path,
      rows: counted,
      bytes: content.length,
      hash: sha256(content),
    });
    expect(columns, path).toEqual(tableNamed(table).columns.map(({ name }) => name));
  }
}
