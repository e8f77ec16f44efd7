import type { DataFile } from '../../domain/manifest';
import type { TableName } from '../../domain/tables';
import { VIEWS } from '../../domain/views';
import { ANSWER_TABLES, LOOKED_UP } from '../../sql/cells';
import { literals } from '../../sql/quote';
import { isTable, type RelationName } from '../../sql/relations';
import { createView } from '../../sql/views';
import type { Engine } from '../engine/engine';
import { DataLoadError } from '../errors';
import { addedAnswers, computeAddedCells, notPublished, publishedCells } from './added-cells';
import type { AddedRows } from './added-rows';
import type { DataFiles } from './data-files';
import { TableWriter } from './table-writer';

const COMPRESS_AFTER_MS = 2000;

const isRaw = (name: string): boolean => ANSWER_TABLES.some((table) => table === name);
const isOfModels = (name: string): boolean => isRaw(name) || name === 'cells';

/** Those of a table's files that a statement about these models needs: of raw answers theirs, else all. */
export function filesFor(files: readonly DataFile[], models: readonly string[] | undefined): DataFile[] {
  return files.filter(({ table, model }) => !models || !model || !isRaw(table) || models.includes(model));
}

/** One engine's tables and views, made when first needed. */
export class LoadedTables {
  private readonly relations = new Map<RelationName, Promise<void>>();
  /** What each table was filled with, to know what to add and what to remove. */
  private readonly contents = new Map<TableName, ReadonlySet<object>>();
  /** Tables that statements about all models may see. */
  private readonly whole = new Set<TableName>();
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
   * @param models whose raw answers are enough; all if absent
   * @throws DataLoadError, or EngineDiedError
   */
  async ensure(names: ReadonlySet<RelationName>, models?: readonly string[]): Promise<void> {
    await Promise.all([...names].filter(isTable).map((name) => this.table(name, models)));
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

  private table(name: TableName, models: readonly string[] | undefined): Promise<void> {
    const files = this.files.of(name);
    const isPart = filesFor(files, models).length < files.length && !this.relations.has(name);
    return isPart ? this.fill(name, models) : this.once(name, () => this.fill(name));
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

  /** Fills a table with the rows of its files and the added ones. @param models whose raw answers are enough */
  private async fill(name: TableName, models?: readonly string[]): Promise<void> {
    // Begun before its turn comes, so that tables do not wait for each other's files.
    await this.files.begun(this.missing(name, filesFor(this.published(name), models)));
    const computes = name === 'cells' && addedAnswers(this.added).length > 0;
    if (computes) await this.ensure(new Set(LOOKED_UP));
    await this.inTurn(async (writer) => {
      // What is wanted may have changed since.
      const all = this.published(name);
      const present = this.contents.get(name);
      // What is there stays: a statement about other models may be about to read it.
      const needed = new Set(filesFor(all, models));
      const files = all.filter((file) => needed.has(file) || present?.has(file));
      const rows = this.added.of(name);
      if (all.length + rows.length === 0)
        throw new DataLoadError(`${name}.parquet`, 'is not part of this site.');
      // The first answers that came since are added by the update that follows them.
      const answers = computes ? addedAnswers(this.added) : [];
      const wanted: object[] = [...files, ...rows, ...answers.map((part) => part.rows)];
      const possible = new Set([...all, ...wanted]);
      const gone = [...(present ?? [])].filter((part) => !possible.has(part));
      if (present && gone.length === 0 && wanted.every((part) => present.has(part))) return;
      const replaced = this.added.replacedModels(name);
      // Added answers are of models that are not published, and can be told from the others by that.
      const takesOut =
        gone.length > 0 &&
        replaced.length === 0 &&
        isOfModels(name) &&
        all.every((file) => present?.has(file));
      const afresh = !present || replaced.length > 0 || (gone.length > 0 && !takesOut);
      const held = new Set<object>(afresh ? [] : takesOut ? all : present);
      // Nobody asks for all of a table before it is whole: until then it can grow in parts.
      const inParts = !this.whole.has(name) && !(afresh && present);
      const toCome = files.filter((file) => !held.has(file));
      await writer.transaction(async () => {
        if (afresh) await writer.create(name);
        for await (const { file, rows: read } of this.files.each(toCome)) {
          await writer.insert(name, file.path, read);
          held.add(file);
          if (inParts && (await writer.partDone())) this.contents.set(name, new Set(held));
        }
        if (replaced.length > 0)
          await writer.run(`DELETE FROM ${name} WHERE model IN (${literals(replaced)})`);
        if (takesOut && isRaw(name))
          await writer.run(`DELETE FROM ${name} WHERE ${notPublished(this.files)}`);
        for (const added of rows.filter((part) => !held.has(part)))
          await writer.insert(name, 'of added rows', added);
        if (name === 'cells')
          await computeAddedCells(writer, this.files, answers, publishedCells(this.files, this.added));
      });
      // Where a file's rows were left out, it does not count as read.
      this.contents.set(name, new Set(replaced.length > 0 ? rows : [...held, ...wanted]));
      if (!models) this.whole.add(name);
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
