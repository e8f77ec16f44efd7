import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { COUNTRIES } from '../../src/domain/countries';
import { rowsOf } from './ask-lens';
import { downloaded } from './download';
import { fillStorage } from './fill-storage';
import { sharedBrowser, siteUrl, type Visit } from './harness';
import {
  accept,
  answer,
  csv,
  HEADER_1,
  importSmall,
  input,
  SMALL,
  SMALL_CHOICES,
  SMALL_RATINGS,
} from './small-model';

const browser = sharedBrowser();

async function exported(
  page: Page,
  label: string,
  task: 1 | 2,
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const button = page.getByRole('button', { name: `Export Task ${task} of ${label} as` });
  await button.waitFor();
  const { name, bytes } = await downloaded(button);
  return { name, mimeType: 'text/csv', buffer: bytes };
}

/** The models that are kept for the next visit. */
const keptModels = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('value-action-lens');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('sources').objectStore('sources').getAllKeys();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result.map((key) => String(key).replace('model/', '')));
          };
        };
      }),
  );

let visit: Visit;
let page: Page;
beforeAll(async () => {
  visit = await browser.visit({ route: '#/models' });
  page = visit.page;
});

describe('a published model that is exported and imported under another name', () => {
  test('has the alignment of the original, in the preview, in SQL and at the next visit', async () => {
    const { context, complaints } = visit;
    const files = [await exported(page, 'Gemma-2-9b', 1), await exported(page, 'Gemma-2-9b', 2)];
    expect(files.map(({ name }) => name)).toEqual(['gemma-2-9b-it_t1.csv', 'gemma-2-9b-it_t2.csv']);
    await input(page).setInputFiles(files);
    await accept(page).waitFor();
    const rates = page.locator('.import-rates tr');
    await expect.poll(() => rates.count()).toBe(COUNTRIES.length);
    const previewed = await rates.allInnerTexts();
    await page.getByLabel('Name of the model').fill('Gemma again');
    await accept(page).click();
    await page.getByText('“Gemma again” was added').waitFor();

    const compare = `
      SELECT country, a.alignment_rate AS original, b.alignment_rate AS imported,
             (a.accuracy, a.kappa, a.mcc, a.tp, a.fp, a.fn, a.tn, a.coverage)
               IS NOT DISTINCT FROM (b.accuracy, b.kappa, b.mcc, b.tp, b.fp, b.fn, b.tn, b.coverage) AS same
      FROM country_alignment AS a JOIN country_alignment AS b USING (country)
      WHERE a.model = 'gemma-2-9b-it' AND b.model = 'gemma-again'`;
    const rows = await rowsOf(page, compare);
    expect(rows).toHaveLength(COUNTRIES.length);
    for (const { country, original, imported, same } of rows) {
      expect(same, String(country)).toBe(true);
      expect(imported).toBeCloseTo(Number(original), 12);
      expect(previewed.some((text) => text.startsWith(`${country}\t${Number(original).toFixed(2)}`))).toBe(
        true,
      );
    }
    const distances = `
      SELECT count(*)::INTEGER AS n FROM cells AS a JOIN cells AS b USING (country, topic, value)
      WHERE a.model = 'gemma-2-9b-it' AND b.model = 'gemma-again'
        AND (a.inclination, a.chosen, a.evidence) IS NOT DISTINCT FROM (b.inclination, b.chosen, b.evidence)`;
    expect(await rowsOf(page, distances)).toEqual([{ n: 7392 }]);

    const next = await context.newPage();
    await next.goto(siteUrl());
    expect(await rowsOf(next, "SELECT origin FROM models WHERE model = 'gemma-again'")).toEqual([
      { origin: 'imported' },
    ]);
    expect(await rowsOf(next, compare)).toHaveLength(COUNTRIES.length);
    await next.locator('#headline').getByRole('rowheader', { name: 'Gemma again (imported)' }).waitFor();
    // The finding is the paper's own.
    await expect.poll(() => next.locator('.overview-standfirst').innerText()).toContain('best of 6 models');
    expect(complaints).toEqual([]);
  });
});

