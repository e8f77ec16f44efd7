import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { Engine } from '../engine/engine';
import { asQueryError } from '../errors';
import type { Running } from '../query-service';
import type { AddedFile, CsvDialect, CsvFormat, CsvPreview, TextFile, TextFiles } from '../text-file';
import { detectCsv } from './csv-detect';
import { importCsv, previewCsv } from './csv-import';
import type { Runner } from './csv-sql';
import { nameByFile } from './file-views';
import { onConnection, scriptConnection } from './on-connection';
import { ownPath } from './own-path';

let files = 0;

/** Delimited text is put into DuckDB's open folder for as long as it is looked at. */
export class TextImports implements TextFiles {
  /** @param change does what changes the reader's database, and keeps it */
  constructor(
    private readonly start: () => Promise<Running>,
    private readonly change: <T>(running: Running, sql: string, work: () => Promise<T>) => Promise<T>,
  ) {}

  async detect(file: TextFile, given: Partial<CsvDialect> = {}): Promise<CsvFormat> {
    return this.use(file, (await this.start()).engine, (runner, path) =>
      detectCsv(runner, path, file, given),
    );
  }

  async preview(file: TextFile, format: CsvFormat): Promise<CsvPreview> {
    return this.use(file, (await this.start()).engine, (runner, path) => previewCsv(runner, path, format));
  }

  async add(file: TextFile, format: CsvFormat, table: string): Promise<AddedFile> {
    const running = await this.start();
    return this.change(running, `CREATE TABLE ${table}`, () =>
      this.use(file, running.engine, async (runner, path) => {
        const added = await importCsv(runner, path, file, format, ownPath(table));
        await nameByFile(runner, table, file.name);
        return added;
      }),
    );
  }

  private async use<Result>(
    file: TextFile,
    engine: Engine,
    work: (runner: Runner, path: string) => Promise<Result>,
  ): Promise<Result> {
    const name = `import-${files++}`;
    const using = async (connection: AsyncDuckDBConnection) => {
      try {
        await engine.guard(engine.folder.put(name, file.text));
        const runner: Runner = { query: (sql) => engine.guard(connection.query(sql)) };
        return await engine.during(work(runner, engine.folder.path(name)));
      } finally {
        if (engine.alive) await engine.guard(engine.folder.drop(name));
      }
    };
    try {
      return await onConnection(engine, using, scriptConnection);
    } catch (error) {
      throw asQueryError(`FROM '${file.name}'`, error);
    }
  }
}
