/** What `public/data/manifest.json` says about each data file. Written by the pipeline, read by the site. */
import type { TableName } from './tables';
import type { Agreement } from './via/agreement';

export interface ManifestSource {
  /** Name of the file the figures were read from, relative to its release or repository folder. */
  readonly file: string;
  /** SHA-256 of that file, hexadecimal. */
  readonly sha256: string;
}

/** A data file, as the page fetches it. */
export interface DataFile {
  /** Path relative to the data folder, such as `task1_ratings/gemma-2-9b-it.parquet`. */
  readonly path: string;
  readonly table: string;
  /** Set where the file holds the rows of one model. */
  readonly model?: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ManifestFile extends DataFile {
  readonly sources: readonly ManifestSource[];
}

/** What could not be read from a model's raw answers, counted by cause. */
export interface UnreadCount {
  readonly model: string;
  readonly task: 1 | 2;
  readonly cause: string;
  /** Whole answers (a scenario under one variant), or single ratings in an answer that was otherwise read. */
  readonly unit: 'answer' | 'rating';
  readonly count: number;
}

export interface Manifest {
  /**
   * Semantic version of the files, from the folder's `CHANGELOG.md`; followed by `+` and a hash if they are not that
   * version's own. Absent where the folder has no changelog.
   */
  readonly version?: string;
  /** Day of that version, `YYYY-MM-DD`. */
  readonly released?: string;
  readonly files: readonly ManifestFile[];
  readonly unread: readonly UnreadCount[];
  /** How raw Task 2 files agree with what was known before, where there were such files. */
  readonly agreement?: readonly Agreement[];
}

/** More cells than this, about 135 models, make a database larger than static hosts take (25 MiB). */
const MOST_CELLS = 1_000_000;

/** Whether a build ships the data as a DuckDB database, too. */
export function holdsDatabase({ files }: Pick<Manifest, 'files'>): boolean {
  return files.reduce((sum, { table, rows }) => sum + (table === 'cells' ? rows : 0), 0) <= MOST_CELLS;
}

/** More raw answers than this would not fit into that database. */
const MOST_RATINGS = 2_000_000;

/** The tables that it lacks, for their size: the raw answers of very many models. */
export function leftOutOfDatabase({ files }: Pick<Manifest, 'files'>): readonly TableName[] {
  const ratings = files.reduce((sum, { table, rows }) => sum + (table === 'task1_ratings' ? rows : 0), 0);
  return ratings > MOST_RATINGS ? ['task1_ratings', 'task2_choices'] : [];
}

/** Whether a build ships the release's actions, not only the sample. */
export function holdsVia({ files }: Manifest): boolean {
  return files.some(({ path }) => path.startsWith('via/'));
}
