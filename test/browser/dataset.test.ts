import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { VIA_ZIP } from '../../src/domain/via/provenance';
import { rowsOf } from './ask-lens';
import { fillStorage } from './fill-storage';
import { otherUrl, reopen, sharedBrowser, type Visit } from './harness';

const ANYONE = { 'access-control-allow-origin': '*' };
const browser = sharedBrowser();
const release = process.env.VIA_RELEASE;

let site: string;
beforeAll(async () => {
  site = await otherUrl();
});

const visitDataset = (route = '#/dataset', prepare?: (page: Page) => Promise<unknown>) =>
  browser.visit({ site, route, ...(prepare ? { prepare } : {}) });

/** Answers the download of the release; nothing leaves the machine. */
async function answerDownload(page: Page, body: Buffer): Promise<string[]> {
  const asked: string[] = [];
  await page.route(VIA_ZIP.url, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ body, contentType: 'application/zip', headers: ANYONE });
  });
  return asked;
}

const count = (page: Page, text: RegExp | string) =>
  page.locator('.dataset-toolbar [role="status"]', { hasText: text }).waitFor();

const load = (page: Page) => page.getByRole('button', { name: /^Load VIA from the authors/ });

function record(action: string, spans: string[]): string {
  const json = JSON.stringify({
    'Human Action': action,
    'Feature Attributions': spans,
    'Natural Language Explanation': 'It shows the value.',
  });
  return `"${json.replaceAll('"', '""')}"`;
}

/** A file in the form of the release with four rows of our own. */
const madeUp = Buffer.from(
  zipSync({
    'made-up.csv': strToU8(
      [
        ',country,topic,value,polarity,generation_prompt',
        `0,France,Politics,Wealth,positive,${record('I save money for the harbour.', ['save money'])}`,
        `1,France,Politics,Wealth,negative,${record('I give the harbour my savings.', ['not in the text'])}`,
        `2,France,Politics,Loyal,positive,${record('I stay with the crew.', ['stay'])}`,
        '3,France,Politics,Loyal,negative,"I would rather not."',
      ].join('\n'),
    ),
  }),
);

let visit: Visit;
let page: Page;
beforeAll(async () => {
  visit = await visitDataset();
  page = visit.page;
});

