import { formatBytes } from '../../domain/text/format-bytes';
import type { TextFile } from '../text-file';

const CHUNK_BYTES = 8 * 2 ** 20;
const HEAD_LENGTH = 2 ** 18;
/** Where two chunks meet, so much is looked at again. */
const OVERLAP = 64;
/** Other encodings are rewritten, in memory. */
const MOST_REWRITTEN_BYTES = 128e6;
/** Characters of a text that are told. */
const TOLD = 30;

/** At the beginning of a cell, so that dates and times are none. */
const LONG_NUMBER = /[,;\t|"'\n\r] *(?:\+[.0-9]|-?0[0-9]|-?[0-9]{16})/;

/** Follows quoted cells from chunk to chunk. */
class Quotes {
  inside = false;
  opened = '';
  private before = '\n';
  private pending = false;

  read(text: string): void {
    let at = 0;
    for (;;) {
      const quote = text.indexOf('"', at);
      if (this.pending && (quote !== 0 || at > 0)) {
        this.inside = false;
        this.pending = false;
      }
      if (quote < 0) break;
      if (this.pending) {
        // The second of two within a cell.
        this.pending = false;
        at = quote + 1;
        continue;
      }
      if (!this.inside) {
        const before = quote > 0 ? (text[quote - 1] ?? '') : this.before;
        if (',;\t|\n\r \uFEFF'.includes(before)) {
          this.inside = true;
          this.opened = text.slice(quote + 1, quote + 1 + TOLD);
        }
        at = quote + 1;
      } else if (quote + 1 === text.length) {
        this.pending = true;
        at = quote + 1;
        break;
      } else if (text[quote + 1] === '"') at = quote + 2;
      else {
        this.inside = false;
        at = quote + 1;
      }
    }
    this.before = text.at(-1) ?? this.before;
  }

  get unclosed(): string | null {
    return this.inside && !this.pending ? this.opened.replace(/\s+/g, ' ').trim() : null;
  }
}

function utf16Of(start: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const zeros = (odd: number) => start.filter((byte, index) => byte === 0 && index % 2 === odd).length;
  const most = start.length / 5;
  if (zeros(1) > most && zeros(0) === 0) return 'utf-16le';
  return zeros(0) > most && zeros(1) === 0 ? 'utf-16be' : null;
}

function assertText(start: Uint8Array): void {
  if (start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4)
    throw new Error('it is a zip file or an Excel workbook. Save it as “CSV UTF-8”.');
}

async function rewritten(file: Blob, encoding: string): Promise<Blob> {
  if (file.size > MOST_REWRITTEN_BYTES)
    throw new Error(
      `it is not UTF-8 text, and of others at most ${formatBytes(MOST_REWRITTEN_BYTES)} are read. Save it as “CSV UTF-8”.`,
    );
  const text = new TextDecoder(encoding).decode(await file.arrayBuffer());
  return new Blob([text]);
}

interface Scanned {
  readonly head: string;
  readonly longNumbers: boolean;
  readonly unclosed: string | null;
}

/** @throws TypeError for bytes that are not UTF-8, Error for what is no text */
async function scan(file: Blob): Promise<Scanned> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const quotes = new Quotes();
  let head = '';
  let longNumbers = false;
  let tail = '\n';
  const chunk = (at: number) => file.slice(at, at + CHUNK_BYTES).arrayBuffer();
  let coming = chunk(0);
  for (let at = 0; at < file.size; at += CHUNK_BYTES) {
    const bytes = await coming;
    // Read while this one is looked at.
    coming = chunk(at + CHUNK_BYTES);
    if (new Uint8Array(bytes).includes(0)) throw new Error('it is not text.');
    const text = decoder.decode(bytes, { stream: at + CHUNK_BYTES < file.size });
    if (head.length < HEAD_LENGTH) head = (head + text).slice(0, HEAD_LENGTH);
    longNumbers ||= LONG_NUMBER.test(text) || LONG_NUMBER.test(tail + text.slice(0, OVERLAP));
    quotes.read(text);
    tail = text.slice(-OVERLAP);
  }
  return { head, longNumbers, unclosed: quotes.unclosed };
}

/**
 * Looks through a text, which stays where it lies if it is UTF-8.
 *
 * @throws Error continuing a sentence that begins with the file
 */
export async function readText(file: Blob, name: string): Promise<TextFile> {
  const start = new Uint8Array(await file.slice(0, 1024).arrayBuffer());
  assertText(start);
  const wide = utf16Of(start);
  if (wide) {
    const text = await rewritten(file, wide);
    return { name, text, encoding: 'UTF-16', ...(await scan(text)) };
  }
  try {
    return { name, text: file, encoding: 'UTF-8', ...(await scan(file)) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const text = await rewritten(file, 'windows-1252');
    return { name, text, encoding: 'Windows-1252', ...(await scan(text)) };
  }
}
