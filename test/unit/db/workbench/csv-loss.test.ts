import { describe, expect, it } from 'vitest';
import { csvImports } from './csv-imports';

const imported = csvImports();

const many = (last: string) =>
  `id,v\n${Array.from({ length: 30_000 }, (_, id) => `${id},x\n`).join('')}${last}\n`;

describe('values that would lose characters stay text', () => {
  it.each(['007,x', '+49,x', 'n/a,x'])('%s keeps its characters after many numbers', async (last) => {
    const { columns, rows } = await imported(many(last));
    expect(columns).toEqual(['id VARCHAR', 'v VARCHAR']);
    expect(rows.at(-1)?.[0]).toBe(last.split(',')[0]);
  });

  it.each([
    ['3.14159265358979323846', 'VARCHAR'],
    ['-1234567.12345678901234', 'VARCHAR'],
    ['0.30000000000000004', 'DOUBLE'],
    ['-1.2345678901234567e-05', 'DOUBLE'],
    ['0.00012345678901234567', 'DOUBLE'],
    ['1.50000000000000000000', 'DOUBLE'],
    ['2024-01-02 03:04:05.123456789', 'VARCHAR'],
    ['02/13/2024 03:04:05.1234567', 'VARCHAR'],
    ['2024-01-02T03:04:05.123456000Z', 'TIMESTAMP WITH TIME ZONE'],
    ['2024-01-02 03:04:05.123456', 'TIMESTAMP'],
    ['08:30:00.1234567', 'VARCHAR'],
    ['08:30:00.123456', 'TIME'],
  ])('%s keeps its digits: %s', async (value, type) => {
    const { columns, rows } = await imported(`v,x\n${value},1\n`);
    expect(columns).toEqual([`v ${type}`, 'x BIGINT']);
    if (type === 'VARCHAR') expect(rows).toEqual([[value, '1']]);
  });

  it('numbers keep theirs behind a delimiter of the reader’s own too', async () => {
    const { rows } = await imported(many('7~007').replaceAll(',x', '~1').replaceAll(',', '~'), 'x.csv', {
      delimiter: '~',
    });
    expect(rows.at(-1)).toEqual(['7', '007']);
  });
});
