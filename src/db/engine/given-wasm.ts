/**
 * Imported by DuckDB's worker before DuckDB itself: DuckDB asks for its WebAssembly by an address, and gets what the page
 * gives, unzipped and compiled while it arrives.
 */
import { GIVEN_WASM } from './given-address';

/** What the page says when the first part is there. The parts come through the port, and null after the last one. */
export interface GivenWasm {
  readonly wasm: MessagePort;
  readonly gzipped: boolean;
}

function bytesOf(port: MessagePort): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      port.onmessage = ({ data }: MessageEvent<Uint8Array<ArrayBuffer> | null>) => {
        if (data) controller.enqueue(data);
        else controller.close();
      };
    },
  });
}

const given = new Promise<Response>((resolve) => {
  // Before DuckDB's own listener, which knows no such message.
  self.addEventListener('message', function take(event: MessageEvent<GivenWasm | { readonly wasm?: never }>) {
    const { data } = event;
    if (!data.wasm) return;
    event.stopImmediatePropagation();
    self.removeEventListener('message', take);
    const bytes = bytesOf(data.wasm);
    const unzipped = data.gzipped ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes;
    resolve(new Response(unzipped, { headers: { 'content-type': 'application/wasm' } }));
  });
});

const fetchAsItIs = self.fetch.bind(self);
self.fetch = (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  return url === GIVEN_WASM ? given : fetchAsItIs(input, init);
};
