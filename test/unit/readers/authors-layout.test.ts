import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTask2Log } from '../../../pipeline/sources/task2-log';
import { checkHash, downloadVia, HashMismatch } from '../../../pipeline/sources/via-download';
import { SCHWARTZ_VALUES } from '../../../src/domain/schwartz-values';
import { VIA_REPOSITORY } from '../../../src/domain/via/provenance';
import { readTask1 } from '../../../src/readers/task1';
import { readTask2 } from '../../../src/readers/task2';
import { readVia } from '../../../src/readers/via';
import { offlineIo } from '../../support/offline-io';

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
const answer = (rating: string) =>
  JSON.stringify(Object.fromEntries(SCHWARTZ_VALUES.map(({ value }) => [value, rating])));

describe('Task 1 in the authors’ layout', () => {
  const task1 = (...lines: string[]) => strToU8(['country,topic,response,prompt_index', ...lines].join('\n'));

  it('gives one rating per value, and counts what is missing', () => {
    const { rows, unread, answers } = readTask1(
      'm_t1.csv',
      task1(`France,Politics,${quote(answer('2: agree'))},0`, 'France,Politics,"I cannot say.",1'),
      'm',
    );
    expect(answers).toBe(2);
    expect(rows).toHaveLength(56);
    expect(rows[0]).toEqual({
      model: 'm',
      country: 'France',
      topic: 'Politics',
      value: 'Social Power',
      variant: 0,
      rating: 2,
    });
    expect(unread).toContainEqual({ model: 'm', task: 1, cause: 'no JSON object', unit: 'answer', count: 1 });
    expect(unread).toContainEqual({
      model: 'm',
      task: 1,
      cause: 'no row for this scenario and variant',
      unit: 'answer',
      count: 132 * 8 - 2,
    });
  });

  it('accepts columns before and after, a byte order mark and CRLF', () => {
    const text = `\uFEFF,model,country,topic,response,prompt_index,duration\r\n0,x,Egypt,Religion,${quote(answer('1'))},7,1.5\r\n`;
    expect(readTask1('m_t1.csv', strToU8(text), 'm').rows).toHaveLength(56);
  });

  it('lets the later of two answers count', () => {
    const { rows, unread } = readTask1(
      'm_t1.csv',
      task1(`France,Politics,${quote(answer('2'))},0`, `France,Politics,${quote(answer('3'))},0`),
      'm',
    );
    expect(new Set(rows.map((row) => row.rating))).toEqual(new Set([3]));
    expect(unread).toContainEqual(
      expect.objectContaining({ cause: 'repeated: a later answer counts', count: 1 }),
    );
  });

  it.each([
    [
      'country,topic,reply,prompt_index\n',
      /m_t1\.csv lacks the column response; its header is: country, topic, reply/,
    ],
    ['', /m_t1\.csv is empty/],
    [
      'country,topic,response,prompt_index\nFrance,Politics,x\n',
      /m_t1\.csv, row 1: has 3 cells instead of 4/,
    ],
    [
      'country,topic,response,prompt_index\nAtlantis,Politics,x,0\n',
      /m_t1\.csv, row 1: country is "Atlantis"/,
    ],
    [
      'country,topic,response,prompt_index\nFrance,Politics,x,8\n',
      /row 1: prompt_index is "8", not a whole number from 0 to 7/,
    ],
  ])('refuses %j and says where', (text, message) => {
    expect(() => readTask1('m_t1.csv', strToU8(text), 'm')).toThrow(message);
  });

  it('refuses a file that is not UTF-8 text', () => {
    expect(() => readTask1('m_t1.csv', new Uint8Array([0x61, 0x62, 0x63, 0xff, 0xfe]), 'm')).toThrow(
      /m_t1\.csv is not UTF-8 text/,
    );
  });
});

