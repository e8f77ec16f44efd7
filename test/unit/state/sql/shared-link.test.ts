import { describe, expect, it } from 'vitest';
import {
  LONGEST_LINK,
  readSharedRoute,
  type SharedQuery,
  sharedRoute,
  sharedTabsRoute,
} from '../../../../src/state/sql/shared-link';

const searchOf = (route: string) => route.slice(route.indexOf('?') + 1);

const BARS = { mark: 'bar' as const, x: 'label', y: null, color: null, spec: null };

describe('a link to a query', () => {
  it.each([
    { sql: 'FROM models', view: null, chart: null },
    { sql: "SELECT '%20 + & # ä 😀'\n-- two lines", view: null, chart: null },
    { sql: 'FROM models', view: 'chart' as const, chart: BARS },
    { sql: `SELECT ${'alignment_rate, '.repeat(500)} 1`, view: 'columns' as const, chart: null },
  ])('brings back what was shared', async (shared) => {
    const route = await sharedRoute(shared);
    expect(route).toMatch(/^\/sql\?/);
    expect(await readSharedRoute(searchOf(route))).toEqual({ state: shared, problems: [] });
  });

  it.each(['.', ')', ').', ',', '%3E', '%22', "'"])(
    'is read without %s of a sentence after it',
    async (tail) => {
      const plain = { sql: 'SELECT max(a)', view: null, chart: null };
      const charted = { sql: 'SELECT max(a)', view: 'chart' as const, chart: null };
      for (const shared of [plain, charted])
        expect((await readSharedRoute(`${searchOf(await sharedRoute(shared))}${tail}`)).state).toEqual(
          shared,
        );
    },
  );

  it('keeps a sign that is its own', async () => {
    const unfinished = { sql: 'SELECT a.', view: null, chart: null };
    expect((await readSharedRoute(searchOf(await sharedRoute(unfinished)))).state).toEqual(unfinished);
  });

  it('stays readable where it is short, and short where it repeats itself', async () => {
    expect(await sharedRoute({ sql: 'FROM models', view: null, chart: null })).toBe('/sql?q=FROM%20models');
    const long = `SELECT ${'alignment_rate, '.repeat(5000)} 1`;
    expect((await sharedRoute({ sql: long, view: null, chart: null })).length).toBeLessThan(LONGEST_LINK);
  });

  it('that is cut off says so', async () => {
    const route = await sharedRoute({ sql: 'FROM models', view: 'chart', chart: null });
    for (const search of [searchOf(route).slice(0, -6), 'z=%%%'])
      expect(await readSharedRoute(search)).toEqual({
        state: null,
        problems: [expect.stringContaining('damaged')],
      });
    expect(await readSharedRoute('other=1')).toEqual({ state: null, problems: [] });
  });

  it('that would unpack to more than any query is not unpacked', async () => {
    const bomb = await sharedRoute({ sql: ' '.repeat(5e6), view: 'chart', chart: null });
    expect(bomb.length).toBeLessThan(LONGEST_LINK);
    expect(await readSharedRoute(searchOf(bomb))).toEqual({
      state: null,
      problems: [expect.stringContaining('longer than a million characters')],
    });
  });

  it.each([
    [{ view: 'film', chart: BARS }, { view: null, chart: BARS }, 'There is no view “film”.'],
    [{ view: 'chart', chart: { ...BARS, mark: 'pie' } }, { view: 'chart', chart: null }, 'chart'],
    [{ view: 'chart', chart: { ...BARS, x: 3 } }, { view: 'chart', chart: null }, 'chart'],
    [{ view: 'columns', chart: [] }, { view: 'columns', chart: null }, 'chart'],
  ])('with %j says what it leaves out', async (shared, kept, problem) => {
    const route = await sharedRoute({ sql: 'FROM models', ...shared } as unknown as SharedQuery);
    expect(await readSharedRoute(searchOf(route))).toEqual({
      state: { sql: 'FROM models', ...kept },
      problems: [expect.stringContaining(problem)],
    });
  });
});

describe('a link to several queries', () => {
  const tabs = [
    { name: 'One', text: 'SELECT 1' },
    { name: 'Two “2”', text: '-- two\nSELECT 2' },
  ];

  it('brings them all back, the first to be run', async () => {
    const route = await sharedTabsRoute(tabs);
    expect(route).toMatch(/^\/sql\?tabs=[\w%-]+$/);
    expect(await readSharedRoute(`${searchOf(route)}).`)).toEqual({
      state: { sql: 'SELECT 1', name: 'One', view: null, chart: null, beside: tabs.slice(1) },
      problems: [],
    });
  });

  it('leaves out empty ones, and cuts names that are too long', async () => {
    const odd = [
      { name: 'x'.repeat(1e4), text: 'SELECT 1' },
      { name: 'a\nb', text: ' ' },
    ];
    const { state } = await readSharedRoute(searchOf(await sharedTabsRoute(odd)));
    expect(state?.name).toHaveLength(100);
    expect(state?.beside).toEqual([]);
    expect((await readSharedRoute(searchOf(await sharedTabsRoute(odd.slice(1))))).state).toBeNull();
  });

  it('is refused where there are too many, or they are too long', async () => {
    const many = Array.from({ length: 51 }, (_, index) => ({ name: 'a', text: `SELECT ${index}` }));
    const long = [{ name: 'a', text: ' '.repeat(2e6) }];
    for (const shared of [many, long, []]) {
      const { state, problems } = await readSharedRoute(searchOf(await sharedTabsRoute(shared)));
      expect(state).toBeNull();
      expect(problems).toHaveLength(1);
      if (shared === many) expect(problems[0]).toMatch(/more than 50 queries/);
    }
    expect((await readSharedRoute('tabs=broken')).problems[0]).toMatch(/damaged/);
  });
});
