import { signal } from '@preact/signals';
import { Recent } from '../../domain/recent';
import type { TableName } from '../../domain/tables';
import { ANSWER_TABLES } from '../../sql/cells';
import { isTable, relationsFor } from '../../sql/relations';
import type { AddOptions } from '../types';

const TOGETHER_MS = 50;

const tables = new Recent<readonly TableName[]>(200);

/** The tables that a statement depends on. Cells depend on the raw answers. */
export function tablesOf(sql: string): readonly TableName[] {
  let found = tables.get(sql);
  if (!found) {
    const names = new Set([...relationsFor(sql)].filter(isTable));
    if (names.has('cells')) for (const name of ANSWER_TABLES) names.add(name);
    found = [...names];
    tables.set(sql, found);
  }
  return found;
}

/** In which tables there are rows of the reader's own, and how often each has changed. */
export class OwnTables {
  /** By owner: the tables, and whether rows there replace published ones. */
  private readonly owned = new Map<string, Map<TableName, boolean>>();
  private pending: Map<TableName, number> | null = null;
  private readonly counts = signal<ReadonlyMap<TableName, number>>(new Map());

  added(owner: string, table: TableName, { replacesPublished, replacesModel }: AddOptions = {}): void {
    const own = this.owned.get(owner) ?? new Map<TableName, boolean>();
    const replaces = replacesPublished === true || replacesModel !== undefined;
    this.owned.set(owner, own.set(table, own.get(table) === true || replaces));
    this.count([table]);
  }

  removed(owner: string): void {
    const own = this.owned.get(owner);
    if (!own) return;
    this.owned.delete(owner);
    this.count(own.keys());
  }

  /** Whether one of these tables holds rows of the reader's own; or only rows in place of published ones. */
  among(names: readonly TableName[], replacing = false): boolean {
    return [...this.owned.values()].some((own) =>
      names.some((name) => (replacing ? own.get(name) === true : own.has(name))),
    );
  }

  /** How often rows were added to, or removed from, these tables. Follows changes where signals are followed. */
  changes(names: readonly TableName[]): number {
    const counts = this.counts.value;
    return names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
  }

  /** Changes that come one after the other, as of a model's tables, are told at once. */
  private count(names: Iterable<TableName>): void {
    const counts = this.pending ?? new Map(this.counts.peek());
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    if (this.pending) return;
    this.pending = counts;
    setTimeout(() => {
      this.pending = null;
      this.counts.value = counts;
    }, TOGETHER_MS);
  }
}
