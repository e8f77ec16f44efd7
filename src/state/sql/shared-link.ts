import * as v from 'valibot';
import { address, type Reading, textOrNone } from '../../analysis/address';
import { forChats, tailOf } from '../../analysis/given-link';
import { sqlLink } from '../../analysis/links';
import { RESULT_MARKS, type ResultChart } from '../../charts/result-spec';
import { TooLargeError } from '../../readers/bounded';
import { inflateBounded } from '../../readers/inflate';
import { withoutSentenceSigns } from '../../sql/given-sql';

const VIEW = v.nullish(v.picklist(['table', 'chart', 'columns']), null);
const COLUMN = v.nullish(v.string(), null);
const CHART = v.object({ mark: v.picklist(RESULT_MARKS), x: COLUMN, y: COLUMN, color: COLUMN, spec: COLUMN });

/** What a link to the SQL page holds. */
export interface SharedQuery {
  readonly sql: string;
  /** How the result is shown; the table if null. */
  readonly view: v.InferOutput<typeof VIEW>;
  /** The chart's choices; null for those that the result's columns suggest. */
  readonly chart: ResultChart | null;
}

/** A statement as it is, or with its view and chart in a compressed form. */
const ADDRESS = address('/sql', { q: textOrNone, z: textOrNone });

/** Servers, chats and mail programs cut off links longer than this. */
export const LONGEST_LINK = 8000;

/** Statements up to this length stay readable in the link. */
const PLAIN = 1200;

/** No query is longer once it is unpacked: a link of 8,000 characters could hold 6 MB of blanks. */
const LONGEST_QUERY = 1e6;

async function pack(text: string): Promise<string> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

async function unpack(packed: string): Promise<string> {
  const binary = atob(
    packed
      .replace(/[^\w-]+$/, '')
      .replaceAll('-', '+')
      .replaceAll('_', '/'),
  );
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  return new TextDecoder().decode(await inflateBounded(bytes, 'deflate-raw', LONGEST_QUERY));
}

/** The route of a shared query; short statements stay readable, long ones are compressed. */
export async function sharedRoute({ sql, view, chart }: SharedQuery): Promise<string> {
  const plain = view === null || view === 'table';
  if (plain && encodeURIComponent(sql).length <= PLAIN) return sqlLink(sql);
  const z = await pack(JSON.stringify([sql, view, chart && JSON.stringify(chart)]));
  return forChats(ADDRESS.write({ q: null, z }));
}

const DAMAGED =
  'This link is damaged: part of it is missing, perhaps cut off by a chat or mail program. Ask for it again, or for the .sql file.';

const TOO_LONG =
  'This link was not opened: unpacked, it is longer than a million characters, which no query needs. Ask for the .sql file instead.';

/** The statement of a link, without the signs of the sentence in which it was sent. */
function sqlMeant(q: string, search: string): string {
  const isLast = /(?:^|&)q=[^&]*$/.test(search);
  return isLast ? withoutSentenceSigns(q, decodeURIComponent(tailOf(search)).length) : q;
}

/** The query in a route's search; null if there is none. */
export async function readSharedRoute(search: string): Promise<Reading<SharedQuery | null>> {
  const { q, z } = ADDRESS.read(search).state;
  if (q !== null) return { state: { sql: sqlMeant(q, search), view: null, chart: null }, problems: [] };
  if (z === null) return { state: null, problems: [] };
  try {
    const [text, view, chart] = JSON.parse(await unpack(z)) as unknown[];
    const sql = v.parse(v.string(), text);
    const shownAs = v.safeParse(VIEW, view);
    const drawn = v.safeParse(v.nullish(v.pipe(v.string(), v.parseJson(), CHART), null), chart);
    return {
      state: {
        sql,
        view: shownAs.success ? shownAs.output : null,
        chart: drawn.success ? drawn.output : null,
      },
      problems: [
        ...(shownAs.success ? [] : [`There is no view “${view}”.`]),
        ...(drawn.success ? [] : ['Its chart cannot be drawn.']),
      ],
    };
  } catch (error) {
    return { state: null, problems: [error instanceof TooLargeError ? TOO_LONG : DAMAGED] };
  }
}
