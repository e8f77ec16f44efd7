import { expect, vi } from 'vitest';
import { anew, create, type Interruption, insert, SLOW } from './scene';

/** Other tabs. */
export const TABS: readonly Interruption[] = [
  {
    what: 'two tabs that change it in turn',
    async make({ page, other }, name) {
      await create(page, name);
      for (const [index, tab] of [other, page, other].entries())
        expect(await tab.run(insert(name, index + 2))).toBeNull();
      return '1 2 3 4';
    },
  },
  {
    what: 'three tabs that change it at once',
    async make({ page, other, third }, name) {
      await create(page, name);
      const tabs = [page, other, third].map((tab, index) => tab.run(insert(name, index + 2)));
      expect(await Promise.all(tabs)).toEqual([null, null, null]);
      return '1 2 3 4';
    },
  },
  {
    what: 'the end of DuckDB in a tab that another waits for',
    async make({ page, other }, name) {
      await create(page, name);
      const slow = other.run(`${insert(name, 2)}; ${SLOW}`);
      await other.worker?.sent('START_PENDING_QUERY', 'hash(b.range)');
      const waiting = page.run(insert(name, 3));
      await expect.poll(() => page.kept).toBe('waiting');
      await other.worker?.terminate();
      expect(await slow).toMatch(/DuckDB stopped/);
      expect(await waiting).toBeNull();
      return '1 3';
    },
  },
  {
    what: 'a cancel while another tab is waited for',
    async make({ page, other }, name) {
      await create(page, name);
      const controller = new AbortController();
      await other.run('SELECT 1');
      const slow = other.run(`${insert(name, 2)}; ${SLOW}`);
      await other.worker?.sent('START_PENDING_QUERY', 'hash(b.range)');
      const waiting = page.run(insert(name, 3), controller.signal);
      await expect.poll(() => page.kept).toBe('waiting');
      controller.abort();
      expect(await waiting).toMatch(/AbortError/);
      await other.worker?.terminate();
      expect(await slow).toMatch(/DuckDB stopped/);
    },
  },
  {
    what: 'tabs that hear nothing of each other',
    async make(scene, name) {
      vi.stubGlobal('BroadcastChannel', undefined);
      const page = await anew(scene);
      await create(page, name);
      expect(await scene.other.run(insert(name, 2))).toBeNull();
      expect(await page.run(insert(name, 3))).toBeNull();
      return '1 2 3';
    },
  },
  {
    what: 'tabs without locks, of which one has to run it again',
    async make({ page, other }, name) {
      await create(page, name);
      const request = () => Promise.reject(new DOMException('The request was denied.', 'SecurityError'));
      vi.stubGlobal('navigator', { locks: { request } });
      const sql = [insert(name, 2), insert(name, 3)] as const;
      const problems = await Promise.all([page.run(sql[0]), other.run(sql[1])]);
      expect(problems.filter((problem) => problem === null)).not.toEqual([]);
      for (const [index, tab] of [page, other].entries())
        if (problems[index]) {
          expect(problems[index]).toMatch(/Another tab changed your tables/);
          expect(await tab.run(sql[index] ?? '')).toBeNull();
        }
      return '1 2 3';
    },
  },
];
