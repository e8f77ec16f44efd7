/**
 * Imported by DuckDB's worker before DuckDB itself. DuckDB bounds what its tables and operators take, not the rows on
 * their way out: it reads ahead until these take a megabyte, reckoned without the length of their texts, so that a page
 * was filled with up to 60,000 rows, however long. Here memory is refused where one message would take too much of it,
 * which DuckDB reports as running out.
 */
import { TOO_MUCH_AT_ONCE } from './too-much-at-once';

const MB = 2 ** 20;

/** DuckDB's own limit, and room for rows on their way in and out. */
const MOST = 1280 * MB;

/** How far memory may grow while a statement runs from one message to the next: sorting millions of rows takes 100 MB. */
const MOST_AT_ONCE = 192 * MB;
/** The same once some was refused: memory never shrinks, so there is room already. */
const MOST_AFTERWARDS = 64 * MB;
/** The same while rows are written out: the page gets as much again. */
const MOST_WRITTEN_AT_ONCE = 64 * MB;

const RUNS = new Set(['START_PENDING_QUERY', 'POLL_PENDING_QUERY']);
/** Where rows are written out, DuckDB does not look whether it got memory: an exception stops it. */
const WRITES_OUT = 'FETCH_QUERY_RESULTS';

let memory: WebAssembly.Memory | null = null;
let message = '';
let before = 0;
let refused = false;

// Before DuckDB's own listener.
self.addEventListener('message', ({ data }: MessageEvent<{ readonly type: string }>) => {
  message = data.type;
  before = memory?.buffer.byteLength ?? 0;
});

function isTooMuch(bytes: number): boolean {
  const more = bytes - before;
  if (message === WRITES_OUT && more > MOST_WRITTEN_AT_ONCE) return true;
  return bytes > MOST || (RUNS.has(message) && more > (refused ? MOST_AFTERWARDS : MOST_AT_ONCE));
}

function bounded(imports: WebAssembly.Imports | undefined): WebAssembly.Imports {
  const { env, ...others } = imports ?? {};
  const grow = env?.emscripten_resize_heap;
  if (!env || typeof grow !== 'function')
    throw new TypeError('DuckDB no longer asks for memory by this name.');
  memory = env.memory as WebAssembly.Memory;
  const emscripten_resize_heap = (bytes: number): unknown => {
    if (!isTooMuch(bytes >>> 0)) return grow(bytes);
    refused = true;
    if (message === WRITES_OUT) throw new RangeError(TOO_MUCH_AT_ONCE);
    return false;
  };
  return { ...others, env: { ...env, emscripten_resize_heap } };
}

const { instantiateStreaming } = WebAssembly;
WebAssembly.instantiateStreaming = (source, imports) => instantiateStreaming(source, bounded(imports));
