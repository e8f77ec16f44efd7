import type { FileKind, Workbench } from '../../db/types';
import { RELATIONS } from '../../sql/catalog';
import { tableNameOf } from '../../sql/delimited';

/** What became of a file that the reader dropped. */
export type Imported =
  | { readonly kind: 'table'; readonly name: string; readonly rows: number; readonly replaced: boolean }
  | { readonly kind: 'query'; readonly name: string; readonly sql: string };

/** Larger files would need more memory than a page has. */
const MAX_BYTES = 256 * 2 ** 20;

/** A file could not be imported: which, and why. */
class ImportError extends Error {
  override name = 'ImportError';
}

const MAGIC = { parquet: [0x50, 0x41, 0x52, 0x31], arrow: [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31] } as const;

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function kindOf(start: Uint8Array, ending: string): FileKind | null {
  if (startsWith(start, MAGIC.parquet)) return 'parquet';
  if (startsWith(start, MAGIC.arrow) || ['arrow', 'arrows', 'feather', 'ipc'].includes(ending))
    return 'arrow';
  return ['csv', 'tsv', 'txt', 'tab'].includes(ending) ? 'delimited' : null;
}

/**
 * Imports a file: CSV, TSV, Parquet and Arrow become one of the reader's tables, .sql a query. It stays in the browser.
 *
 * @throws ImportError
 */
export async function importFile(file: File, workbench: Workbench): Promise<Imported> {
  const problem = (text: string, cause?: unknown) => new ImportError(`${file.name}: ${text}`, { cause });
  if (file.size === 0) throw problem('the file is empty.');
  if (file.size > MAX_BYTES)
    throw problem(`it is ${Math.round(file.size / 2 ** 20)} MB; the limit is 256 MB.`);
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (ending === 'sql')
    return { kind: 'query', name: file.name.replace(/\.sql$/i, ''), sql: await file.text() };
  const buffer = await file.arrayBuffer();
  const kind = kindOf(new Uint8Array(buffer, 0, Math.min(8, buffer.byteLength)), ending);
  if (!kind)
    throw problem(
      ending === 'parquet'
        ? 'it cannot be read as Parquet: it is damaged, or another kind of file.'
        : 'it is not a CSV, TSV, Parquet, Arrow or SQL file.',
    );
  try {
    const { readFile } = await import('../../db/workbench/read-file');
    const { ipc, rows, texts } = await readFile(kind, buffer);
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
