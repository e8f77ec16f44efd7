import { TABLES } from '../../domain/tables';
import { VIEWS } from '../../domain/views';
import { literals } from '../../sql/quote';
import { functionsOfViews } from '../../sql/views';
import { OWN_DATABASE, PUBLISHED_DATABASE, RESULTS_DATABASE } from './databases';

/** Where one of the reader's names would be found before a published one: if temporary, inside the views too. */
const HIDES = `((database_name = '${OWN_DATABASE}' AND schema_name = 'main') OR database_name = 'temp')`;

const RELATIONS = literals([...TABLES.map(({ name }) => name), ...VIEWS]);
const TAKEN_NAMES = `
SELECT table_name AS name, 'a published table' AS of FROM duckdb_tables() WHERE ${HIDES} AND lower(table_name) IN (${RELATIONS})
UNION ALL
SELECT view_name, 'a published table' FROM duckdb_views() WHERE ${HIDES} AND lower(view_name) IN (${RELATIONS})
UNION ALL
SELECT schema_name, 'another database' FROM duckdb_schemas()
WHERE database_name = '${OWN_DATABASE}' AND lower(schema_name) IN ('${OWN_DATABASE}', '${PUBLISHED_DATABASE}', '${RESULTS_DATABASE}', 'temp', 'system')`;

/** Every function that a published view calls. */
const TAKEN_FUNCTIONS = `
SELECT function_name AS name, 'a function of the published views' AS of FROM duckdb_functions()
WHERE ${HIDES} AND lower(function_name) IN (${literals([...functionsOfViews()])})`;
/** Listing functions takes longer than anything else about a small change. */
export const MAKES_FUNCTIONS = /\b(?:macro|function)\b/i;

/** The question for the reader's names that are taken already. */
export function takenNames(withFunctions: boolean): string {
  return withFunctions ? `${TAKEN_NAMES} UNION ALL ${TAKEN_FUNCTIONS}` : TAKEN_NAMES;
}
