/** Loaded by Vite's runner, as part of the site's own code. */
import type { Figures } from '../pipeline/duckdb';
import { type AnswerFile, keyOf, packColumn } from '../src/db/known/answer-file';
import { tablesOf } from '../src/db/known/own-tables';
import type { ColumnsResult, Database, QueryOptions, ResultColumn } from '../src/db/types';
import { type Contents, pageQuestions } from '../src/page-questions';

type Mutable<T> = {
  -readonly [Key in keyof T]: T[Key] extends Readonly<Record<string, infer V>> ? Record<string, V> : T[Key];
};

/** Answers from Node's DuckDB, and keeps every answer that is not only part of a computation. */
function recorder(read: Figures['read']): { database: Database; file: AnswerFile } {
  const file: Mutable<AnswerFile> = { answers: {}, results: {} };
  let computing = 0;
  const ask = async (sql: string, { params = [] }: QueryOptions = {}) => {
    const { columns, rows } = await read(sql, params as readonly (string | number)[]);
    const values = columns.map(({ name }) => rows.map((row) => Reflect.get(row, name) as unknown));
    if (computing === 0)
      file.answers[keyOf(sql, params)] = {
        tables: tablesOf(sql),
        rowCount: rows.length,
        columns: columns.map((column, place) => packColumn(column, values[place] ?? [])),
      };
    return { columns, rows, values };
  };
  const asked = {
    async query(sql: string, options?: QueryOptions) {
      const { columns, rows } = await ask(sql, options);
      return { columns, rows, rowCount: rows.length, truncated: false, milliseconds: 0 };
    },
    async queryColumns(sql: string, options?: QueryOptions): Promise<ColumnsResult> {
      const { columns, rows, values } = await ask(sql, options);
      const place = new Map(columns.map(({ name }: ResultColumn, index) => [name, index]));
      return {
        rowCount: rows.length,
        column: (name) => values[place.get(name) ?? -1] ?? [],
        milliseconds: 0,
      };
    },
    changesFor: () => 0,
    async computed<Result>(sql: string, what: string, compute: () => Promise<Result>): Promise<Result> {
      computing++;
      try {
        const result = await compute();
        file.results[keyOf(sql, [what])] = { tables: tablesOf(sql), result };
        return result;
      } finally {
        computing--;
      }
    },
  };
  return { database: asked as unknown as Database, file };
}

/** Every page asks for the list of models: a statement without parameters is run once. */
function once(read: Figures['read']): Figures['read'] {
  const known = new Map<string, ReturnType<Figures['read']>>();
  return (sql, params = []) => {
    if (params.length > 0) return read(sql, params);
    const answer = known.get(sql) ?? read(sql);
    known.set(sql, answer);
    return answer;
  };
}

/** The files of answers, one after the other, with their names. */
export async function* recordAnswers(
  figures: Pick<Figures, 'read'>,
  contents: Contents,
): AsyncGenerator<readonly [name: string, file: AnswerFile]> {
  const read = once(figures.read);
  for (const [name, ask] of pageQuestions(contents)) {
    const { database, file } = recorder(read);
    await ask(database);
    yield [name, file];
  }
}
