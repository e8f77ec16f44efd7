import type { Manifest, ManifestFile, ManifestSource, UnreadCount } from '../src/domain/manifest';
import type { Row } from '../src/domain/rows';
import { tableNamed } from '../src/domain/tables';
import type { Agreement } from '../src/domain/via/agreement';
import { CHANGELOG, newestVersion, versionOf } from './data-version';
import { type Io, sha256 } from './io';
import { parseManifest } from './manifest-text';
import { toParquet } from './parquet';

const MANIFEST = 'manifest.json';

/** Reads a manifest; a missing one is empty. */
export async function readManifest(io: Io, folder: string): Promise<Manifest> {
  const path = `${folder}/${MANIFEST}`;
  if (!io.exists(path)) return { files: [], unread: [] };
  return parseManifest(path, new TextDecoder().decode(await io.read(path)));
}

/** A folder of Parquet files and its manifest, written file by file and described at the end. */
export class DataFolder {
  private readonly files = new Map<string, ManifestFile>();
  private readonly unread: UnreadCount[] = [];
  private readonly agreement: Agreement[] = [];

  constructor(
    private readonly io: Io,
    private readonly folder: string,
    private readonly before: Manifest,
  ) {}

  /**
   * Writes a table's rows (or one model's).
   *
   * Where the bytes are those of the previous build, the manifest entry stays, so that a build from the committed
   * figures does not forget the raw files that they were read from.
   */
  async write(
    table: string,
    rows: readonly Row[],
    sources: readonly ManifestSource[],
    model?: string,
  ): Promise<void> {
    const definition = tableNamed(table);
    const path = definition.filePerModel && model ? `${table}/${model}.parquet` : `${table}.parquet`;
    await this.writeAs(path, table, rows, sources, model);
  }

  async writeAs(
    path: string,
    table: string,
    rows: readonly Row[],
    sources: readonly ManifestSource[],
    model?: string,
  ): Promise<void> {
    const bytes = await toParquet(tableNamed(table), rows);
    await this.io.write(`${this.folder}/${path}`, bytes);
    const hash = sha256(bytes);
    const previous = this.before.files.find((file) => file.path === path && file.sha256 === hash);
    const committed = sources.every(({ file }) => file.startsWith('pipeline/'));
    const entry: ManifestFile = {
      path,
      table,
      ...(model === undefined ? {} : { model }),
      rows: rows.length,
      bytes: bytes.length,
      sha256: hash,
      sources,
    };
    this.files.set(path, previous && committed ? previous : entry);
    this.io.log(`  ${path}: ${rows.length} rows, ${(bytes.length / 1024).toFixed(0)} kB`);
  }

  /** The files so far. */
  get written(): readonly ManifestFile[] {
    return [...this.files.values()];
  }

  /** Keeps a file from the previous build, and what was counted for its model. */
  keep(file: ManifestFile): void {
    this.files.set(file.path, file);
    this.unread.push(...this.before.unread.filter(({ model, task }) => model === file.model && task === 1));
  }

  count(unread: readonly UnreadCount[]): void {
    this.unread.push(...unread);
  }

  /** Says how a raw file agrees with what was known before. */
  agrees(agreement: Agreement): void {
    this.agreement.push(agreement);
  }

  /** The version that the folder's changelog gives these files; says so if they are not that version's own. */
  private async version(files: readonly ManifestFile[]): Promise<Pick<Manifest, 'version' | 'released'>> {
    const path = `${this.folder}/${CHANGELOG}`;
    if (!this.io.exists(path)) return {};
    const newest = newestVersion(path, new TextDecoder().decode(await this.io.read(path)));
    const { problem, ...version } = versionOf(files, newest);
    if (problem) this.io.log(`${path}: ${problem}`);
    return version;
  }

  async finish(): Promise<void> {
    const files = [...this.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    const manifest: Manifest = {
      ...(await this.version(files)),
      files,
      unread: [...this.unread].sort((a, b) =>
        `${a.model}${a.task}${a.unit}${a.cause}` < `${b.model}${b.task}${b.unit}${b.cause}` ? -1 : 1,
      ),
      ...(this.agreement.length > 0 ? { agreement: this.agreement } : {}),
    };
    await this.io.write(`${this.folder}/${MANIFEST}`, `${JSON.stringify(manifest, null, 2)}\n`);
  }
}
