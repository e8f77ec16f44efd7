import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Transform } from 'node:stream';

export interface SlowProxy {
  readonly url: string;
  /** When each piece of a body was passed on (milliseconds since the epoch), and its size in bytes. */
  readonly transfers: readonly { readonly at: number; readonly bytes: number }[];
  close(): Promise<void>;
}

const LATENCY_MS = 40;
const PIECE = 16_384;

/**
 * A server between browser and site with one slow line for all requests, including workers' (which a browser's own
 * throttling leaves out).
 *
 * @param bytesPerSecond the line's speed
 */
export async function slowProxy(site: string, bytesPerSecond: number): Promise<SlowProxy> {
  const transfers: { at: number; bytes: number }[] = [];
  let free = 0;
  const slowly = () =>
    new Transform({
      async transform(chunk: Buffer, _encoding, done) {
        for (let from = 0; from < chunk.length; from += PIECE) {
          const piece = chunk.subarray(from, from + PIECE);
          free = Math.max(free, Date.now()) + (piece.length / bytesPerSecond) * 1000;
          await new Promise((resolve) => setTimeout(resolve, free - Date.now()));
          transfers.push({ at: Date.now(), bytes: piece.length });
          this.push(piece);
        }
        done();
      },
    });
  const server = createServer((incoming, outgoing) => {
    setTimeout(() => {
      const onward = request(
        new URL(incoming.url ?? '/', site),
        { headers: { ...incoming.headers, host: new URL(site).host } },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(slowly()).pipe(outgoing);
        },
      );
      onward.on('error', () => outgoing.destroy());
      onward.end();
    }, LATENCY_MS);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    transfers,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
