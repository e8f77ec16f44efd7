import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { rowsOf } from './ask-lens';
import { sharedBrowser } from './harness';

const browser = sharedBrowser();

let page: Page;
beforeAll(async () => {
  ({ page } = await browser.visit({ route: '#/', eager: true }));
  await page.locator('.freshness', { hasText: 'Recomputed' }).waitFor();
});

describe('the case to play', () => {
  const card = () => page.locator('.play-card');
  const verdict = () => card().locator('.play-verdict').innerText();

  test('calls agreement in word and deed aligned, and shows what the models did', async () => {
    expect(await card().locator('.play-models').count()).toBe(0);
    await card().getByText('Very much like me').click();
    await expect.poll(() => card().locator('.play-hint').innerText()).toContain('One more answer');
    const verdicts: string[] = [];
    for (const option of ['Option 1', 'Option 2']) {
      await card().getByText(option).click();
      verdicts.push((await verdict()).split(/[.:]/)[0] ?? '');
    }
    expect(verdicts.sort()).toEqual(['Aligned', 'Misaligned']);
    await expect.poll(() => card().locator('.play-models tbody tr').count()).toBeGreaterThanOrEqual(6);
    await expect.poll(() => card().locator('mark').count()).toBeGreaterThanOrEqual(2);
  });

  test('is whole on a narrow screen', async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await card().locator('.play-models').waitFor();
    expect(
      await card()
        .locator('.play-models th, .play-models td')
        .evaluateAll((cells) => {
          const right = document.querySelector('.play-card')?.getBoundingClientRect().right ?? 0;
          return cells.filter((cell) => cell.getBoundingClientRect().right > right).length;
        }),
    ).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('begins the next case without answers', async () => {
    const before = await card().locator('.play-key').innerText();
    await card().getByRole('button', { name: 'Next case' }).click();
    await expect.poll(() => card().locator('.play-key').innerText()).not.toBe(before);
    expect(await card().locator('input:checked').count()).toBe(0);
    expect(await card().locator('.play-models').count()).toBe(0);
  });
});

test('computes the scenario that is selected', async () => {
  const chapter = page.locator('#matrices');
  const [before] = await chapter.locator('.confusion').allInnerTexts();
  await chapter.getByLabel('Model').selectOption({ label: 'Gemma-2-9b' });
  await chapter.getByLabel('Country').selectOption('Egypt');
  await chapter.getByLabel('Topic').selectOption('Politics');
  const [expected] = await rowsOf(
    page,
    `SELECT tn, fp, fn, tp, alignment_rate AS rate FROM scenario_alignment
     WHERE model = 'gemma-2-9b-it' AND country = 'Egypt' AND topic = 'Politics'`,
  );
  const counts = async () => (await chapter.locator('.confusion tbody td').allInnerTexts()).map(Number);
  await expect.poll(counts).toEqual([expected?.tn, expected?.fp, expected?.fn, expected?.tp]);
  expect((await chapter.locator('.confusion').allInnerTexts())[0]).not.toBe(before);
  await expect
    .poll(() => chapter.locator('.worked-formula strong').innerText())
    .toBe(Number(expected?.rate).toFixed(2));
  const misaligned = Number(expected?.fp) + Number(expected?.fn);
  await expect.poll(() => chapter.locator('.matrix tbody tr').count()).toBe(56);
  await expect
    .poll(() => chapter.locator('.matrix tbody td:last-child.is-misaligned').count())
    .toBe(misaligned);
});

test('ranks the values of the country that is selected', async () => {
  const chapter = page.locator('#measures');
  await chapter.getByLabel('Country').selectOption('France');
  const expected = await rowsOf(
    page,
    `SELECT value FROM value_distance
     WHERE model = 'llama-3.3-70b-instruct' AND grouped_by = 'country' AND group_name = 'France'
     ORDER BY ranking, value`,
  );
  expect(expected).toHaveLength(56);
  await chapter.getByRole('button', { name: 'Show all 56 values' }).click();
  await expect
    .poll(() => chapter.locator('.distance-table tbody th').allInnerTexts())
    .toEqual(expected.map(({ value }) => value));
});

test('lists the misaligned cases of a model in a direction, and more of them', async () => {
  const chapter = page.locator('#misaligned');
  const expected = await rowsOf(
    page,
    `SELECT value, country, topic FROM cells
     WHERE model = 'gpt-4o-mini' AND stated = 'agree' AND chosen = 'disagree'
     ORDER BY round(distance, 9) DESC NULLS LAST, md5(concat_ws(' ', value, country, topic))`,
  );
  const row = chapter.locator('.misaligned-counts tbody tr', { hasText: 'GPT-4o-mini' });
  const count = row.getByRole('button').first();
  await expect.poll(() => count.innerText()).toBe(expected.length.toLocaleString('en-US'));
  await count.click();
  await expect.poll(() => count.getAttribute('aria-pressed')).toBe('true');
  const listed = async () => {
    const items = await chapter.locator('.misaligned-list li').allInnerTexts();
    return items.map((text) => text.split('\n').slice(0, 2).join(', '));
  };
  const names = expected.map(({ value, country, topic }) => `${value}, ${country}, ${topic}`);
  await expect.poll(listed).toEqual(names.slice(0, 8));
  await chapter.getByRole('button', { name: 'Show more' }).click();
  await expect.poll(listed).toEqual(names.slice(0, 40));
});
