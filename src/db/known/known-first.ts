import { sameFigures } from '../../domain/statistics/same-figures';
import type { ColumnsResult, Database, QueryOptions } from '../types';
import { type KnownAnswer, rowsOf, unpackColumn } from './answer-file';
import type { KnownAnswers } from './known-answers';

type Asked = Pick<Database, 'query' | 'queryColumns' | 'computed'>;

function columnsOf(built: KnownAnswer, milliseconds: number): ColumnsResult {
  const column = (name: string) => {
    const found = built.columns.find((candidate) => candidate.name === name);
    return found ? unpackColumn(found) : [];
  };
  return { rowCount: built.rowCount, column, milliseconds };
}

function sameColumns(names: readonly string[], one: ColumnsResult, other: ColumnsResult): boolean {
  return names.every((name) => sameFigures(Array.from(one.column(name)), Array.from(other.column(name))));
}

/** Answers from what was built with the site, and else from DuckDB; counts which. */
export function knownFirst(
  known: KnownAnswers,
  duckdb: () => Promise<Pick<Database, 'query' | 'queryColumns'>>,
): Asked {
  /** @param use makes the built answer into a result */
  async function either<Result>(
    sql: string,
    { params = [], signal, maxRows }: QueryOptions,
    use: (built: KnownAnswer, milliseconds: number) => Result,
    ask: () => Promise<Result>,
    isSame: (fresh: Result, result: Result, built: KnownAnswer) => boolean,
  ): Promise<Result> {
    const started = performance.now();
    const built = maxRows === undefined ? await known.answer(sql, params, signal) : null;
    const result = built && use(built, performance.now() - started);
    if (result && known.origin.peek() === 'site') {
      known.tell('built');
      return result;
    }
    const fresh = await ask();
    if (built && result) known.tell(isSame(fresh, result, built) ? 'same' : 'different');
    else if (maxRows === undefined) known.tell('computed');
    return fresh;
  }

  return {
    query: <Row extends object>(sql: string, options: QueryOptions = {}) =>
      either(
        sql,
        options,
        (built, milliseconds) => {
          const { columns, rowCount } = built;
          return { columns, rows: rowsOf<Row>(built), rowCount, truncated: false, milliseconds };
        },
        async () => (await duckdb()).query<Row>(sql, options),
        (fresh, result) => sameFigures(fresh.rows, result.rows),
      ),
    queryColumns: (sql, options = {}) =>
      either(
        sql,
        options,
        columnsOf,
        async () => (await duckdb()).queryColumns(sql, options),
        (fresh, result, { columns }) =>
          sameColumns(
            columns.map(({ name }) => name),
            fresh,
            result,
          ),
      ),
    async computed(sql, what, compute, options) {
      const built = await known.result(sql, what, options);
      if (built && known.origin.peek() === 'site') {
        known.tell('built');
        return built.result as Awaited<ReturnType<typeof compute>>;
      }
      const fresh = await compute();
      if (built && fresh !== null) known.tell(sameFigures(fresh, built.result) ? 'same' : 'different');
      return fresh;
    },
  };
}
