/**
 * Imported by DuckDB's worker before DuckDB itself. In its own memory DuckDB copies a file as a whole, twice, whenever a
 * write makes it longer: a table of 100 MB took seconds, one of 200 MB failed. So the files that it writes are kept
 * beside that memory, as if they were the browser's.
 *
 * @see https://github.com/duckdb/duckdb-wasm/blob/main/lib/src/io/web_filesystem.cc `DataBuffer::Resize`
 */
import { GrowingFile } from './growing-file';
import { TOO_LARGE_A_FILE } from './too-much-at-once';

/** `DuckDBDataProtocol.BROWSER_FSACCESS`: files that the browser opens for reading and writing. */
const OPENED = 3;

const MOST_WRITTEN_BYTES = 768 * 2 ** 20;

/** DuckDB's messages about files. */
type FileMessage = { readonly messageId: number } & (
  | {
      readonly type: 'REGISTER_FILE_HANDLE';
      readonly data: [name: string, file: Uint8Array | GrowingFile, protocol: number];
    }
  | { readonly type: 'COPY_FILE_TO_BUFFER' | 'DROP_FILE'; readonly data: string }
);

// DuckDB asks for its class.
declare const FileSystemSyncAccessHandle: { readonly prototype: object };
Object.setPrototypeOf(GrowingFile.prototype, FileSystemSyncAccessHandle.prototype);

const files = new Map<string, GrowingFile>();

// Before DuckDB's own listener.
self.addEventListener('message', (event: MessageEvent<FileMessage>) => {
  const message = event.data;
  if (message.type === 'REGISTER_FILE_HANDLE' && message.data[2] === OPENED) {
    const [name, content] = message.data;
    const file = new GrowingFile(MOST_WRITTEN_BYTES, TOO_LARGE_A_FILE);
    if (content instanceof Uint8Array) file.write(content);
    files.set(name, file);
    message.data[1] = file;
  } else if (message.type === 'DROP_FILE') files.delete(message.data);
  else if (message.type === 'COPY_FILE_TO_BUFFER') {
    const data = files.get(message.data)?.bytes();
    if (!data) return;
    event.stopImmediatePropagation();
    const answer = { messageId: 0, requestId: message.messageId, type: 'FILE_BUFFER', data };
    self.postMessage(answer, { transfer: [data.buffer] });
  }
});
