/** The runs that people handed in, as this site has them. */
import { sha256 } from '../../domain/text/sha256';
import { readBounded } from '../../readers/bounded';
import { readSharedList, type SharedRun } from './shared-list';

const addressOf = (file: string): URL => new URL(`runs/${file}`, document.baseURI);

/** That of this build, where another one may be kept beside it. */
const listOf = (build = ''): string => `runs.json${build && `?build=${build}`}`;

/** Bytes of a list of several hundred runs. */
const MOST_LIST_BYTES = 1e6;

async function fetchOwn(file: string, most: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(addressOf(file), { signal, priority: 'low' }).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new Error(`${file} could not be fetched: this site cannot be reached.`, { cause });
  });
  if (!response.ok || !response.body) throw new Error(`${file}: this site answered ${response.status}.`);
  return readBounded(response.body, most);
}

/** @throws Error saying why there is no list, or the signal's AbortError */
export async function fetchSharedList(signal: AbortSignal): Promise<readonly SharedRun[]> {
  return readSharedList(
    new TextDecoder().decode(
      await fetchOwn(listOf(document.documentElement.dataset.build), MOST_LIST_BYTES, signal),
    ),
  );
}

/** @throws Error where the file is not the one that the list describes, or the signal's AbortError */
export async function fetchSharedRun(
  { file, bytes, sha256: listed }: SharedRun,
  signal: AbortSignal,
): Promise<File> {
  const content = await fetchOwn(file, bytes, signal);
  const digest = await sha256(content.buffer);
  // Browsers compute none on an insecure page.
  if (digest !== null && digest !== listed)
    throw new Error(
      `${file} is not the file that the list describes: its SHA-256 is ${digest.slice(0, 12)}….`,
    );
  return new File([content], file);
}
