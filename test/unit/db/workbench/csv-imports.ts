import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';
import { beforeAll, expect } from 'vitest';
import { detectCsv } from '../../../../src/db/workbench/csv-detect';
import { importCsv, previewCsv } from '../../../../src/db/workbench/csv-import';
import { rowsOf } from '../../../../src/db/workbench/csv-sql';
import { readText } from '../../../../src/db/workbench/read-text';
import { connectDuckDBWasm, type DuckDBConnection } from '../duckdb-wasm';

/** What becomes of a file, its values as texts, in a DuckDB of the tests that call this at the top of their file. */
export function csvImports() {
  let connection: DuckDBConnection;
  let bindings: DuckDBBindings;
  beforeAll(async () => {
    connection = await connectDuckDBWasm();
    bindings = (connection as unknown as { _bindings: DuckDBBindings })._bindings;
    connection.query("ATTACH ':memory:' AS mine");
  });

  let files = 0;

  return async function imported(content: string | Uint8Array<ArrayBuffer>, name = 'file.csv', given = {}) {
    const file = await readText(new Blob([content]), name);
    const path = `lens/${files++}`;
    bindings.registerFileBuffer(path, new Uint8Array(await file.text.arrayBuffer()));
    const format = await detectCsv(connection, path, file, given);
    const preview = await previewCsv(connection, path, format);
    const { rows: count, broken } = await importCsv(connection, path, file, format, 'mine.main.t');
    const described = await rowsOf<{ column_name: string; column_type: string }>(
      connection,
      'DESCRIBE mine.main.t',
    );
    const rows = await rowsOf<{ cells: Iterable<string | null> }>(
      connection,
      `SELECT [${described.map((_, index) => `#${index + 1}`).join(', ')}] AS cells FROM (SELECT COLUMNS(*)::VARCHAR FROM mine.main.t)`.replaceAll(
        /#(\d+)/g,
        (_, index) => `"${described[Number(index) - 1]?.column_name.replaceAll('"', '""')}"`,
      ),
    );
    const shown = rows.map(({ cells }) => [...cells]);
    expect(shown).toHaveLength(count);
    if (count < 20_000) expect(preview.rows).toEqual(shown.slice(0, 20));
    return {
      columns: described.map(({ column_name: column, column_type: type }) => `${column} ${type}`),
      rows: shown,
      broken,
      encoding: file.encoding,
      format,
    };
  };
}
