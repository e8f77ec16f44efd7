import { fileUrl } from '../analysis/file-address';
import { formatBytes } from '../domain/text/format-bytes';
import { mayContact, pagePolicy } from '../platform/page-policy';

/** A file that is elsewhere. */
export interface FileAddress {
  readonly url: URL;
  /** The file's name, as far as the address tells. */
  readonly name: string;
}

const BY_HAND = 'Download the file yourself, then drop it on this page.';

/** @throws Error saying why no file can be fetched from there */
export function fileAddress(text: string): FileAddress {
  const url = fileUrl(text);
  if (!mayContact(url, pagePolicy(), window.location.origin))
    throw new Error(`This page’s own policy does not let it contact ${url.host}. ${BY_HAND}`);
  const last = url.pathname.split('/').at(-1) ?? '';
  let name = last;
  try {
    name = decodeURIComponent(last);
  } catch {
    // As it is written.
  }
  return { url, name: name || 'file' };
}

/** The rest of an answer, held to a size. */
async function bytesOf(response: Response, most: number): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || !value) return new Blob(parts);
    size += value.length;
    if (size > most) {
      await reader?.cancel();
      throw new Error(`it is larger than ${formatBytes(most)}, the most that is read.`);
    }
    parts.push(value);
  }
}

/**
 * Fetches a file. The reader has been asked.
 *
 * @param most bytes
 * @throws Error saying what went wrong, and what to do; or the signal's AbortError
 */
export async function fetchGiven(
  { url, name }: FileAddress,
  most: number,
  signal: AbortSignal | null = null,
): Promise<File> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer', signal });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new Error(
      `${url.host} could not be reached, or does not let other sites read its files. ${BY_HAND}`,
      { cause },
    );
  }
  if (!response.ok) throw new Error(`${url.host} answered ${response.status}: is the address right?`);
  try {
    const type = response.headers.get('Content-Type') ?? '';
    const ending = !name.includes('.') && type.startsWith('text/') ? '.csv' : '';
    return new File([await bytesOf(response, most)], `${name}${ending}`);
  } catch (cause) {
    signal?.throwIfAborted();
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${name} could not be fetched from ${url.host}: ${why}`, { cause });
  }
}
