import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { SCHWARTZ_VALUES } from '../../../src/domain/schwartz-values';
import { assertSize, MOST_ANSWER_BYTES } from '../../../src/readers/file-size';
import { ProblemGroups } from '../../../src/readers/row-log';
import { readTask1 } from '../../../src/readers/task1';
import { readTask2 } from '../../../src/readers/task2';

const HEADER = 'country,topic,response,prompt_index';
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
const answer = (rating: unknown, but: Record<string, unknown> = {}) =>
  quote(
    JSON.stringify({ ...Object.fromEntries(SCHWARTZ_VALUES.map(({ value }) => [value, rating])), ...but }),
  );
const row = (country = 'France', variant = 0, response = answer(2)) =>
  `${country},Politics,${response},${variant}`;

function read1(bytes: Uint8Array) {
  const log = new ProblemGroups();
  const reading = readTask1('m_t1.csv', bytes, 'm', log);
  return { ...reading, refusedRows: log.refusedRows, repeatedRows: log.repeatedRows, ...log.lists() };
}

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const bytes = new DataView(new ArrayBuffer((text.length + (mark ? 1 : 0)) * 2));
  [...(mark ? '\uFEFF' : ''), ...text].forEach((letter, at) => {
    bytes.setUint16(at * 2, letter.charCodeAt(0), littleEndian);
  });
  return new Uint8Array(bytes.buffer);
}

describe('an imported Task 1 file', () => {
  it.each([
    ['a byte order mark and CRLF', strToU8(`\uFEFF${HEADER}\r\n${row()}\r\n`), 0],
    ['UTF-16 with its mark', utf16(`${HEADER}\n${row()}\n`, true, true), 1],
    ['UTF-16, big end first', utf16(`${HEADER}\n${row()}\n`, false, true), 1],
    ['UTF-16 without a mark', utf16(`${HEADER}\n${row()}\n`, true, false), 1],
    ['line ends of old Macs', strToU8(`${HEADER}\r${row()}\r`), 0],
    ['semicolons', strToU8(`${HEADER.replaceAll(',', ';')}\nFrance;Politics;${answer(2)};0\n`), 1],
    ['tabs', strToU8(`${HEADER.replaceAll(',', '\t')}\nFrance\tPolitics\t${answer(2)}\t0\n`), 1],
    ['capitals in its header', strToU8(`Country,Topic,Response,Prompt_Index\n${row()}\n`), 1],
    ['a column twice', strToU8(`country,${HEADER}\nFrance,Egypt,Politics,${answer(2)},0\n`), 1],
    [
      'other columns between',
      strToU8(`x,prompt_index,response,topic,country\n1,0,${answer(2)},Politics,France\n`),
      0,
    ],
    [
      'line ends within a quoted answer',
      strToU8(`${HEADER}\n${row('France', 0, answer(2).replace(',', ',\n'))}\n`),
      0,
    ],
  ])('with %s is read', (_, bytes, notes) => {
    const reading = read1(bytes);
    expect(reading.rows).toHaveLength(56);
    expect(new Set(reading.rows.map(({ country }) => country))).toEqual(new Set(['France']));
    expect(reading.refused).toEqual([]);
    expect(reading.notes).toHaveLength(notes);
  });

  it.each([
    ['no bytes', new Uint8Array(), /m_t1\.csv is empty\.$/],
    ['white space', strToU8(' \n \n'), /is empty/],
    ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), /is a PNG image, not CSV/],
    ['a zip', new Uint8Array([0x50, 0x4b, 3, 4]), /is a zip file/],
    ['Latin-1', new Uint8Array([...strToU8(`${HEADER}\n`), 0xe9, 0x2c]), /is not UTF-8 text/],
    ['zero bytes', strToU8(`${HEADER}\n\0\n`), /contains zero bytes/],
    [
      'another header',
      strToU8('land,topic,response,prompt_index\n'),
      /lacks the column country; its header is: land/,
    ],
  ])('of %s is refused as a whole', (_, bytes, message) => {
    expect(() => read1(bytes)).toThrow(message);
  });

  it('is read without the rows that cannot be, each named with its number and cause', () => {
    const text = [
      HEADER,
      row('Atlantis'),
      row(),
      row('france', 1),
      row('France', 9),
      row('France', 2),
      'France,Pol',
    ];
    const { rows, refused, refusedRows, read } = read1(strToU8(text.join('\n')));
    expect({ rows: rows.length, refusedRows, read }).toEqual({ rows: 112, refusedRows: 4, read: 6 });
    expect(refused).toEqual([
      { problem: 'country is "Atlantis", which is not a known country', count: 1, rows: [1], examples: [] },
      {
        problem: 'country is "france", which is not a known country (write "France")',
        count: 1,
        rows: [3],
        examples: [],
      },
      { problem: 'prompt_index is "9", not a whole number from 0 to 7', count: 1, rows: [4], examples: [] },
      { problem: 'has 2 cells instead of 4: the file is cut off', count: 1, rows: [6], examples: [] },
    ]);
  });

  it('that ends within a quoted answer loses only that row', () => {
    const { rows, refused } = read1(strToU8(`${HEADER}\n${row()}\nFrance,Politics,"{""Wealth"": 1`));
    expect(rows).toHaveLength(56);
    expect(refused).toEqual([
      expect.objectContaining({ problem: expect.stringContaining('never closed'), rows: [2] }),
    ]);
  });

  it('names ratings outside 1 to 4 and unknown values with their rows', () => {
    const response = answer(2, { Wealth: 7, Loyal: 0, Gold: 1 });
    const { rows, problems } = read1(strToU8(`${HEADER}\n${row()}\n${row('France', 1, response)}`));
    expect(rows).toHaveLength(56 + 54);
    expect(problems).toEqual([
      {
        problem: 'rating not read: rating not 1 to 4',
        count: 2,
        rows: [2],
        examples: ['Wealth: 7', 'Loyal: 0'],
      },
      { problem: 'rating not read: unknown value name', count: 1, rows: [2], examples: ['Gold'] },
    ]);
  });

  it('with 200,000 extra rows is read to its end, and the report stays short', () => {
    const extra = Array.from({ length: 200_000 }, (_, at) =>
      at % 2 ? 'France,Politics,{},0' : `Nowhere ${at},x,{},0`,
    );
    const { rows, refused, refusedRows, repeatedRows, problems } = read1(
      strToU8([HEADER, row(), ...extra].join('\n')),
    );
    expect(rows).toHaveLength(56);
    expect({ refusedRows, repeatedRows }).toEqual({ refusedRows: 100_000, repeatedRows: 100_000 });
    expect(refused.length).toBeLessThanOrEqual(101);
    expect(refused.reduce((sum, { count }) => sum + count, 0)).toBe(100_000);
    expect(problems).toContainEqual(
      expect.objectContaining({ count: 100_000, problem: expect.stringContaining('repeats') }),
    );
  });
});

