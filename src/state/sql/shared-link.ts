import * as v from 'valibot';
import { address, type Reading, textOrNone } from '../../analysis/address';
import { forChats, tailOf } from '../../analysis/given-link';
import { sqlLink } from '../../analysis/links';
import { RESULT_MARKS, type ResultChart } from '../../charts/result-spec';
import { TooLargeError } from '../../readers/bounded';
import { withoutSentenceSigns } from '../../sql/given-sql';
import type { NamedQuery } from '../../sql/notebook/cells';
import { MOST_TABS, tabName } from '../../sql/notebook/sql-file';
import { pack, unpack } from './packed-text';

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
  /** The tab's name; absent where the link names none. */
  readonly name?: string;
  /** The other tabs, which are opened and not run. */
  readonly beside?: readonly NamedQuery[];
}

const TABS = v.pipe(v.array(v.tuple([v.string(), v.string()])), v.minLength(1));

/** A statement as it is, or with its view and chart in a compressed form, or several with their names. */
const ADDRESS = address('/sql', { q: textOrNone, z: textOrNone, tabs: textOrNone });

/** Servers, chats and mail programs cut off links longer than this. */
export const LONGEST_LINK = 8000;

/** Statements up to this length stay readable in the link. */
const PLAIN = 1200;

/** The route of a shared query; short statements stay readable, long ones are compressed. */
export async function sharedRoute({ sql, view, chart }: SharedQuery): Promise<string> {
  const plain = view === null || view === 'table';
  if (plain && encodeURIComponent(sql).length <= PLAIN) return sqlLink(sql);
  const z = await pack(JSON.stringify([sql, view, chart && JSON.stringify(chart)]));
  return forChats(ADDRESS.write({ q: null, z, tabs: null }));
}

/** The route of several tabs; whoever opens it sees all of them, with the first in front. */
export async function sharedTabsRoute(tabs: readonly NamedQuery[]): Promise<string> {
  const packed = await pack(JSON.stringify(tabs.map(({ name, text }) => [name, text])));
  return forChats(ADDRESS.write({ q: null, z: null, tabs: packed }));
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

const TOO_MANY = `This link was not opened: it has more than ${MOST_TABS} queries. Ask for the .sql file instead.`;

async function readTabs(packed: string): Promise<Reading<SharedQuery | null>> {
  const tabs = v.parse(TABS, JSON.parse(await unpack(packed)));
  if (tabs.length > MOST_TABS) return { state: null, problems: [TOO_MANY] };
  const [first, ...beside] = tabs
    .map(([name, text]) => ({ name: tabName(name), text }))
    .filter(({ text }) => text.trim() !== '');
  const state = first && { sql: first.text, view: null, chart: null, name: first.name, beside };
  return { state: state ?? null, problems: [] };
}

/** The query in a route's search, or its tabs; null if there is none. */
export async function readSharedRoute(search: string): Promise<Reading<SharedQuery | null>> {
  const { q, z, tabs } = ADDRESS.read(search).state;
  if (q !== null) return { state: { sql: sqlMeant(q, search), view: null, chart: null }, problems: [] };
  if (z === null && tabs === null) return { state: null, problems: [] };
  try {
    if (z === null) return await readTabs(tabs ?? '');
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
