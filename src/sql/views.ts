import { VIEWS, type ViewName } from '../domain/views';

const FILES: Readonly<Record<string, string>> = import.meta.glob('./views/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function sqlFile(name: string): string {
  const sql = FILES[`./views/${name}.sql`];
  if (sql === undefined) throw new Error(`src/sql/views has no file ${name}.sql`);
  return sql;
}

/** The SELECT of each view. */
export const VIEW_SQL = Object.fromEntries(VIEWS.map((name) => [name, sqlFile(name)])) as Readonly<
  Record<ViewName, string>
>;

/** Macros that the views use. */
export const MEASURES_SQL = sqlFile('measures');

/** Names of the functions that the views and their macros call. */
export function functionsOfViews(): Set<string> {
  const sql = [MEASURES_SQL, ...Object.values(VIEW_SQL)].join('\n').replace(/--.*/g, '');
  const called = sql.matchAll(/(\w+) ?\(/g);
  return new Set(Array.from(called, ([, name = '']) => name.toLowerCase()));
}

/** The statement that makes a view. */
export function createView(name: ViewName): string {
  return `CREATE OR REPLACE VIEW ${name} AS\n${VIEW_SQL[name]}`;
}
