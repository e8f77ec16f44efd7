import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { rowsOf } from './ask-lens';
import { allowPrompts, gateEngines } from './engine-gate';
import { sharedBrowser, siteUrl } from './harness';
import { answered, choosePlan, resultShown, startRun } from './run-page';
import { chooseTiny, goOnAllTheSame, serveTiny } from './tiny-model';

const browser = sharedBrowser();

/** Simple questions that come before the prompts. */
const SIMPLE = 4;

declare global {
  interface Window {
    /** Whether storage refuses answers. */
    refuse: boolean;
  }
}

const withRefusal = (page: Page) =>
  page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args) {
      if (window.refuse && this.name === 'answers') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, args);
    };
  });

const refuse = (page: Page, refused: boolean) =>
  page.evaluate((own) => {
    window.refuse = own;
  }, refused);

/** When each stored answer of the newest run arrived, by item. */
const storedTimes = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('value-action-lens');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('answers').objectStore('answers').getAll();
          reading.onsuccess = () => {
            const answers = reading.result as { run: string; value: string; task: number; at: string }[];
            opening.result.close();
            resolve(
              Object.fromEntries(answers.map(({ run, task, value, at }) => [`${run} ${task} ${value}`, at])),
            );
          };
        };
      }),
  );

const choices = async (page: Page, model: unknown) =>
  rowsOf(page, `SELECT value, choice, evidence FROM task2_choices WHERE model = '${model}' ORDER BY value`);

describe('a run whose worker is killed, whose storage refuses and whose tab is closed', {}, () => {
  it('ends with the same result as an unbroken one, and asks nothing again that was stored', async () => {
    const { page } = await browser.visit({
      route: '#/run',
      prepare: async (opened, context) => {
        await withRefusal(opened);
        await gateEngines(opened, SIMPLE + 10);
        await serveTiny(context);
      },
    });
    const begin = async () => {
      await chooseTiny(page);
      await choosePlan(page, { task1: [], task2: [5] });
      await startRun(page);
      await goOnAllTheSame(page);
    };
    const reach = (count: number) => expect.poll(() => answered(page)).toBeGreaterThan(count);
    await begin();

    await reach(3);
    await refuse(page, true);
    await allowPrompts(page, SIMPLE + 20);
    await page.getByText('not saved yet').waitFor();
    await refuse(page, false);
    await allowPrompts(page, SIMPLE + 25);
    await expect.poll(() => page.getByText('not saved yet').count()).toBe(0);

    await page.evaluate(() => window.engineGate.engines.at(-1)?.terminate());
    await page.getByText('reloaded 1 time').waitFor();
    const before = await answered(page);
    await allowPrompts(page, SIMPLE + 40);
    await reach(before + 3);

    const stored = await storedTimes(page);
    expect(Object.keys(stored).length).toBeGreaterThan(before);
    await page.reload();
    await allowPrompts(page);
    await page.getByRole('button', { name: 'Resume' }).click();
    await resultShown(page);
    expect(await answered(page)).toBe(56);
    expect(await storedTimes(page)).toMatchObject(stored);

    await page.goto(`${siteUrl()}#/run`);
    await begin();
    await resultShown(page);
    const [broken, unbroken] = await rowsOf(
      page,
      "SELECT model FROM models WHERE origin = 'local' ORDER BY label",
    );
    const result = await choices(page, broken?.model);
    expect(new Set(result.map(({ choice }) => choice)).size).toBe(2);
    expect(result).toEqual(await choices(page, unbroken?.model));
  });
});
