import { TABLES } from '../domain/tables';
import { VIEWS } from '../domain/views';
import type { Database, QueryOptions } from './types';

/** Most rows returned to the console at once. */
const MAX_ROWS = 1_000_000;

interface Lens {
  /**
   * Runs SQL on the site's tables and resolves to plain objects. It works like every query of the site:
   * read-only, cancellable, with the same errors. DuckDB is started if necessary.
   */
  query(sql: string, options?: Pick<QueryOptions, 'signal' | 'params'>): Promise<object[]>;
  /** Names of the tables and views. */
  tables(): string[];
}

declare global {
  interface Window {
    lens: Lens;
  }
}

/** Puts `lens` into the browser's console. */
export function installLens(database: Database): void {
  window.lens = {
    async query(sql, options = {}) {
      if (typeof sql !== 'string') throw new TypeError('lens.query(sql) needs the SQL as a string');
      const { rows, truncated } = await database.query<object>(sql, {
        ...options,
        maxRows: MAX_ROWS,
        once: true,
      });
      if (truncated) console.warn(`lens.query: only the first ${MAX_ROWS} rows are returned; add a LIMIT.`);
      return rows;
    },
    tables: () => [...TABLES.map(({ name }) => name), ...VIEWS],
  };
}
