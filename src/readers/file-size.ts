import { formatBytes } from '../domain/text/format-bytes';
import { SourceError } from './source-error';

/** Most bytes of a result file in the authors' layout: with all prompts and texts it takes about 80 MB. */
export const MOST_ANSWER_BYTES = 128e6;
/** Most bytes of VIA, as the zip and as the CSV in it: it takes 2 and 10 MB. */
export const MOST_VIA_BYTES = 64e6;

/**
 * To be asked before a file is read into memory.
 *
 * @throws SourceError
 */
export function assertSize({ name, size }: { readonly name: string; readonly size: number }, most: number) {
  if (size > most)
    throw new SourceError(name, null, `is ${formatBytes(size)}; at most ${formatBytes(most)} are read`);
}
