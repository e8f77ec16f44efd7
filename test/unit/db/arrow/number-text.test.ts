import { expect, it } from 'vitest';
import { momentOf } from '../../../../src/db/arrow/moment';
import { doubleText } from '../../../../src/db/arrow/number-text';
import { connectDuckDBWasm } from '../duckdb-wasm';

it('writes a DOUBLE as DuckDB does', async () => {
  const connection = await connectDuckDBWasm();
  const found = connection.query(`
    SELECT x, x::VARCHAR AS text FROM (
      SELECT unnest([0, -0.0, 1, -1, 0.1, 1 / 3, 1e15, 1e16, 123456789012345680, 1e21, 1e22, 1e300, 1e-4, 1e-5, 1.5e-7,
        5e-324, 1.7976931348623157e308, 'nan', 'inf', '-inf']::DOUBLE[]) AS x
      UNION ALL SELECT (i * 7919 % 1000003) / 997 * pow(10, i % 44 - 22) FROM range(2000) t(i)
    )`);
  for (const { x, text } of found) expect(doubleText(x)).toBe(text);
});

it.each([
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2024-01-02 03:04:05.678901', '2024-01-02T03:04:05.678Z'],
  ['2024-01-02 03:04:05+00', '2024-01-02T03:04:05.000Z'],
  ['0001-01-01 (BC)', '0000-01-01T00:00:00.000Z'],
  ['0044-03-15 (BC)', '-000043-03-15T00:00:00.000Z'],
  ['12024-01-01', '+012024-01-01T00:00:00.000Z'],
])('reads DuckDB’s %s', (text, iso) => {
  expect(momentOf(text)?.toISOString()).toBe(iso);
});

it.each(['infinity', '-infinity', '999999-01-01 00:00:00', 'never'])('has no moment for %s', (text) => {
  expect(momentOf(text)).toBeNull();
});
