import type { Io } from '../../pipeline/io';
import { nodeIo } from '../../pipeline/io';

/** The real file system without the network: every fetch fails, as when offline. */
export function offlineIo(lines: string[] = []): Io {
  return {
    ...nodeIo,
    fetch: () => Promise.reject(new TypeError('fetch failed')),
    log: (line) => lines.push(line),
  };
}
