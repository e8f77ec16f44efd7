import type { ManifestSource } from '../../src/domain/manifest';
import type { Row } from '../../src/domain/rows';
import { gitBlobId } from '../../src/domain/text/git-blob-id';
import { agreementText } from '../../src/domain/via/agreement';
import { MOST_RAW_BYTES, type RawFile, rawFileName } from '../../src/domain/via/raw-task2';
import { knownChoices, type RawTask2Reading, readRawTask2 } from '../../src/readers/raw-task2';
import { type Io, sha256 } from '../io';
import { downloadRest } from './download-rest';

interface Place {
  readonly io: Io;
  /** Where downloaded files are kept. */
  readonly cacheFolder: string;
  readonly release?: string | undefined;
  /** Whether to download what the release lacks. */
  readonly rawTask2?: boolean;
}

/** The file is there, but is not the authors'. */
export class OtherContent extends Error {
  override name = 'OtherContent';
  constructor(path: string, actual: string | null, expected: string) {
    super(
      `${path} is not the authors' file: its git blob id is ${actual}, but ${expected} is expected. Nothing was written.`,
    );
  }
}

async function check(path: string, bytes: Uint8Array, { blob }: RawFile): Promise<Uint8Array> {
  const id = await gitBlobId(bytes);
  if (id !== blob) throw new OtherContent(path, id, blob);
  return bytes;
}

/** The file of the release, else of an earlier download, else a new one; null where none is to be had. */
async function bytesOf(
  { io, cacheFolder, release, rawTask2 }: Place,
  file: RawFile,
): Promise<Uint8Array | null> {
  const local = `${release}/${file.path}`;
  if (release && io.exists(local)) return check(local, await io.read(local), file);
  if (!rawTask2) return null;
  const cached = `${cacheFolder}/${rawFileName(file)}`;
  if (io.exists(cached)) {
    const kept = await io.read(cached);
    if ((await gitBlobId(kept)) === file.blob) return kept;
  }
  io.log(`Task 2, ${file.model}: downloading ${rawFileName(file)}`);
  const bytes = await downloadRest(io, file.url, `${cached}.part`, MOST_RAW_BYTES);
  await check(`The downloaded ${rawFileName(file)}`, bytes, file);
  await io.write(cached, bytes);
  return bytes;
}

/**
 * A model's choices from the authors' raw Task 2 file.
 *
 * @param published rows of the committed task2_choices
 * @param reruns rows of task2_prompt_variants
 * @returns null where there is no such file, and none was asked for
 * @throws OtherContent, SourceError as `readRawTask2`, or an Error where it cannot be downloaded
 */
export async function rawTask2(
  place: Place,
  file: RawFile,
  published: readonly Row[],
  reruns: readonly Row[],
): Promise<(RawTask2Reading & { readonly source: ManifestSource }) | null> {
  const bytes = await bytesOf(place, file);
  if (!bytes) return null;
  const known = knownChoices(
    file.model,
    published as unknown as Parameters<typeof knownChoices>[1],
    reruns as unknown as Parameters<typeof knownChoices>[2],
  );
  const reading = readRawTask2(file.path, bytes, file.model, known);
  place.io.log(`Task 2, ${file.model}: from ${file.path}; ${agreementText(reading.agreement)}`);
  return { ...reading, source: { file: file.path, sha256: sha256(bytes) } };
}
