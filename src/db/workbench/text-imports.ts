import type { Engine } from '../engine/engine';
import { asQueryError } from '../errors';
import type { AddedFile, CsvDialect, CsvFormat, CsvPreview, TextFile, TextFiles } from '../text-file';
import { detectCsv } from './csv-detect';
import { importCsv, previewCsv } from './csv-import';
import type { Runner } from './csv-sql';
import { nameByFile, ownPath } from './import-table';
import { scriptConnection } from './script';

let files = 0;

/** Delimited text is put into DuckDB's open folder for as long as it is looked at. */
export class TextImports implements TextFiles {
  /** @param changed called with an engine and the statements that changed what the reader has */
  constructor(
    private readonly start: () => Promise<Engine>,
    private readonly changed: (engine: Engine, statements: readonly string[]) => Promise<void>,
  ) {}

  async detect(file: TextFile, given: Partial<CsvDialect> = {}): Promise<CsvFormat> {
    return this.use(file, await this.start(), (runner, path) => detectCsv(runner, path, file, given));
  }

  async preview(file: TextFile, format: CsvFormat): Promise<CsvPreview> {
    return this.use(file, await this.start(), (runner, path) => previewCsv(runner, path, format));
  }

  async add(file: TextFile, format: CsvFormat, table: string): Promise<AddedFile> {
    const engine = await this.start();
    const added = await this.use(file, engine, async (runner, path) => {
      const done = await importCsv(runner, path, file, format, ownPath(table));
      await nameByFile(runner, table, file.name);
      return done;
    });
    await this.changed(engine, [`CREATE TABLE "${table}"`]);
    return added;
  }

  private async use<Result>(
    file: TextFile,
    engine: Engine,
    work: (runner: Runner, path: string) => Promise<Result>,
  ): Promise<Result> {
    const name = `import-${files++}`;
    const connection = await scriptConnection(engine);
    try {
      await engine.guard(engine.folder.put(name, file.text));
      const runner: Runner = { query: (sql) => engine.guard(connection.query(sql)) };
      return await engine.during(work(runner, engine.folder.path(name)));
    } catch (error) {
      throw asQueryError(`FROM '${file.name}'`, error);
    } finally {
      if (engine.alive) {
        await engine.guard(connection.close());
        await engine.guard(engine.folder.drop(name));
      }
    }
  }
}
