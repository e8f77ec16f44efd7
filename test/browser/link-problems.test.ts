import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ROUTES } from '../../src/app/routes';
import { commonVisit, siteUrl } from './harness';

/** A link to each page with a part that the page cannot follow, and what the page says about it. */
const LINKS: readonly (readonly [route: string, says: string])[] = [
  ['#/?as=alignment-ranking.film', 'There is no setting “alignment-ranking.film”.'],
  ['#/explore?measure=beauty', 'There is no measure “beauty”.'],
  ['#/compare?by=planet', 'Models cannot be compared by “planet”.'],
  ['#/models?by=beauty', 'Models cannot be sorted by “beauty”.'],
  ['#/misaligned?source=rumour', 'There is no source “rumour”.'],
  ['#/scenario/Nigeria/Politics?model=hal-9000', 'No data for the model “hal-9000” here.'],
  ['#/scenario/Nigeria/Politics?as=by-model-order.up', 'There is no setting “by-model-order.up”.'],
  ['#/case/Nigeria/Politics/Wealth?model=hal-9000', 'No data for the model “hal-9000” here.'],
  ['#/case/Nigeria/Politics/wealthy', 'There is no value “wealthy”'],
  ['#/dataset?layout=spiral', 'There is no layout “spiral”.'],
  ['#/data?as=cases-without-a-pair.film', 'There is no setting “cases-without-a-pair.film”.'],
  ['#/sql?z=broken', 'This link is damaged'],
  ['#/run?country=Atlantis', '“Atlantis” is not one of the twelve countries.'],
];

test('every page says what of a link it could not follow, and nothing where it could', async () => {
  const { page, complaints } = await commonVisit('#/');
  const notice = page.locator('main .notice.is-warning');
  for (const [route, says] of LINKS) {
    await page.goto(`${siteUrl()}${route}`);
    await notice.getByText(says).waitFor();
    expect(await notice.count(), route).toBe(1);
    await page.goto(`${siteUrl()}#/about`);
    await page.getByRole('heading', { level: 1, name: 'About' }).waitFor();
    expect(await notice.count(), `after ${route}`).toBe(0);
  }
  expect(complaints).toEqual([]);
});

test('no page that reads its address is forgotten', () => {
  const routes = readFileSync('src/app/routes.ts', 'utf8');
  const pages = [...routes.matchAll(/path: '\/(\w+)[^']*'[^}]*views\/(\w+)\//g)];
  expect(pages).toHaveLength(ROUTES.length);
  const tested = new Set(LINKS.map(([route]) => route.split(/[/?]/)[1]));
  const reading = pages.filter(([, , folder]) =>
    readdirSync(`src/views/${folder}`, { recursive: true, encoding: 'utf8' }).some(
      (file) =>
        /\.tsx?$/.test(file) && readFileSync(`src/views/${folder}/${file}`, 'utf8').includes('useAddress('),
    ),
  );
  expect(reading.length).toBeGreaterThan(6);
  expect(reading.filter(([, page]) => !tested.has(page))).toEqual([]);
});
