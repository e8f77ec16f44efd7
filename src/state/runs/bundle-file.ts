import { formatBytes } from '../../domain/text/format-bytes';
import { unzipEntry, ZipError, zipEntries } from '../../readers/zip';
import { BundleError } from './bundle-error';

/** The name of a run's record and answers in its zip. */
export const JSON_NAME = 'run.json';

/** The answers of all scenarios with all prompts take 70 MB as JSON, and 2 MB of a zip. */
const MOST_JSON_BYTES = 200e6;
const MOST_ZIP_BYTES = 100e6;

function assertFits(bytes: number, most: number): void {
  if (bytes > most)
    throw new BundleError(
      `This file is ${formatBytes(bytes)}, more than any run from this site (at most ${formatBytes(most)}).`,
    );
}

async function jsonIn(zip: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  try {
    const entry = zipEntries(zip).find(({ name }) => name === JSON_NAME);
    if (!entry) throw new BundleError('This zip has no run.json in it: it is not an exported run.');
    return await unzipEntry(zip, entry, MOST_JSON_BYTES);
  } catch (cause) {
    if (!(cause instanceof ZipError)) throw cause;
    throw new BundleError(`This file ${cause.message}. Export the run again.`, { cause });
  }
}

const HEAD_BYTES = 200;
/** A zip lists its files at its end. */
const TAIL_BYTES = 65_536;

/** Whether a file is meant as an exported run, by how it begins; a zip or a spreadsheet without a run in it is not. */
export async function looksLikeRun(file: Blob): Promise<boolean> {
  const head = await file.slice(0, HEAD_BYTES).text();
  if (!head.startsWith('PK')) return /^\s*\{\s*"kind"\s*:/.test(head);
  return head.includes(JSON_NAME) || (await file.slice(-TAIL_BYTES).text()).includes(JSON_NAME);
}

/**
 * The JSON of an exported run, from its zip or as it is.
 *
 * @throws BundleError where the file is neither, or too large
 */
export async function runJsonOf(file: Blob): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const zipped = first === 0x50 && second === 0x4b;
  assertFits(file.size, zipped ? MOST_ZIP_BYTES : MOST_JSON_BYTES);
  const bytes = new Uint8Array(await file.arrayBuffer());
  return new TextDecoder().decode(zipped ? await jsonIn(bytes) : bytes);
}
