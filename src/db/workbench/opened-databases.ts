import type { Signal } from '@preact/signals';
import { RELATIONS } from '../../sql/catalog';
import { tableNameOf } from '../../sql/file-names';
import { identifier, literal } from '../../sql/quote';
import type { Engine } from '../engine/engine';
import type { OpenedDatabase } from '../types';
import { OWN_DATABASE, PUBLISHED_DATABASE, RESULTS_DATABASE } from './databases';
import { wholeFile } from './duckdb-file';
import { onConnection } from './on-connection';
import { objectsOf } from './own-listing';

/** DuckDB's own names for databases, and those of this site. */
const TAKEN: readonly string[] = [
  OWN_DATABASE,
  PUBLISHED_DATABASE,
  RESULTS_DATABASE,
  'main',
  'temp',
  'system',
];

/** DuckDB files that the reader opened, to be read: each engine gets them. Nothing is written to them. */
export class OpenedDatabases {
  private readonly files = new Map<string, File>();
  /** Where each engine has which database's file. */
  private readonly given = new WeakMap<Engine, Map<string, string>>();

  constructor(private readonly opened: Signal<readonly OpenedDatabase[]>) {}

  get names(): readonly string[] {
    return [...this.files.keys()];
  }

  /** @returns the database's name. @throws Error where it cannot be opened */
  async open(engine: Engine, file: File): Promise<string> {
    const taken = [...TAKEN, ...RELATIONS.map(({ name }) => name)];
    const same = [...this.files].find(([, other]) => other.name === file.name)?.[0];
    const name = same ?? tableNameOf(file.name, [...taken, ...this.names]);
    await this.attach(engine, name, file);
    this.files.set(name, file);
    return name;
  }

  /** Gives a new engine what is open. A file that is gone, or was changed, is open no longer. */
  async give(engine: Engine): Promise<void> {
    const given = this.given.get(engine);
    for (const [name, file] of this.files)
      if (!given?.has(name))
        await this.attach(engine, name, file).catch((error: unknown) => {
          if (!engine.alive) throw error;
          this.forget(name);
        });
  }

  async close(engine: Engine, name: string): Promise<void> {
    await this.detach(engine, name);
    this.forget(name);
  }

  private forget(name: string): void {
    this.files.delete(name);
    this.opened.value = this.opened.value.filter((other) => other.name !== name);
  }

  private async detach(engine: Engine, name: string): Promise<void> {
    const given = this.given.get(engine);
    const path = given?.get(name);
    if (!given || path === undefined) return;
    await onConnection(engine, (connection) =>
      engine.whileNothingIsRead(() => connection.query(`DETACH ${identifier(name)}`)),
    );
    given.delete(name);
    await engine.guard(engine.folder.drop(path)).catch(() => {});
  }

  private async attach(engine: Engine, name: string, file: File): Promise<void> {
    const { folder } = engine;
    await this.detach(engine, name);
    const given = this.given.get(engine) ?? new Map<string, string>();
    this.given.set(engine, given);
    const path = `opened-${name}-${Date.now()}.duckdb`;
    await engine.guard(folder.put(path, await wholeFile(file)));
    await onConnection(engine, async (connection) => {
      const attach = `ATTACH ${literal(folder.path(path))} AS ${identifier(name)} (READ_ONLY)`;
      await engine.whileNothingIsRead(() => connection.query(attach));
      given.set(name, path);
      const objects = await engine.guard(objectsOf(connection, name));
      this.opened.value = [
        ...this.opened.value.filter((other) => other.name !== name),
        { name, file: file.name, objects },
      ];
    });
  }
}
