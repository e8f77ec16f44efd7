import { AsyncLocalStorage } from 'node:async_hooks';
import { join } from 'node:path';
import { Worker as Thread } from 'node:worker_threads';
import { build } from 'vite';
import { withoutNeedlessExports } from '../../../vite/duckdb-exports';
import { DUCKDB_WASM } from '../../../vite/kept-build';

/** DuckDB's worker as the site ships it, in a thread of Node's; compiled once for all threads. */
const SCRIPT = `
const { parentPort, workerData } = require('node:worker_threads');
const source = require('node:fs').readFileSync(workerData.script, 'utf8');
globalThis.self = globalThis;
globalThis.WorkerGlobalScope = Object;
globalThis.location = new URL('http://site/');
globalThis.postMessage = (message, options) => parentPort.postMessage(message, options?.transfer ?? options);
globalThis.FileSystemSyncAccessHandle = class {};
globalThis.FileSystemFileHandle = class {};
const messages = new EventTarget();
globalThis.addEventListener = messages.addEventListener.bind(messages);
globalThis.fetch = async () => new Response('');
WebAssembly.instantiateStreaming = async (_response, imports) =>
  ({ module: workerData.wasm, instance: await WebAssembly.instantiate(workerData.wasm, imports) });
for (const say of ['log', 'warn', 'error']) console[say] = () => {};
(0, eval)(workerData.writtenFiles);
// It takes whatever has these for Node.
new Function('process', 'require', 'Buffer', source)();
messages.addEventListener('message', (event) => globalThis.onmessage(event));
parentPort.on('message', (data) => messages.dispatchEvent(new MessageEvent('message', { data })));`;

/** What the site's worker imports before DuckDB, so far as Node can do it, as a script. */
const writtenFiles = await scriptOf('src/db/engine/written-files.ts');

async function scriptOf(module: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, rolldownOptions: { input: module, output: { format: 'iife' } } },
  });
  const [file] = 'output' in built ? built.output : [];
  if (file?.type !== 'chunk') throw new Error(`${module} is no script`);
  return file.code;
}

let wasm: WebAssembly.Module | undefined;

interface Message {
  readonly type: string;
  readonly data: unknown;
}

/** What is to happen when a message is sent, before it is. */
interface Watch {
  readonly matches: (message: Message) => boolean;
  readonly then: () => void;
}

/** The page whose work it is, which has the worker that is started for it. */
export const starting = new AsyncLocalStorage<{ worker: Worker | null }>();

/** The browser's `Worker`, for DuckDB's. The thread holds the lock that `engine.worker.ts` holds: as long as it lives. */
export class Worker {
  private static told: ((worker: Worker) => void)[] = [];
  private readonly thread: Thread;
  private watches: readonly Watch[] = [];
  private ended = false;

  constructor(_address: URL, { name }: { readonly name: string }) {
    wasm ??= new WebAssembly.Module(withoutNeedlessExports());
    this.thread = new Thread(SCRIPT, {
      eval: true,
      workerData: { wasm, writtenFiles, script: join(DUCKDB_WASM, 'duckdb-browser-eh.worker.js') },
    });
    const ended = new Promise<void>((done) => this.thread.on('exit', () => done()));
    void navigator.locks.request(name, () => ended).catch(() => {});
    const page = starting.getStore();
    if (page) page.worker = this;
    for (const tell of Worker.told.splice(0)) tell(this);
  }

  /** The next one that is started. */
  static next(): Promise<Worker> {
    return new Promise((resolve) => Worker.told.push(resolve));
  }

  addEventListener(event: string, listener: (event: unknown) => void): void {
    if (event === 'message') this.thread.on('message', (data) => listener({ data }));
    if (event === 'error') this.thread.on('error', listener);
  }

  removeEventListener(): void {}

  postMessage(message: Message, transfer?: ArrayBuffer[]): void {
    const due = this.watches.filter(({ matches }) => matches(message));
    this.watches = this.watches.filter((watch) => !due.includes(watch));
    for (const { then } of due) then();
    if (!this.ended) this.thread.postMessage(message, transfer);
  }

  /** Resolves when a message of a kind, with a text in it, is sent. */
  sent(type: string, text?: string): Promise<void> {
    return new Promise((then) => this.watch(then, type, text));
  }

  /** Ends when such a message is sent, before it arrives: however fast the thread is, it does none of it. */
  endAt(type: string, text?: string): Promise<void> {
    return new Promise((done) => this.watch(() => done(this.terminate()), type, text));
  }

  private watch(then: () => void, type: string, text = ''): void {
    const matches = (message: Message) => message.type === type && String(message.data).includes(text);
    this.watches = [...this.watches, { matches, then }];
  }

  /** Resolves when whoever waited for its lock knows that it has ended. */
  async terminate(): Promise<void> {
    this.ended = true;
    await this.thread.terminate();
    await new Promise((resolve) => setImmediate(resolve));
  }
}
