import { describe, expect, it } from 'vitest';
import { LONGEST_LINK, readSharedRoute, sharedRoute } from '../../../../src/state/sql/shared-link';

const searchOf = (route: string) => route.slice(route.indexOf('?') + 1);

describe('a link to a query', () => {
  it.each([
    { sql: 'FROM models', view: null, chart: null },
    { sql: "SELECT '%20 + & # ä 😀'\n-- two lines", view: null, chart: null },
    { sql: 'FROM models', view: 'chart' as const, chart: '{"mark":"bar"}' },
    { sql: `SELECT ${'alignment_rate, '.repeat(500)} 1`, view: 'columns' as const, chart: null },
  ])('brings back what was shared', async (shared) => {
    const route = await sharedRoute(shared);
    expect(route).toMatch(/^\/sql\?/);
    expect(await readSharedRoute(searchOf(route))).toEqual(shared);
  });

  it('stays readable where it is short, and short where it repeats itself', async () => {
    expect(await sharedRoute({ sql: 'FROM models', view: null, chart: null })).toBe('/sql?q=FROM%20models');
    const long = `SELECT ${'alignment_rate, '.repeat(5000)} 1`;
    expect((await sharedRoute({ sql: long, view: null, chart: null })).length).toBeLessThan(LONGEST_LINK);
  });

  it('that is cut off says so', async () => {
    const route = await sharedRoute({ sql: 'FROM models', view: 'chart', chart: null });
    await expect(readSharedRoute(searchOf(route).slice(0, -6))).rejects.toThrow(/damaged/);
    await expect(readSharedRoute('z=%%%')).rejects.toThrow(/damaged/);
    expect(await readSharedRoute('other=1')).toBeNull();
  });
});