describe('the sample', () => {
  test('is shown, named as such, and asks nobody', async () => {
    const { requests, complaints } = visit;
    await count(page, '112 actions in 56 cases');
    await load(page).waitFor();
    expect(requests.filter((url) => !url.startsWith(site) && !url.startsWith('blob:'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('is searched by words, phrases and minus, and marked where it is found', async () => {
    const box = page.getByRole('searchbox');
    const found = async (query: string, sql: string) => {
      await box.fill(query);
      const [row] = await rowsOf(page, `SELECT count(*)::INTEGER AS n FROM via_actions WHERE ${sql}`);
      await count(page, new RegExp(`^${Number(row?.n)} actions? in`));
      return Number(row?.n);
    };
    const text = 'lower(concat(action, chr(10), explanation))';
    // A word is found where a word begins.
    const holds = (words: string) => `regexp_matches(${text}, '\\b${words}')`;
    expect(await found('Family', holds('family'))).toBeGreaterThan(3);
    await expect.poll(() => page.locator('.search-hit').first().innerText()).toMatch(/^family$/i);
    await found('family doctor', `${holds('family')} AND ${holds('doctor')}`);
    await found('ami', holds('ami'));
    for (const phrase of ['"my family"', '“my family”', '"my famil']) await found(phrase, holds('my famil'));
    expect(await found('family -doctor', `${holds('family')} AND NOT ${holds('doctor')}`)).toBeGreaterThan(0);
    await box.fill('zzzzz');
    await page.getByText('No action matches').waitFor();
  });

  test('is filtered by facets whose counts follow each other, and the address holds the filter', async () => {
    await page.goto(`${site}#/dataset`);
    await count(page, '112 actions');
    await page.getByText('Polarity', { exact: true }).click();
    await page.getByLabel(/^agree: acts on the value/).check();
    await count(page, '56 actions in 56 cases');
    await page.getByText('Schwartz type', { exact: true }).click();
    await page.getByLabel(/^Hedonism/).check();
    await count(page, '2 actions in 2 cases');
    // The other polarity would leave as many rows; the other types, as many as their values have.
    await expect
      .poll(() => page.locator('label', { hasText: 'disagree: acts against it' }).innerText())
      .toContain('2');
    expect(page.url()).toContain('type=Hedonism&polarity=positive');
    await reopen(page);
    await count(page, '2 actions in 2 cases');
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await count(page, '112 actions in 56 cases');
    await page.goBack();
    await count(page, '2 actions in 2 cases');
  });

  test('gives its filter as SQL that leaves the same rows', async () => {
    const route =
      '#/dataset?q=health+-doctor&type=Power&type=Universalism&polarity=negative&pair=has+a+pair&spans=all+to+the+letter&length=20-400&count=1-9';
    await page.goto(site + route);
    await page.getByText('This filter as SQL').click();
    const sql = await page.locator('.dataset-more pre').innerText();
    const rows = await rowsOf(page, sql);
    expect(rows.length).toBeGreaterThan(0);
    await count(page, new RegExp(`^${rows.length} action`));
  });
});

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('the release, loaded in the browser', () => {
  test.skipIf(!release)('is checked, shown, used by every query, and there at the next visit', async () => {
    const zip = readFileSync(`${release}/${VIA_ZIP.path}`);
    const { page, context, complaints } = await visitDataset('#/dataset', (own) => answerDownload(own, zip));
    await count(page, '112 actions');
    await load(page).click();
    const panel = page.locator('.release-panel.is-loaded');
    await panel.waitFor();
    const text = await panel.innerText();
    for (const fact of ['✓ verified', '2.1 MB']) expect(text).toContain(fact);
    await expect
      .poll(async () => (await page.locator('.dataset-facts dd').allInnerTexts()).map(oneLine))
      .toEqual([
        '14,720',
        '56',
        '63 of 7,392 in the published choices; 64 by their text',
        '48,201 of 49,708 (48,193 in a simpler reading of its quotes). How VIA is read',
      ]);
    await count(page, '14,784 actions in 7,392 cases');
    const origins = 'SELECT origin, count(*)::INTEGER AS n FROM via_actions GROUP BY origin';
    expect(await rowsOf(page, origins)).toEqual([{ origin: 'via', n: 14784 }]);
    expect(await page.locator('.case-list > li').count()).toBeLessThan(40);
    // All of it is on a page of a few screens.
    expect(await page.evaluate(() => document.documentElement.scrollHeight / innerHeight)).toBeLessThan(3);
    await page.locator('.long-list-box').focus();
    await page.keyboard.press('End');
    await page.locator('.case-list > li[aria-posinset="7392"]').waitFor();
    await page.getByText(/^Cases? .*7,392 of 7,392$/).waitFor();
    await page.getByRole('button', { name: 'Random case' }).click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.case-list > li') !== null))
      .toBe(true);

    const next = await context.newPage();
    await next.goto(`${site}#/dataset`);
    await count(next, '14,784 actions');
    expect(await rowsOf(next, origins)).toEqual([{ origin: 'via', n: 14784 }]);
    await next.getByRole('button', { name: 'Delete it' }).click();
    await count(next, '112 actions');
    // The tab that loaded it follows.
    await count(page, '112 actions');
    await page.getByText('Another tab deleted the VIA release.').waitFor();
    await next.reload();
    await count(next, '112 actions');
    expect(complaints).toEqual([]);
  });

  describe('on the reader’s request', () => {
    beforeAll(async () => {
      await page.goto(`${site}#/dataset`);
    });
    afterEach(() => page.unroute(VIA_ZIP.url));

    test('that is broken leaves the sample, with a reason and a way on', async () => {
      let body = Buffer.alloc(0);
      await page.route(VIA_ZIP.url, (route) => route.fulfill({ body, headers: ANYONE }));
      for (const [wrong, reason] of [
        [madeUp.subarray(0, 300), 'is not a readable zip file'],
        [Buffer.from('<html>Not here</html>'), 'is not a zip file'],
        [Buffer.alloc(0), 'is empty'],
      ] as const) {
        body = Buffer.from(wrong);
        await load(page).click();
        await page.getByRole('alert').getByText(reason).waitFor();
      }
      await page.unroute(VIA_ZIP.url);
      await page.route(VIA_ZIP.url, (route) => route.fulfill({ status: 404, headers: ANYONE }));
      await load(page).click();
      await page.getByRole('alert').getByText('GitHub answered 404').waitFor();
      await count(page, '112 actions');
    });

    test('that cannot be reached can be chosen as a file', async () => {
      await page.route(VIA_ZIP.url, (route) => route.abort('internetdisconnected'));
      await load(page).click();
      await page.getByRole('alert').getByText('cannot be reached').waitFor();
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'mine.zip', mimeType: 'application/zip', buffer: madeUp });
      await page.getByRole('button', { name: 'Leave it' }).click();
      await load(page).waitFor();
      await count(page, '112 actions');
    });

    test('can be cancelled while it comes', async () => {
      await page.route(VIA_ZIP.url, () => {});
      await load(page).click();
      await page.getByText('Downloading from GitHub').waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await load(page).waitFor();
    });

    test('can be cancelled while it is put into the tables, and leaves nothing in them', async () => {
      await answerDownload(page, madeUp);
      await load(page).click();
      // Cancels as soon as that step begins, before the page does anything else.
      const cancelled = page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            new MutationObserver((_, observer) => {
              const step = document.querySelector('.release-panel-step')?.textContent ?? '';
              const cancel = document.querySelector<HTMLElement>('.release-panel button');
              if (!step.startsWith('Adding them') || cancel?.textContent !== 'Cancel') return;
              observer.disconnect();
              cancel.click();
              resolve();
            }).observe(document.body, { subtree: true, childList: true, characterData: true });
          }),
      );
      await page.getByRole('button', { name: /^Use it/ }).click();
      await cancelled;
      await load(page).waitFor();
      await count(page, '112 actions in 56 cases');
      const origins = 'SELECT origin, count(*)::INTEGER AS n FROM via_actions GROUP BY origin';
      expect(await rowsOf(page, origins)).toEqual([{ origin: 'sample', n: 112 }]);
      await page.reload();
      await load(page).waitFor();
      await count(page, '112 actions in 56 cases');
    });

    test('that is another file is used only when the reader says so, marked as unverified', async () => {
      const asked = await answerDownload(page, madeUp);
      await count(page, '112 actions');
      expect(asked).toEqual([]);
      await load(page).click();
      await page.getByText('This is not the file the figures come from').waitFor();
      expect(asked).toEqual([VIA_ZIP.url]);
      await count(page, '112 actions');
      await page.getByRole('button', { name: /^Use it/ }).click();
      await page.getByText('! unverified').waitFor();
      await count(page, '4 actions in 2 cases');
      await page.getByText('Attributed, but not word for word in the action').waitFor();
      await expect
        .poll(() => page.locator('.attributed-span').allInnerTexts())
        .toEqual(['save money', 'stay']);
      await page.getByText('There is no action here: refusal or no JSON object').waitFor();
    });
  });

  test('is used in memory where the browser’s storage is full', async () => {
    const { page } = await visitDataset('#/dataset', (own) => answerDownload(own, madeUp));
    await count(page, '112 actions');
    await fillStorage(page);
    await load(page).click();
    await page.getByRole('button', { name: /^Use it/ }).click();
    await page.getByRole('alert').getByText('storage for this site is full').waitFor();
    await count(page, '4 actions in 2 cases');
  });

  test('is used in memory where the browser keeps nothing', async () => {
    const { page } = await visitDataset('#/dataset', async (own) => {
      await answerDownload(own, madeUp);
      await own.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('denied', 'SecurityError');
        };
      });
    });
    await page.getByText('Nothing is kept between visits').waitFor();
    await load(page).click();
    await page.getByRole('button', { name: /^Use it/ }).click();
    await count(page, '4 actions in 2 cases');
  });
});
