import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { elsewhereSql } from '../../../src/sql/elsewhere';
import { manifestIn } from '../pipeline/build-folder';

it.each(['cells', 'topics'] as const)('reads all files of %s by the manifest', async (table) => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const reader = await connection.runAndReadAll(elsewhereSql('public/data/', table));
  expect(reader.currentRowCount).toBeGreaterThan(0);
  const all = await connection.runAndReadAll(
    "SELECT count(*)::INTEGER FROM read_parquet(getvariable('files'))",
  );
  const files = manifestIn('public/data').files.filter((file) => file.table === table);
  expect(all.getRows()).toEqual([[files.reduce((sum, { rows }) => sum + rows, 0)]]);
});
