import { describe, expect, it } from 'vitest';
import { ExactDate } from '../../../../../src/db/arrow/arrow-values';
import { fullText } from '../../../../../src/views/sql/results/show-value';

const TIMESTAMP = { type: 'TIMESTAMP' };

describe('a value as text, as DuckDB writes it', () => {
  it.each([
    [new Date('2024-02-29'), 'DATE', '2024-02-29'],
    [new Date('-000043-03-15'), 'DATE', '0044-03-15 (BC)'],
    [new Date('+012024-01-01'), 'DATE', '12024-01-01'],
    [new Date('2024-01-01T12:34:50Z'), 'TIMESTAMP', '2024-01-01 12:34:50'],
    [new Date('2024-01-01T12:34:56.5Z'), 'TIMESTAMP', '2024-01-01 12:34:56.500'],
    [new Uint8Array([0xaa, 0, 98, 92]), 'BLOB', '\\xAA\\x00b\\x5C'],
    [[1n, null], 'BIGINT[]', '["1",null]'],
    [Number.NaN, 'DOUBLE', 'NaN'],
    [null, 'INTEGER', ''],
  ])('%s of %s', (value, type, text) => {
    expect(fullText(value, { type })).toBe(text);
  });

  it('has microseconds', () => {
    expect(fullText(new ExactDate(Date.UTC(2024, 0, 1), 7), TIMESTAMP)).toBe('2024-01-01 00:00:00.000007');
  });
});
