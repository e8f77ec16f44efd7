/**
 * Imported by DuckDB's worker before DuckDB itself. DuckDB counts what its tables and operators take, not the rows on
 * their way out: 2,048 of them at a time, in three copies, however long their texts. Refused memory is an exception
 * here, because not all of DuckDB's code looks whether it got any.
 */
import { TOO_MUCH_AT_ONCE } from './too-much-at-once';

const MB = 2 ** 20;

/** DuckDB's own limit, and room for rows on their way in and out. */
const MOST = 1280 * MB;

/** How far memory may grow while one message is answered; handing out rows takes four times their size. */
const MOST_AT_ONCE: Readonly<Record<string, number>> = {
  START_PENDING_QUERY: 512 * MB,
  POLL_PENDING_QUERY: 512 * MB,
  FETCH_QUERY_RESULTS: 160 * MB,
};

/** The same once some was refused: memory never shrinks, so there is room already. */
const MOST_AFTERWARDS = 160 * MB;

let memory: WebAssembly.Memory | null = null;
let refused = false;
let before = 0;
let atOnce = Number.POSITIVE_INFINITY;

// Before DuckDB's own listener.
self.addEventListener('message', ({ data }: MessageEvent<{ readonly type: string }>) => {
  before = memory?.buffer.byteLength ?? 0;
  const most = MOST_AT_ONCE[data.type];
  atOnce = most === undefined ? Number.POSITIVE_INFINITY : refused ? MOST_AFTERWARDS : most;
});

function bounded(imports: WebAssembly.Imports | undefined): WebAssembly.Imports {
  const { env, ...others } = imports ?? {};
  const grow = env?.emscripten_resize_heap;
  if (!env || typeof grow !== 'function')
    throw new TypeError('DuckDB no longer asks for memory by this name.');
  memory = env.memory as WebAssembly.Memory;
  const emscripten_resize_heap = (bytes: number): unknown => {
    const wanted = bytes >>> 0;
    if (wanted > MOST || wanted - before > atOnce) {
      refused = true;
      throw new RangeError(TOO_MUCH_AT_ONCE);
    }
    return grow(bytes);
  };
  return { ...others, env: { ...env, emscripten_resize_heap } };
}

const { instantiateStreaming } = WebAssembly;
WebAssembly.instantiateStreaming = (source, imports) => instantiateStreaming(source, bounded(imports));
