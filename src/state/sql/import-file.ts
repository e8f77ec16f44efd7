import type { FileKind, Workbench } from '../../db/types';
import { formatBytes } from '../../domain/text/format-bytes';
import { RELATIONS } from '../../sql/catalog';
import { tableNameOf } from '../../sql/delimited';

/** What became of a file that the reader dropped. */
export type Imported =
  | { readonly kind: 'table'; readonly name: string; readonly rows: number; readonly replaced: boolean }
  | { readonly kind: 'query'; readonly name: string; readonly sql: string }
  | { readonly kind: 'database'; readonly name: string };

/** Most bytes of a text for the editor. */
const MOST_SQL_BYTES = 1e6;

/** A file could not be imported: which, and why. */
class ImportError extends Error {
  override name = 'ImportError';
}

const MAGIC = { parquet: [0x50, 0x41, 0x52, 0x31], arrow: [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31] } as const;

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** A DuckDB database has its mark after a checksum. */
const isDuckDB = (start: Uint8Array) => startsWith(start.subarray(8), [0x44, 0x55, 0x43, 0x4b]);

function kindOf(start: Uint8Array, ending: string): FileKind | null {
  if (startsWith(start, MAGIC.parquet)) return 'parquet';
  if (startsWith(start, MAGIC.arrow) || ['arrow', 'arrows', 'feather', 'ipc'].includes(ending))
    return 'arrow';
  return ['csv', 'tsv', 'txt', 'tab'].includes(ending) ? 'delimited' : null;
}

/**
 * Imports a file: CSV, TSV, Parquet and Arrow become one of the reader's tables, .duckdb a database to read, .sql a query. It stays in the browser.
 *
 * @throws ImportError
 */
export async function importFile(file: File, workbench: Workbench): Promise<Imported> {
  const problem = (text: string, cause?: unknown) => new ImportError(`${file.name}: ${text}`, { cause });
  if (file.size === 0) throw problem('the file is empty.');
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (ending === 'sql') {
    if (file.size > MOST_SQL_BYTES)
      throw problem(
        `it is ${formatBytes(file.size)}; a .sql file of at most ${formatBytes(MOST_SQL_BYTES)} is opened.`,
      );
    return { kind: 'query', name: file.name.replace(/\.sql$/i, ''), sql: await file.text() };
  }
  const start = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  if (isDuckDB(start))
    try {
      return { kind: 'database', name: await workbench.open(file) };
    } catch (cause) {
      throw problem(cause instanceof Error ? cause.message : String(cause), cause);
    }
  const kind = kindOf(start, ending);
  if (!kind)
    throw problem(
      ending === 'parquet'
        ? 'it cannot be read as Parquet: it is damaged, or another kind of file.'
        : 'it is not a CSV, TSV, Parquet, Arrow, DuckDB or SQL file.',
    );
  try {
    const { readFile } = await import('../../db/workbench/read-file');
    const { ipc, rows, texts } = await readFile(kind, file);
    const name = tableNameOf(
      file.name,
      RELATIONS.map((relation) => relation.name),
    );
    const replaced = workbench.objects.value.some((own) => own.schema === 'main' && own.name === name);
    await workbench.addTable({ name, ipc, rows, texts });
    return { kind: 'table', name, rows, replaced };
  } catch (cause) {
    throw problem(cause instanceof Error ? cause.message : String(cause), cause);
  }
}
