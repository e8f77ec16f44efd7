import type { Manifest, ManifestFile } from '../src/domain/manifest';
import { sha256 } from './io';

/** Beside the manifest: what each version of the data changed, newest first. */
export const CHANGELOG = 'CHANGELOG.md';

export interface DataVersion {
  /** Semantic: major if a figure changed or went, minor if some were added, patch if only their files changed. */
  readonly version: string;
  readonly released: string;
  /** Hash of the version's files, as `contentHash` gives it. */
  readonly content: string;
}

/** SHA-256 of what `sha256sum` prints for a data folder's files, in order of their paths. */
export function contentHash(files: readonly Pick<ManifestFile, 'path' | 'sha256'>[]): string {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return sha256(sorted.map((file) => `${file.sha256}  ${file.path}\n`).join(''));
}

/**
 * The newest version in the text of a changelog.
 *
 * @throws Error naming the file if its first entry has no version, day or hash
 */
export function newestVersion(path: string, text: string): DataVersion {
  const [, version, released, entry = ''] =
    /^## (\d+\.\d+\.\d+) \((\d{4}-\d\d-\d\d)\)\n((?:(?!## ).*\n)*)/m.exec(text) ?? [];
  const content = /^Content: `([0-9a-f]{64})`$/m.exec(entry)?.[1];
  if (!version || !released || !content)
    throw new Error(
      `${path} must begin with an entry "## 1.2.3 (2026-01-31)", and the entry must hold a line "Content: \`<SHA-256>\`".`,
    );
  return { version, released, content };
}

/** The version of files, and what to do if they are not those of the newest one. */
export function versionOf(
  files: readonly Pick<ManifestFile, 'path' | 'sha256'>[],
  newest: DataVersion,
): Required<Pick<Manifest, 'version' | 'released'>> & { readonly problem?: string } {
  const { version, released } = newest;
  const content = contentHash(files);
  if (content === newest.content) return { version, released };
  const marked = `${version}+${content.slice(0, 8)}`;
  return {
    version: marked,
    released,
    problem: `the files are not those of version ${version}, so they are marked as ${marked}. To publish them, add an entry with a higher version and the line "Content: \`${content}\`".`,
  };
}