describe('an imported Task 2 file', () => {
  const HEADER2 = 'country,topic,value,polarity,model_choice,prompt_index';
  const read2 = (...lines: string[]) => {
    const log = new ProblemGroups();
    const reading = readTask2('m_t2.csv', strToU8([HEADER2, ...lines].join('\n')), 'm', { log });
    return { ...reading, ...log.lists() };
  };

  it('is read without the rows that cannot be', () => {
    const { rows, refused } = read2(
      'France,Politics,Wealth,positive,True,5',
      'France,Politics,Wealth,negative,False,5',
      'France,Politics,Gold,positive,True,5',
      'France,Politics,Loyal,neutral,True,5',
      'France,Politics,Loyal,positive,perhaps,5',
    );
    expect(rows).toEqual([expect.objectContaining({ value: 'Wealth', choice: 'agree', evidence: 'raw' })]);
    expect(refused.map(({ problem, rows: at }) => [problem, at])).toEqual([
      ['value is "Gold", which is not a known value', [3]],
      ['polarity is "neutral", which is not a known polarity', [4]],
      ['model_choice is "perhaps", not true or false', [5]],
    ]);
  });

  it('names repeated actions', () => {
    const { rows, problems } = read2(
      'France,Politics,Wealth,positive,True,5',
      'France,Politics,Wealth,positive,False,5',
      'France,Politics,Wealth,negative,True,5',
    );
    expect(rows[0]?.choice).toBe('disagree');
    expect(problems).toEqual([
      expect.objectContaining({ problem: expect.stringContaining('repeats'), rows: [2] }),
    ]);
  });
});

describe('a file of more than any of this layout', () => {
  const rowsOf = (count: number, cells: string) => strToU8(`${HEADER}\n${`${cells}\n`.repeat(count)}`);

  it.each<[string, Uint8Array, RegExp]>([
    ['columns', strToU8(`${HEADER}${','.repeat(3_000_000)}\n`), /m_t1\.csv has 500 columns or more\.$/],
    ['rows', rowsOf(500_001, 'x'), /m_t1\.csv has more than 500,000 rows/],
    ['cells', rowsOf(25_000, ','.repeat(500)), /m_t1\.csv has more than 10,000,000 cells/],
  ])('is refused: %s', (_, bytes, says) => {
    expect(() => read1(bytes)).toThrow(says);
  });

  it('in one row alone loses that row', () => {
    const reading = read1(strToU8(`${HEADER}\n${','.repeat(1_000_000)}\n${row()}\n`));
    expect([reading.rows.length, reading.refusedRows]).toEqual([56, 1]);
    expect(reading.refused[0]?.problem).toContain('has more than 500 cells');
  });

  it('is refused before it is read into memory', () => {
    expect(() => assertSize({ name: 'm_t1.csv', size: 3e9 }, MOST_ANSWER_BYTES)).toThrow(
      'm_t1.csv is 3.0 GB; at most 128 MB are read.',
    );
  });
});
