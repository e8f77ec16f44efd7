import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tableNamed } from '../../../../src/domain/tables';
import { cellsOf, type NamedQuery } from '../../../../src/sql/notebook/cells';
import { createdNames } from '../../../../src/sql/notebook/created-names';
import { toIpynb } from '../../../../src/sql/notebook/ipynb';
import { toNotebookMarkdown } from '../../../../src/sql/notebook/markdown';
import { readSqlFile, writeSqlFile } from '../../../../src/sql/notebook/sql-file';

const QUERIES: readonly NamedQuery[] = [
  {
    name: 'Topics & “more”',
    text: `-- How many topics?
-- They are counted.

-- A second paragraph.
SELECT count(*) AS n -- all of them
FROM topics; -- eleven
/* The names,
 * in order. */
SELECT topic FROM topics ORDER BY topic;
-- That was all.
`,
  },
  { name: 'Own', text: 'CREATE TABLE kept AS SELECT \'a;"""\\\' AS t;\nFROM kept' },
];

describe('the cells of a query', () => {
  it('are its statements, and the comments before them', () => {
    expect(cellsOf(QUERIES[0]?.text ?? '')).toEqual([
      { kind: 'text', text: 'How many topics?\nThey are counted.\n\nA second paragraph.' },
      { kind: 'sql', text: 'SELECT count(*) AS n -- all of them\nFROM topics; -- eleven' },
      { kind: 'text', text: 'The names,\nin order.' },
      { kind: 'sql', text: 'SELECT topic FROM topics ORDER BY topic;' },
      { kind: 'text', text: 'That was all.' },
    ]);
  });

  it.each([
    ['', []],
    [' ;; ', []],
    ['-- alone', [{ kind: 'text', text: 'alone' }]],
    ['--', []],
    ["SELECT ';--'", [{ kind: 'sql', text: "SELECT ';--'" }]],
    [
      'SELECT 1;;SELECT 2',
      [
        { kind: 'sql', text: 'SELECT 1;' },
        { kind: 'sql', text: 'SELECT 2' },
      ],
    ],
    [
      '-- one\n;\n-- two\nSELECT 1',
      [
        { kind: 'text', text: 'one\ntwo' },
        { kind: 'sql', text: 'SELECT 1' },
      ],
    ],
  ])('of %j', (sql, cells) => {
    expect(cellsOf(sql)).toEqual(cells);
  });
});

describe('a .sql file of several queries', () => {
  it('gives back what was written, and is the same when it is written again', () => {
    const file = writeSqlFile(QUERIES);
    expect(file).toMatch(/^-- %% Topics & “more”\n-- How many/);
    const again = readSqlFile(file, 'file');
    expect(again.map(({ name, text }) => [name, text.trim()])).toEqual(
      QUERIES.map(({ name, text }) => [name, text.trim()]),
    );
    expect(writeSqlFile(again)).toBe(file);
  });

  it.each([
    ['SELECT 1', [['file', 'SELECT 1']]],
    [
      '-- %% a\nSELECT 1\n--%% b\r\nSELECT 2\r\n',
      [
        ['a', 'SELECT 1\n'],
        ['b', 'SELECT 2\n'],
      ],
    ],
    [
      'SELECT 0\n-- %%\nSELECT 1',
      [
        ['file', 'SELECT 0\n'],
        ['file 1', 'SELECT 1\n'],
      ],
    ],
    ['-- %% a\n\n-- %% b\n', []],
    [
      "-- %% a\nSELECT 'open\n-- %% b\nSELECT 2",
      [
        ['a', "SELECT 'open\n"],
        ['b', 'SELECT 2\n'],
      ],
    ],
    ['-- 100 %% sure\nSELECT 1', [['file', '-- 100 %% sure\nSELECT 1']]],
  ])('is read: %j', (sql, queries) => {
    expect(readSqlFile(sql, 'file').map(({ name, text }) => [name, text])).toEqual(queries);
  });

  it('has names of one line that are not too long', () => {
    const [query] = readSqlFile(
      writeSqlFile([{ name: `a\n-- %% b ${'x'.repeat(200)}`, text: 'SELECT 1' }]),
      '',
    );
    expect(query?.name).toMatch(/^a -- %% b x+…$/);
    expect(query?.name).toHaveLength(100);
  });
});

