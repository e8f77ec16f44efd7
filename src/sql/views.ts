import type { ViewName } from '../domain/tables';
import cells from './views/cells.sql?raw';
import countryAlignment from './views/country_alignment.sql?raw';
import measures from './views/measures.sql?raw';
import modelAlignment from './views/model_alignment.sql?raw';
import scenarioAlignment from './views/scenario_alignment.sql?raw';
import topicAlignment from './views/topic_alignment.sql?raw';
import valueDistance from './views/value_distance.sql?raw';

/** The SELECT of each view. */
export const VIEW_SQL: Readonly<Record<ViewName, string>> = {
  cells,
  scenario_alignment: scenarioAlignment,
  country_alignment: countryAlignment,
  topic_alignment: topicAlignment,
  model_alignment: modelAlignment,
  value_distance: valueDistance,
};

/** Macros that the views use. */
export const MEASURES_SQL = measures;

/** Names of the functions that the views and their macros call. */
export function functionsOfViews(): Set<string> {
  const sql = [MEASURES_SQL, ...Object.values(VIEW_SQL)].join('\n').replace(/--.*/g, '');
  const called = sql.matchAll(/(\w+) ?\(/g);
  return new Set(Array.from(called, ([, name = '']) => name.toLowerCase()));
}

/** Kept as a table: it aggregates every rating (200 ms, against 5), and every other view reads it. */
const KEPT: ReadonlySet<ViewName> = new Set(['cells']);

export function isKept(name: ViewName): boolean {
  return KEPT.has(name);
}

/** The statement that makes a view. */
export function createView(name: ViewName): string {
  return `CREATE OR REPLACE ${isKept(name) ? 'TABLE' : 'VIEW'} ${name} AS\n${VIEW_SQL[name]}`;
}
