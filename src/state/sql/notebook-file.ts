import type { OwnObject } from '../../db/types';
import type { NamedQuery } from '../../sql/notebook/cells';
import { writeSqlFile } from '../../sql/notebook/sql-file';
import type { ExportedFile } from './export-result';

export type NotebookFormat = 'sql' | 'ipynb' | 'markdown';

interface Origin {
  /** The site's URL, ending in a slash. */
  readonly base: string;
  /** The reader's own tables, views and macros. */
  readonly own: readonly OwnObject[];
}

/** A name as the stem of a file's. */
const stemOf = (name: string): string =>
  name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'query';

/** One query, or several with their names, as a file to take away. */
export async function notebookFile(
  format: NotebookFormat,
  queries: readonly NamedQuery[],
  { base, own }: Origin,
): Promise<ExportedFile> {
  const [first] = queries;
  const title = queries.length === 1 && first ? first.name : 'Queries';
  const stem = stemOf(title);
  const site = `${base}#/sql`;
  switch (format) {
    case 'sql':
      return {
        name: `${stem}.sql`,
        type: 'application/sql',
        content: queries.length === 1 && first ? first.text : writeSqlFile(queries),
      };
    case 'markdown': {
      const { toNotebookMarkdown } = await import('../../sql/notebook/markdown');
      const content = toNotebookMarkdown(title, queries, site);
      return { name: `${stem}.md`, type: 'text/markdown;charset=utf-8', content };
    }
    case 'ipynb': {
      const [{ toIpynb }, { createdNames }, { snippetParts }] = await Promise.all([
        import('../../sql/notebook/ipynb'),
        import('../../sql/notebook/created-names'),
        import('../../db/workbench/snippet-parts'),
      ]);
      const sql = queries.map(({ text }) => text).join('\n;\n');
      // What the notebook makes itself must not be there before.
      const created = createdNames(sql);
      const before = own.filter(({ name }) => !created.has(name.toLowerCase()));
      const content = toIpynb(title, queries, snippetParts(sql, base, before), site);
      return { name: `${stem}.ipynb`, type: 'application/x-ipynb+json', content };
    }
  }
}
