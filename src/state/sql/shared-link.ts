import { sqlLink } from '../../analysis/links';

/** What a link to the SQL page holds. */
export interface SharedQuery {
  readonly sql: string;
  /** How the result is shown; the table if null. */
  readonly view: 'table' | 'chart' | 'columns' | null;
  /** The chart's choices, as JSON; null for the default of the result's columns. */
  readonly chart: string | null;
}

/** Characters of a link beyond which servers, chats and mail programs cut it off. */
export const LONGEST_LINK = 8000;

/** Up to here a statement stays readable in its link. */
const PLAIN = 1200;

async function throughStream(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

async function pack(text: string): Promise<string> {
  const bytes = await throughStream(new TextEncoder().encode(text), new CompressionStream('deflate-raw'));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

async function unpack(packed: string): Promise<string> {
  const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  return new TextDecoder().decode(await throughStream(bytes, new DecompressionStream('deflate-raw')));
}

/** The route of a shared query; short statements stay readable, long ones are compressed. */
export async function sharedRoute({ sql, view, chart }: SharedQuery): Promise<string> {
  const plain = view === null || view === 'table';
  if (plain && encodeURIComponent(sql).length <= PLAIN) return sqlLink(sql);
  const packed = await pack(JSON.stringify([sql, view, chart]));
  return `/sql?z=${packed}`;
}

/**
 * The query in a route's search; null if there is none.
 *
 * @throws Error that says that the link is damaged
 */
export async function readSharedRoute(search: string): Promise<SharedQuery | null> {
  const params = new URLSearchParams(search);
  const sql = params.get('q');
  if (sql !== null) return { sql, view: null, chart: null };
  const packed = params.get('z');
  if (packed === null) return null;
  try {
    const [text, view, chart] = JSON.parse(await unpack(packed)) as [
      string,
      SharedQuery['view'],
      string | null,
    ];
    if (typeof text !== 'string') throw new TypeError('no text');
    return { sql: text, view: view ?? null, chart: chart ?? null };
  } catch (cause) {
    throw new Error(
      'This link is damaged: a part of it is missing, as when a chat or mail program breaks it. Ask for it again, or for the .sql file.',
      { cause },
    );
  }
}
