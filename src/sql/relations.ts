import { TABLES, type TableName } from '../domain/tables';
import { VIEWS, type ViewName } from '../domain/views';
import { VIEW_SQL } from './views';

export type RelationName = TableName | ViewName;

const TABLE_NAMES: ReadonlySet<string> = new Set(TABLES.map(({ name }) => name));
const RELATIONS: ReadonlySet<string> = new Set([...TABLE_NAMES, ...VIEWS]);

/** Words with which a statement queries the catalogue, or names a table by a computed text. */
const ASKS_THE_CATALOGUE =
  /\b(information_schema|duckdb_\w+|pg_\w+|sqlite_\w+|show|describe|summarize|pragma\w*|query|query_table)\b/i;

function mentioned(sql: string): Set<RelationName> {
  const words: readonly string[] = sql.toLowerCase().match(/[a-z_][a-z0-9_]*/g) ?? [];
  return new Set<RelationName>(words.filter((word): word is RelationName => RELATIONS.has(word)));
}

const BENEATH: ReadonlyMap<ViewName, ReadonlySet<RelationName>> = VIEWS.reduce((known, view) => {
  const beneath = mentioned(VIEW_SQL[view]);
  beneath.delete(view);
  for (const name of [...beneath])
    for (const deeper of known.get(name as ViewName) ?? []) beneath.add(deeper);
  return known.set(view, beneath);
}, new Map<ViewName, Set<RelationName>>());

/**
 * The tables and views that a statement may need, found by the words in it (strings and comments included: an extra
 * word only loads an extra table). All of them where the statement queries the catalogue.
 */
export function relationsFor(sql: string): Set<RelationName> {
  if (ASKS_THE_CATALOGUE.test(sql)) return new Set([...TABLE_NAMES, ...VIEWS] as RelationName[]);
  const names = mentioned(sql);
  for (const name of [...names]) for (const deeper of BENEATH.get(name as ViewName) ?? []) names.add(deeper);
  return names;
}

export function isTable(name: RelationName): name is TableName {
  return TABLE_NAMES.has(name);
}
