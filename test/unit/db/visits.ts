import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { createDatabase } from '../../../src/db/database';
import type { Database, ScriptResult, Workbench } from '../../../src/db/types';
import { splitStatements } from '../../../src/sql/statements';
import { OWN_STORE } from '../../../src/state/sql/own-store';
import { readOwnDatabase } from '../../../src/storage/own-database';
import { tablesIn } from '../../support/duckdb-file';
import { pageLocks } from '../platform/page-locks';
import { starting, Worker } from './thread-worker';

/** What cannot be fetched just now: DuckDB itself, or files whose address matches. */
export const failing: { wasm: boolean; files: RegExp | null } = { wasm: false, files: null };

const LOCKS = pageLocks();

/** Gives this process what a page has; see the mocks of `kept-tables.test.ts` for its workers. */
export function likeAPage(): void {
  vi.stubGlobal('document', { baseURI: 'http://site/' });
  vi.stubGlobal('navigator', { locks: LOCKS });
  vi.stubGlobal('Worker', Worker);
  vi.stubGlobal('fetch', async (url: string) => {
    if (failing.files?.test(url)) throw new TypeError('Failed to fetch');
    return new Response(readFileSync(join('public', new URL(url).pathname)));
  });
}

/** The database of one page. */
export class Visit {
  readonly database: Database = createDatabase(null, OWN_STORE);
  readonly workbench: Workbench = this.database.workbench;
  /** Cells of the last result, as texts. */
  rows: string[][] = [];
  /** DuckDB's latest. */
  worker: Worker | null = null;

  /** The page is closed. */
  async leave(): Promise<void> {
    await this.worker?.terminate();
  }

  /** Whether what was made is kept, or why not. */
  get kept(): string {
    const state = this.workbench.kept.peek();
    return 'problem' in state ? state.problem : state.phase;
  }

  /** Names of what was made, as the page lists them. */
  get names(): string[] {
    return this.workbench.objects.peek().map(({ name }) => name);
  }

  /** Runs a script as the SQL page does. @returns what it says went wrong, or null */
  async run(sql: string, signal?: AbortSignal): Promise<string | null> {
    try {
      const statements = splitStatements(sql).map(({ text }) => text);
      const onResult = (_: number, { result }: ScriptResult) => {
        this.rows = Array.from({ length: result.rowCount }, (_row, row) =>
          result.columns.map((_column, column) => result.text(row, column) ?? ''),
        );
      };
      await starting.run(this, () => this.workbench.run(statements, { signal, maxRows: 10, onResult }));
      return null;
    } catch (error) {
      return String(error);
    }
  }
}

/** What the browser keeps, read as `tablesIn` does. */
export async function stored(): Promise<Record<string, string>> {
  const kept = await readOwnDatabase();
  return kept ? tablesIn(new Uint8Array(await kept.bytes.arrayBuffer())) : {};
}
