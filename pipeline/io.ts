import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Everything that the pipeline does to the outside world; tests pass their own. */
export interface Io {
  /** @throws naming the file if it cannot be read */
  read(path: string): Promise<Uint8Array>;
  exists(path: string): boolean;
  /** Names of the files in a folder, sorted; none if there is no such folder. */
  list(folder: string): Promise<string[]>;
  /** Writes to a temporary file beside the target, then renames: the target is complete or untouched. */
  write(path: string, bytes: Uint8Array | string): Promise<void>;
  fetch: typeof fetch;
  log(line: string): void;
}

export const nodeIo: Io = {
  async read(path) {
    try {
      return await readFile(path);
    } catch (cause) {
      throw new Error(`Cannot read ${path}: ${cause instanceof Error ? cause.message : cause}`, { cause });
    }
  },
  exists: existsSync,
  async list(folder) {
    return existsSync(folder) ? (await readdir(folder)).sort() : [];
  },
  async write(path, bytes) {
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}.tmp`;
    try {
      await writeFile(temporary, bytes);
      await rename(temporary, path);
    } finally {
      await rm(temporary, { force: true });
    }
  },
  fetch: globalThis.fetch,
  log: (line) => console.log(line),
};

/** Hexadecimal SHA-256. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