describe('files', () => {
  describe('that may not belong together', () => {
    test('of two names are added only after a warning, and of one task the later counts', async () => {
      await input(page).setInputFiles([SMALL_RATINGS, { ...SMALL_CHOICES, name: 'other_t2.csv' }]);
      await page.getByText('The two files have different names').waitFor();
      await input(page).setInputFiles({ ...SMALL_RATINGS, name: 'other_t1.csv' });
      await page.getByText('small_t1.csv is left out').waitFor();
      await expect.poll(() => page.getByText('The two files have different names').count()).toBe(0);
      await expect.poll(() => page.getByLabel('Name of the model').inputValue()).toBe('other');
      await page.getByRole('button', { name: 'Discard' }).click();
    });
  });

  describe('that are no results', () => {
    test('with no answer in them are not added', async () => {
      await input(page).setInputFiles(csv('none_t1.csv', HEADER_1, `Atlantis,Politics,${answer(1)},0`));
      await page.getByRole('alert').getByText('There is nothing to add').waitFor();
      expect(await accept(page).count()).toBe(0);
      await page.getByRole('button', { name: 'Discard' }).click();
      await expect.poll(() => page.locator('.import-file').count()).toBe(0);
    });

    test('and are dropped beside their place do not take the page’s own', async () => {
      const kept = await page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['x'], 'x.csv'));
        const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
        document.querySelector('h1')?.dispatchEvent(drop);
        return drop.defaultPrevented;
      });
      expect(kept).toBe(true);
    });

    test('are refused with their names and reasons, and good ones beside them are read', async () => {
      const before = visit.complaints.length;
      await input(page).setInputFiles([
        {
          name: 'picture.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
        },
        { name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) },
        csv('header_t1.csv', 'land,topic,response,prompt_index', 'France,Politics,{},0'),
        csv(
          'some_t1.csv',
          HEADER_1,
          `Atlantis,Politics,${answer(1)},0`,
          `France,Politics,${answer(9)},1`,
          `France,Politics,${answer(1)},2`,
          'France,Pol',
        ),
      ]);
      for (const reason of [
        'picture.csv is a PNG image, not CSV text',
        'empty.csv is empty',
        'header_t1.csv lacks the column country; its header is: land, topic, response, prompt_index',
      ])
        await page.getByRole('alert').getByText(reason).waitFor();
      const report = page.locator('.import-file', { hasText: 'some_t1.csv' });
      await report.getByText('2 rows read, 2 refused, 0 repeated').waitFor();
      await expect
        .poll(() => report.locator('.import-groups').first().innerText())
        .toMatch(
          /country is "Atlantis", which is not a known country\s+1\s+1[\s\S]*has 2 cells instead of 4: the file is cut off\s+1\s+4/,
        );
      await expect
        .poll(() => report.locator('.import-groups').last().innerText())
        .toMatch(/rating not 1 to 4\s*such as [A-Za-z -]+: 9; [^\n]*\s+56\s+2/);
      await accept(page).waitFor();
      await page.getByRole('button', { name: 'Discard' }).click();
      await expect.poll(() => page.locator('.import-file').count()).toBe(0);
      expect(visit.complaints.slice(before)).toEqual([]);
    });
  });

  describe('one of which has the name of the authors’ inverted one', () => {
    const inverted = (page: Page) => page.getByLabel(/polarity column is inverted/);

    test('are read the other way round, unless this site wrote it', async () => {
      const own = await exported(page, 'GPT-4o-mini', 2);
      expect(own.name).toBe('gpt-4o-mini_t2.csv');
      await input(page).setInputFiles(own);
      await inverted(page).waitFor();
      await expect.poll(() => inverted(page).isChecked()).toBe(false);
      const [row] = await rowsOf(
        page,
        "SELECT count(*) FILTER (choice = 'agree' AND evidence <> 'no_pair')::INTEGER AS agree, count(*) FILTER (choice = 'disagree')::INTEGER AS disagree FROM task2_choices WHERE model = 'gpt-4o-mini'",
      );
      const number = (count: unknown) => Number(count).toLocaleString('en-US');
      await page
        .getByText(`${number(row?.agree)} times agree, ${number(row?.disagree)} times disagree`)
        .waitFor();
      await page.getByRole('button', { name: 'Discard' }).click();
      await input(page).setInputFiles({ ...SMALL_CHOICES, name: 'gpt-4o-mini_t2.csv' });
      await page.getByText('56 times agree, 0 times disagree').waitFor();
      await expect.poll(() => inverted(page).isChecked()).toBe(true);
      await page.getByRole('button', { name: 'Discard' }).click();
    });
  });

  describe('of a model', () => {
    test('become one that is renamed, marked and deleted', async () => {
      await importSmall(page);
      const row = page.locator('.models-table tr', { hasText: 'small' });
      await row.getByText('imported', { exact: true }).waitFor();
      await row.getByRole('button', { name: 'Rename' }).click();
      await row.getByLabel('New name').fill('GPT-4o');
      await row.getByRole('button', { name: 'Rename' }).click();
      await row.getByText('There is already a model named “GPT-4o”').waitFor();
      await row.getByLabel('New name').fill('Large');
      await row.getByRole('button', { name: 'Rename' }).click();
      const renamed = page.locator('.models-table tr', { hasText: 'Large' });
      await renamed.waitFor();
      const own =
        "SELECT origin, chosen, count(*)::INTEGER AS n FROM cells JOIN models USING (model) WHERE model = 'large' GROUP BY ALL";
      expect(await rowsOf(page, own)).toEqual([{ origin: 'imported', chosen: 'disagree', n: 56 }]);
      await page.reload();
      await renamed.getByRole('button', { name: 'Delete' }).click();
      await renamed.getByRole('button', { name: 'Delete Large' }).click();
      await expect.poll(() => renamed.count()).toBe(0);
      expect(await rowsOf(page, own)).toEqual([]);
      expect(await keptModels(page)).toEqual(['gemma-again']);
    });

    test('can be of several, which are previewed and added together or one by one', async () => {
      const choices = (model: string, value: string) => `France,Politics,${value},positive,True,${model}`;
      const many = csv(
        'bench.csv',
        'country,topic,value,polarity,model_choice,model',
        ...['first', 'second', 'third', 'GPT-4o'].flatMap((model) => [
          choices(model, 'Wealth'),
          choices(model, 'Loyal'),
        ]),
      );
      await input(page).setInputFiles(many);
      await page.getByText('These are answers of 4 models').waitFor();
      const third = page.getByRole('region', { name: 'third', exact: true });
      await third.getByText('2 times agree, 0 times disagree').waitFor();
      await third.getByRole('button', { name: 'Discard' }).click();
      // A published model's name is not taken.
      await page.getByLabel('Name of the model').last().fill('GPT-4o');
      await page.getByRole('button', { name: 'Add all 3 models' }).click();
      await page.getByRole('alert').getByText('There is already a model named “GPT-4o”').waitFor();
      await page.getByText('“first” and “second” were added').waitFor();
      await page.getByRole('button', { name: 'Discard' }).click();
      expect(
        await rowsOf(
          page,
          "SELECT model FROM models WHERE model IN ('first', 'second', 'third') ORDER BY ALL",
        ),
      ).toEqual([{ model: 'first' }, { model: 'second' }]);
    });

    test('have their polarity turned by an option, and can be one task alone', async () => {
      await input(page).setInputFiles(SMALL);
      await page.getByText('0 times agree, 56 times disagree').waitFor();
      await page.getByLabel(/polarity column is inverted/).check();
      await page.getByText('56 times agree, 0 times disagree').waitFor();
      await page.getByRole('button', { name: 'Discard' }).click();
      await input(page).setInputFiles(SMALL.slice(0, 1));
      await page.getByText('1 of 132 scenarios, 56 of 7,392 cases').waitFor();
      await accept(page).click();
      await page.getByText('“small” was added').waitFor();
      const sql =
        "SELECT count(inclination)::INTEGER AS stated, count(chosen)::INTEGER AS chosen FROM cells WHERE model = 'small'";
      expect(await rowsOf(page, sql)).toEqual([{ stated: 56, chosen: 0 }]);
    });
  });
});

test('an imported model goes on in memory where the storage is full, and says so', async () => {
  const { page } = await browser.visit({ route: '#/models' });
  await fillStorage(page);
  await importSmall(page);
  await page.getByText('storage for this site is full').waitFor();
  const [row] = await rowsOf(page, "SELECT count(*)::INTEGER AS n FROM cells WHERE model = 'small'");
  expect(row).toEqual({ n: 56 });
});
