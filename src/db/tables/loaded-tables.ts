import type { DataFile } from '../../domain/manifest';
import type { TableName } from '../../domain/tables';
import { VIEWS } from '../../domain/views';
import { ANSWER_TABLES, LOOKED_UP } from '../../sql/cells';
import { literals } from '../../sql/quote';
import { isTable, type RelationName } from '../../sql/relations';
import { createView } from '../../sql/views';
import type { Engine } from '../engine/engine';
import { DataLoadError } from '../errors';
import { addedAnswers, computeAddedCells, publishedCells } from './added-cells';
import type { AddedRows } from './added-rows';
import type { DataFiles } from './data-files';
import { TableWriter } from './table-writer';

const COMPRESS_AFTER_MS = 2000;

/** One engine's tables and views, made when first needed. */
export class LoadedTables {
  private readonly relations = new Map<RelationName, Promise<void>>();
  /** What each table was filled with, to know what to add and what to remove. */
  private readonly contents = new Map<TableName, ReadonlySet<object>>();
  private last: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly files: DataFiles,
    private readonly added: AddedRows,
  ) {}

  /**
   * Makes sure that all of these exist. What failed is tried again at the next call.
   *
   * @throws DataLoadError, or EngineDiedError
   */
  async ensure(names: ReadonlySet<RelationName>): Promise<void> {
    await Promise.all([...names].filter(isTable).map((name) => this.once(name, () => this.fill(name))));
    for (const view of VIEWS)
      if (names.has(view)) await this.once(view, () => this.inTurn((writer) => writer.run(createView(view))));
  }

  /** Updates tables after rows were added or removed; does nothing where they are not loaded. */
  async update(changed: Iterable<TableName>): Promise<void> {
    const names = new Set(changed);
    if (ANSWER_TABLES.some((name) => names.has(name))) names.add('cells');
    for (const name of names) {
      // If loading fails, the next attempt includes the new rows.
      const loaded = await this.relations.get(name)?.then(
        () => true,
        () => false,
      );
      if (loaded) await this.fill(name);
    }
  }

  private once(name: RelationName, make: () => Promise<void>): Promise<void> {
    const known = this.relations.get(name);
    if (known) return known;
    const making = make().catch((error: unknown) => {
      this.relations.delete(name);
      throw error;
    });
    this.relations.set(name, making);
    return making;
  }

  /** Fills a table with the rows of its files and the added ones. */
  private async fill(name: TableName): Promise<void> {
    // Begun before its turn comes, so that tables do not wait for each other's files.
    await this.files.begun(this.missing(name, this.published(name)));
    const computes = name === 'cells' && addedAnswers(this.added).length > 0;
    if (computes) await this.ensure(new Set(LOOKED_UP));
    await this.inTurn(async (writer) => {
      // What is wanted may have changed since.
      const files = this.published(name);
      const rows = this.added.of(name);
      if (files.length + rows.length === 0)
        throw new DataLoadError(`${name}.parquet`, 'is not part of this site.');
      // The first answers that came since are added by the update that follows them.
      const answers = computes ? addedAnswers(this.added) : [];
      const wanted = new Set<object>([...files, ...rows, ...answers.map((part) => part.rows)]);
      const present = this.contents.get(name);
      const replaced = this.added.replacedModels(name);
      const afresh = !present || replaced.length > 0 || [...present].some((part) => !wanted.has(part));
      if (present?.size === wanted.size && [...present].every((part) => wanted.has(part))) return;
      // Nobody sees a table that was not there before until it is whole: it can be written in parts.
      await writer.transaction(
        async () => {
          if (afresh) await writer.create(name);
          for await (const file of this.files.each(afresh ? files : this.missing(name, files))) {
            await writer.insert(name, file.path, file.rows);
            if (!present) await writer.partDone();
          }
          if (replaced.length > 0)
            await writer.run(`DELETE FROM ${name} WHERE model IN (${literals(replaced)})`);
          for (const own of afresh ? rows : this.missing(name, rows))
            await writer.insert(name, 'of added rows', own);
          if (name === 'cells')
            await computeAddedCells(writer, this.files, answers, publishedCells(this.files, this.added));
        },
        present ? null : name,
      );
      this.contents.set(name, wanted);
      this.compressLater();
    });
  }

  /** Compressed tables are read faster, but compressing them would hold up what they were loaded for. */
  private compressLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      if (!this.engine.alive) return;
      const done = await this.inTurn((writer) => writer.compress()).catch(() => true);
      if (!done) this.compressLater();
    }, COMPRESS_AFTER_MS);
  }

  /** A table's files; none where added rows take their place. */
  private published(name: TableName): readonly DataFile[] {
    if (name === 'cells') return publishedCells(this.files, this.added).files;
    return this.added.replacePublished(name) ? [] : this.files.of(name);
  }

  /** Those of these files, or sets of rows, that the table does not hold. */
  private missing<Part extends object>(name: TableName, parts: readonly Part[]): Part[] {
    const present = this.contents.get(name);
    return parts.filter((part) => !present?.has(part));
  }

  /** One load at a time, each on its own connection: a failed one leaves nothing behind. */
  private inTurn<Result>(use: (writer: TableWriter) => Promise<Result>): Promise<Result> {
    const turn = this.engine.during(
      this.last.then(async () => {
        const connection = await this.engine.connect();
        try {
          return await use(new TableWriter(this.engine, connection));
        } finally {
          if (this.engine.alive) await this.engine.guard(connection.close());
        }
      }),
    );
    this.last = turn.then(
      () => {},
      () => {},
    );
    return turn;
  }
}
