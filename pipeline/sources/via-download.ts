import { VIA_ZIP } from '../../src/domain/via/provenance';
import { type Io, sha256 } from '../io';

const TRIES = 3;
const PATIENCE_MS = 15_000;

/** The file is there, but is not the one behind the figures. */
export class HashMismatch extends Error {
  override name = 'HashMismatch';
  constructor(what: string, actual: string, expected: string) {
    super(
      `${what} has SHA-256 ${actual}, but ${expected} is expected: it is not the release the figures come from, or it is damaged. Nothing was written.`,
    );
  }
}

/** @throws HashMismatch */
export function checkHash(what: string, bytes: Uint8Array, expected: string): void {
  const actual = sha256(bytes);
  if (actual !== expected) throw new HashMismatch(what, actual, expected);
}

async function body(response: Response, stalled: () => void, log: Io['log']): Promise<Uint8Array> {
  const total = Number(response.headers.get('content-length')) || null;
  const chunks: Uint8Array[] = [];
  let received = 0;
  let reported = 0;
  let timer = setTimeout(stalled, PATIENCE_MS);
  try {
    for await (const chunk of response.body ?? []) {
      clearTimeout(timer);
      timer = setTimeout(stalled, PATIENCE_MS);
      chunks.push(chunk);
      received += chunk.length;
      const share = total ? Math.floor((received / total) * 4) : 0;
      if (share > reported) {
        reported = share;
        log(`  ${Math.round((received / (total ?? received)) * 100)} % of ${(received / 1e6).toFixed(1)} MB`);
      }
    }
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(chunks);
}

async function once(io: Io): Promise<Uint8Array> {
  const controller = new AbortController();
  const stalled = () => controller.abort(new Error(`no answer for ${PATIENCE_MS / 1000} s`));
  const timer = setTimeout(stalled, PATIENCE_MS);
  try {
    const response = await io.fetch(VIA_ZIP.url, { signal: controller.signal });
    clearTimeout(timer);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return await body(response, stalled, io.log);
  } finally {
    clearTimeout(timer);
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/**
 * Downloads the VIA release from the authors' repository at the pinned commit.
 *
 * @param pause waits between tries, in milliseconds
 * @returns null if it cannot be reached (offline); the reason is logged
 * @throws HashMismatch if what arrived is not the release
 */
export async function downloadVia(
  io: Io,
  pause: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<Uint8Array | null> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    try {
      const bytes = await once(io);
      checkHash('The downloaded VIA release', bytes, VIA_ZIP.sha256);
      return bytes;
    } catch (error) {
      if (error instanceof HashMismatch) throw error;
      io.log(`  try ${attempt} of ${TRIES}: ${reason(error)}`);
      if (attempt < TRIES) await pause(500 * 2 ** attempt);
    }
  }
  return null;
}
