import type { Manifest, ManifestFile, ManifestSource } from '../domain/manifest';
import { TABLES, type Table } from '../domain/tables';

/** A table of the data contract with this site's files for it. */
export interface DescribedTable {
  readonly table: Table;
  readonly files: readonly ManifestFile[];
  readonly rows: number;
  readonly bytes: number;
  /** The files its figures were read from, each once. */
  readonly sources: readonly ManifestSource[];
}

/** Every table, in the contract's order. */
export function describeTables({ files }: Pick<Manifest, 'files'>): DescribedTable[] {
  return TABLES.map((table) => {
    const own = files.filter((file) => file.table === table.name);
    const sources = new Map(own.flatMap((file) => file.sources.map((source) => [source.file, source])));
    return {
      table,
      files: own,
      rows: own.reduce((sum, { rows }) => sum + rows, 0),
      bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
      sources: [...sources.values()],
    };
  });
}

/** Cases for which the generator would not write one of the two actions, by value; the most frequent first. */
export const MISSING_PAIRS_SQL = `
SELECT value, count(*)::INTEGER AS cases
FROM (SELECT DISTINCT country, topic, value FROM cells JOIN models USING (model)
      WHERE evidence = 'no_pair' AND origin = 'published')
GROUP BY value
ORDER BY cases DESC, value`;

export interface MissingPairs {
  readonly value: string;
  readonly cases: number;
}

/** The comment at the head of a view's SQL, as plain text. */
export function commentOf(sql: string): string {
  const lines = sql.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('--'));
  return lines
    .slice(0, end)
    .map((line) => line.replace(/^-- ?/, ''))
    .join('\n');
}