it('knows what statements create', () => {
  const sql = `create or replace temp view V1 as from a; CREATE TABLE IF NOT EXISTS mine."My ""t""" AS FROM b;
CREATE MACRO plus(a) AS a + 1; SELECT 'recreate table no'`;
  expect([...createdNames(sql)]).toEqual(['v1', 'my "t"', 'plus']);
});

it('is Markdown with statements in blocks and comments as text', () => {
  const text = toNotebookMarkdown(
    'Queries',
    [...QUERIES, { name: '# *x*', text: "SELECT '```'" }],
    'https://host/',
  );
  expect(text).toContain(
    '## Topics \\& “more”\n\nHow many topics?\nThey are counted.\n\nA second paragraph.\n\n```sql\nSELECT',
  );
  expect(text).toContain("## \\# \\*x\\*\n\n````sql\nSELECT '```'\n````\n");
});

it('takes comments as text that loads and opens nothing', () => {
  const sql = '-- ![a](https://host/a.png) <img src=b>\n-- ```\nSELECT 1';
  const said = '!\\[a](https://host/a.png) \\<img src=b>\n\\```';
  expect(toNotebookMarkdown('Queries', [{ name: 'a', text: sql }], 'https://host/')).toContain(`\n${said}\n`);
  const parts = { tables: [], definitions: [], own: [], notes: [] };
  const { cells } = JSON.parse(toIpynb('Queries', [{ name: 'a', text: sql }], parts, 'https://host/'));
  expect(cells[2].source.join('')).toBe(said);
});

describe('a Jupyter notebook', () => {
  const topics = tableNamed('topics');
  const parts = {
    tables: [
      {
        name: topics.name,
        columns: topics.columns.map(({ name, type }) => ({ name, type })),
        urls: [resolve('public/data/topics.parquet')],
      },
    ],
    definitions: [],
    own: [],
    notes: ['A note.'],
  };
  const file = toIpynb('Queries', QUERIES, parts, 'https://host/');

  it('has what nbformat 4.5 asks for', () => {
    const notebook = JSON.parse(file);
    expect(notebook).toMatchObject({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { kernelspec: { name: 'python3' } },
    });
    const { cells } = notebook;
    const ids = cells.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(cells.length);
    for (const cell of cells) {
      expect(cell.id).toMatch(/^[\w-]{1,64}$/);
      expect(cell.metadata).toEqual({});
      expect(cell.source.every((line: unknown) => typeof line === 'string')).toBe(true);
      expect('outputs' in cell && 'execution_count' in cell).toBe(cell.cell_type === 'code');
    }
    expect(cells.map((cell: { cell_type: string }) => cell.cell_type.slice(0, 1)).join('')).toBe(
      'mcmmcmcmmcc',
    );
    expect(cells[0].source.join('')).toContain('- A note.');
  });

  const python = spawnSync('python3', ['-c', 'import duckdb, pandas']).status === 0;
  it.runIf(python)('gives the answers in Python', () => {
    const folder = mkdtempSync(join(tmpdir(), 'notebook-'));
    const path = join(folder, 'a.ipynb');
    writeFileSync(path, file);
    const run = `
import ast, json
for cell in json.load(open(${JSON.stringify(path)}))["cells"]:
    if cell["cell_type"] != "code": continue
    body = ast.parse("".join(cell["source"])).body
    last = body[-1]
    exec(compile(ast.Module(body[:-1], []), "cell", "exec"))
    value = eval(compile(ast.Expression(last.value), "cell", "eval"))
    if hasattr(value, "to_json"): print(value.to_json(orient="values"))
`;
    const lines = execFileSync('python3', ['-c', run], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toEqual([[11]]);
    expect(lines[1]).toHaveLength(11);
    expect(lines[2]).toEqual([['a;"""\\']]);
    rmSync(folder, { recursive: true });
  });
});
