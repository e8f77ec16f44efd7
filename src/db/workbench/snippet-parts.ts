import files from 'virtual:data-files';
import version from 'virtual:data-version';
import { tableNamed } from '../../domain/tables';
import { VIEWS } from '../../domain/views';
import { isTable, relationsFor } from '../../sql/relations';
import type { SnippetParts, SnippetTable } from '../../sql/snippets';
import { MEASURES_SQL, VIEW_SQL } from '../../sql/views';
import type { OwnObject } from '../types';

/**
 * What a query depends on, as a program elsewhere must build it.
 *
 * @param base the site's URL, ending in a slash
 */
export function snippetParts(sql: string, base: string, own: readonly OwnObject[]): SnippetParts {
  const words = new Set(sql.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);
  const named = own.filter(({ name }) => words.has(name.toLowerCase()));
  const texts = [sql, ...named.map((object) => object.sql)].join('\n');
  const relations = relationsFor(texts);
  const tables: SnippetTable[] = [...relations].filter(isTable).map((name) => ({
    name,
    columns: tableNamed(name).columns.map((column) => ({ name: column.name, type: column.type })),
    urls: files.filter((file) => file.table === name).map((file) => new URL(`data/${file.path}`, base).href),
  }));
  const views = VIEWS.filter((view) => relations.has(view)).map(
    (view) => `CREATE VIEW ${view} AS\n${VIEW_SQL[view]}`,
  );
  const rebuilt = named.filter(({ kind }) => kind !== 'table');
  const missing = named.filter(({ kind }) => kind === 'table').map(({ name }) => name);
  const notes: string[] = [`Data version ${version}.`];
  if (missing.length > 0)
    notes.push(
      `Your own table ${missing.join(', ')} exists only in your browser: export it, and read it here.`,
    );
  notes.push(
    'Only the published files: models that you imported or scored in your browser are not included.',
  );
  if (/^https?:\/\/(?:localhost|127\.|\[::1\])/.test(base))
    notes.push('The addresses below point to this computer: they work while the site is served on it.');
  return {
    sql,
    tables,
    definitions: [MEASURES_SQL, ...views],
    own: rebuilt.map((object) => object.sql).filter((text) => text !== ''),
    notes,
  };
}
