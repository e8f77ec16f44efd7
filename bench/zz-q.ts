import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../test/support/chromium';
import { serveSite } from '../test/support/site';
const site = await serveSite('/tmp/w/sites/site');
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' });
const page = await context.newPage();
await page.addInitScript({ content: 'globalThis.__name = (own) => own;' });
await page.goto(site.url + '#/explore?measure=distance&rows=value&columns=scenario&model=gemma-2-9b-it');
await page.locator('.explore .heat-cell').first().waitFor();
await page.waitForTimeout(3000);
const out = await page.evaluate(async () => {
  const link = [...document.querySelectorAll('.explore a')].find((one) => one.textContent?.includes('Open in SQL'));
  const sql = new URLSearchParams(link?.getAttribute('href')?.split('?')[1]).get('q') ?? '';
  const lens = (window as any).lens;
  const times: number[] = [];
  for (let i = 0; i < 25; i++) { const t = performance.now(); await lens.query(sql); times.push(performance.now() - t); }
  let ex: any; try { ex = await lens.query('EXPLAIN ANALYZE ' + sql.replace(/;\s*$/, '')); } catch (e) { ex = String(e); }
  const empty: number[] = [];
  for (let i = 0; i < 10; i++) { const t = performance.now(); await lens.query('SELECT 1'); empty.push(performance.now() - t); }
  const count: number[] = [];
  for (let i = 0; i < 10; i++) { const t = performance.now(); await lens.query(`SELECT count(*) FROM (${sql.replace(/;\s*$/, '')})`); count.push(performance.now() - t); }
  return { sql, times: times.map((x) => Math.round(x)).join(' '), empty: empty.map((x) => x.toFixed(1)).join(' '), count: count.map((x) => x.toFixed(0)).join(' '), ex };
});
console.log(out.sql); console.log(out.times); console.log('empty', out.empty, 'count', out.count); console.log(typeof out.ex === 'string' ? out.ex : out.ex.map((r: any) => r.explain_value).join('\n'));
await browser.close(); await site.close();