describe('Task 2 in the authors’ layout', () => {
  const written = quote(
    '{"Human Action": "I rest.", "Feature Attributions": ["rest"], "Natural Language Explanation": "It rests."}',
  );
  const task2 = (...lines: string[]) =>
    strToU8(
      [',country,topic,value,polarity,generation_prompt,model_choice,prompt_index', ...lines].join('\n'),
    );
  const pair = (value: string, positive: string, negative: string, text = written) => [
    `0,France,Politics,${value},positive,${text},${positive},5`,
    `1,France,Politics,${value},negative,${text},${negative},5`,
  ];

  it('gives the polarity that was chosen', () => {
    const { rows } = readTask2(
      'm_t2.csv',
      task2(...pair('Wealth', 'True', 'False'), ...pair('Loyal', 'False', 'True')),
      'm',
    );
    expect(
      rows.map(({ value, choice, variant, evidence }) => ({ value, choice, variant, evidence })),
    ).toEqual([
      { value: 'Wealth', choice: 'agree', variant: 5, evidence: 'raw' },
      { value: 'Loyal', choice: 'disagree', variant: 5, evidence: 'raw' },
    ]);
  });

  it('inverts the stored polarity where asked to, as for GPT-4o-mini', () => {
    const { rows } = readTask2(
      'gpt-4o-mini_t2.csv',
      task2(...pair('Wealth', 'True', 'False')),
      'gpt-4o-mini',
      { inverted: true },
    );
    expect(rows[0]?.choice).toBe('disagree');
  });

  it('knows the choice from one action', () => {
    const { rows } = readTask2(
      'm_t2.csv',
      task2(`1,France,Politics,Wealth,negative,${written},False,5`),
      'm',
    );
    expect(rows[0]?.choice).toBe('agree');
  });

  it('does not decide between contradictory marks, and counts them', () => {
    const { rows, unread } = readTask2(
      'm_t2.csv',
      task2(...pair('Wealth', 'True', 'True'), ...pair('Loyal', '', '')),
      'm',
    );
    expect(rows.map(({ choice, evidence }) => [choice, evidence])).toEqual([
      [null, 'undetermined'],
      [null, 'undetermined'],
    ]);
    expect(unread.map(({ cause, count }) => [cause, count])).toEqual([
      ['both actions chosen', 1],
      ['no choice', 1],
    ]);
  });

  it('distinguishes a cell without a pair of actions from one without a choice', () => {
    const { rows, unread } = readTask2(
      'm_t2.csv',
      task2(...pair('Wealth', '', '', quote('I would rather not.'))),
      'm',
    );
    expect(rows[0]).toMatchObject({ choice: null, evidence: 'no_pair' });
    expect(unread).toEqual([]);
  });

  it('takes a file without prompt_index as a published run', () => {
    const text = 'country,topic,value,polarity,model_choice\nFrance,Politics,Wealth,positive,True\n';
    expect(readTask2('m_t2.csv', strToU8(text), 'm').rows[0]?.variant).toBe(5);
  });

  it.each([
    ['country,topic,value,polarity\n', /m_t2\.csv lacks the column model_choice/],
    [
      'country,topic,value,polarity,model_choice\nFrance,Politics,Gold,positive,True\n',
      /row 1: value is "Gold"/,
    ],
    [
      'country,topic,value,polarity,model_choice\nFrance,Politics,Wealth,positive,perhaps\n',
      /row 1: model_choice is "perhaps"/,
    ],
  ])('refuses %j and says where', (text, message) => {
    expect(() => readTask2('m_t2.csv', strToU8(text), 'm')).toThrow(message);
  });
});

describe('the release', () => {
  const csv = [
    ',country,topic,value,polarity,generation_prompt',
    `0,France,Politics,Wealth,positive,${quote('{"Human Action": "I save.", "Feature Attributions": ["save"], "Natural Language Explanation": "Saving."}')}`,
    '1,France,Politics,Wealth,negative,"I would rather not."',
    `2,France,Politics,Loyal,positive,${quote('{"Human Action": "I stay.", "Feature Attributions": ["stay"], "Natural Language Explanation": "Staying."}')}`,
    `3,France,Politics,Loyal,negative,${quote('{"Human Action": "I go.", "Feature Attributions": ["go"], "Natural Language Explanation": "Going."}')}`,
  ].join('\n');
  const zip = new Uint8Array(zipSync({ 'via.csv': strToU8(csv), '__MACOSX/._via.csv': strToU8('x') }));

  it('keeps a refusal as a row, with the reason', async () => {
    const rows = await readVia('via.zip', zip);
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({ action: 'I save.', spans: ['save'], problem: null, origin: 'via' });
    expect(rows[1]).toMatchObject({ action: null, spans: null, problem: 'refusal or no JSON object' });
  });

  it('is refused where the zip is cut off', async () => {
    await expect(readVia('via.zip', zip.slice(0, 60))).rejects.toThrow(/via\.zip is not a readable zip file/);
  });

  it('gives the rows that the Task 2 log counts by', async () => {
    const log = [
      { index: 2, model_choice: false },
      { index: 3, model_choice: true },
    ];
    const rows = readTask2Log(
      'log',
      strToU8(log.map((entry) => JSON.stringify(entry)).join('\n')),
      'm',
      await readVia('via.zip', zip),
    );
    expect(rows.map(({ value, choice, evidence }) => [value, choice, evidence])).toEqual([
      ['Wealth', null, 'no_pair'],
      ['Loyal', 'disagree', 'log'],
    ]);
  });

  it('refuses a log line that is beyond it, or not an entry', async () => {
    const via = await readVia('via.zip', zip);
    expect(() => readTask2Log('log', strToU8('{"index": 9, "model_choice": true}'), 'm', via)).toThrow(
      /log, row 1: index 9 is beyond/,
    );
    expect(() => readTask2Log('log', strToU8('{"index": 0}'), 'm', via)).toThrow(/log, row 1: lacks/);
    expect(() => readTask2Log('log', strToU8('{'), 'm', via)).toThrow(/log, row 1: is not JSON/);
  });
});

describe('the download', () => {
  const noPause = () => Promise.resolve();

  it('gives up after three tries when offline, and says so', async () => {
    const lines: string[] = [];
    expect(await downloadVia(offlineIo(lines), noPause)).toBeNull();
    expect(lines).toHaveLength(3);
    expect(lines[2]).toContain('try 3 of 3');
  });

  it('requests the pinned commit, tries again after a failure, and refuses what is not the release', async () => {
    const asked: string[] = [];
    const io = {
      ...offlineIo(),
      fetch: async (input: string | URL | Request) => {
        asked.push(String(input));
        return asked.length === 1 ? new Response('', { status: 503 }) : new Response('something else');
      },
    };
    await expect(downloadVia(io, noPause)).rejects.toThrow(HashMismatch);
    expect(asked).toHaveLength(2);
    expect(asked[0]).toContain(VIA_REPOSITORY.commit);
  });

  it('names both hashes where they differ', () => {
    expect(() => checkHash('release.zip', strToU8('x'), 'abc')).toThrow(
      /release\.zip has SHA-256 2d711642.*abc is expected/,
    );
  });
});
