import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../test/support/chromium';
import { serveSite } from '../test/support/site';
const site = await serveSite(process.argv[2] ?? '/tmp/w/sites/site');
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' });
const page = await context.newPage();
await page.addInitScript({ content: 'globalThis.__name = (own) => own;' });
await page.goto(site.url + '#/explore?measure=distance&rows=value&columns=scenario');
await page.locator('.explore .heat-cell').first().waitFor();
await page.waitForTimeout(2500);
await page.locator('.explore-filters').getByRole('button', { name: /^Models / }).click();
await browser.startTracing(page, { categories: ['-*', 'devtools.timeline', 'toplevel', 'v8', 'blink.user_timing', '__metadata', ...(process.argv[3] ? ['disabled-by-default-v8.cpu_profiler'] : [])] });
for (const member of ['Gemma-2-9b', 'GPT-4o-mini', 'Gemma-2-9b', 'Claude Sonnet 4', 'GPT-4o', 'GPT-3.5-turbo']) {
  await page.evaluate(async (member) => {
    const label = [...document.querySelectorAll('.multi-select-panel:popover-open label')].find((one) => one.textContent?.trim() === member);
    const explore = document.querySelector('.explore')!;
    const figures = () => [...explore.querySelectorAll('.heat-cell')].map((c) => c.textContent).join();
    const before = figures();
    performance.mark(`START ${member}`);
    label!.querySelector('input')!.click();
    performance.mark('clicked');
    await new Promise<void>((resolve) => { const o = new MutationObserver(() => { if (explore.getAttribute('aria-busy') === 'false' && figures() !== before) { o.disconnect(); resolve(); } }); o.observe(explore, { subtree: true, childList: true, characterData: true, attributes: true }); });
    performance.mark('MUTATED');
    await new Promise<void>((resolve) => requestAnimationFrame(() => { performance.mark('RAF'); const { port1, port2 } = new MessageChannel(); port1.onmessage = () => { performance.mark('PAINTED'); resolve(); }; port2.postMessage(null); }));
  }, member);
  await page.waitForTimeout(400);
}
writeFileSync('/tmp/w/trace.json', await browser.stopTracing());
await browser.close(); await site.close();
