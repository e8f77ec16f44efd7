/** What the runner adds to the engine's own time per answer: prompts, scoring, storage, the page. */
import type { Browser, Page } from 'playwright-core';
import { openAiServer } from '../test/support/openai-server';
import type { Site } from '../test/support/site';
import { tinyGguf } from '../test/support/tiny-gguf';
import { printTable } from './report';

const LIMIT = 300_000;

interface Measured {
  readonly answers: number;
  /** Mean per answer, in milliseconds: in the engine, and from the first answer's end to the last's. */
  readonly engine: number;
  readonly whole: number;
}

/** Reads what the page kept about its only run. */
async function measured(page: Page): Promise<Measured> {
  const answers = await page.evaluate(
    () =>
      new Promise<{ at: string; done: number; milliseconds: number }[]>((resolve, reject) => {
        const opening = indexedDB.open('value-action-lens');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('answers').objectStore('answers').getAll();
          reading.onsuccess = () =>
            resolve(
              reading.result.map(({ at, usage }) => ({
                at,
                done: new Date(at).getTime(),
                milliseconds: usage?.milliseconds ?? 0,
              })),
            );
        };
      }),
  );
  const sorted = answers.sort((a, b) => a.done - b.done);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || sorted.length < 2) throw new Error('The run kept no answers');
  const rest = sorted.slice(1);
  return {
    answers: rest.length,
    engine: rest.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / rest.length,
    whole: (last.done - first.done) / rest.length,
  };
}

async function run(browser: Browser, site: Site, choose: (page: Page) => Promise<void>): Promise<Measured> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await context.route('**/tiny.gguf', (route) => route.fulfill({ body: tinyGguf() }));
  await page.goto(`${site.url}#/run`);
  await choose(page);
  await page.getByRole('button', { name: 'Start the run' }).click({ timeout: LIMIT });
  const anyway = page.getByRole('button', { name: 'Score it anyway' });
  const result = page.getByTestId('run-result');
  await anyway.or(result).first().waitFor({ timeout: LIMIT });
  if (await anyway.isVisible()) await anyway.click();
  await result.waitFor({ timeout: LIMIT });
  const figures = await measured(page);
  await context.close();
  return figures;
}

export async function benchRunning(browser: Browser, site: Site): Promise<void> {
  const server = await openAiServer({ delayMs: 100 });
  const rows: string[][] = [];
  const add = (name: string, { answers, engine, whole }: Measured) =>
    rows.push([
      name,
      String(answers),
      engine.toFixed(1),
      (whole - engine).toFixed(2),
      `${(((whole - engine) / engine) * 100).toFixed(2)} %`,
    ]);
  try {
    add(
      'wllama, tiny model, Task 2',
      await run(browser, site, async (page) => {
        await page.getByRole('radio', { name: /On the processor/ }).check();
        await page.getByLabel('Or the address of another GGUF file').fill(`${site.url}tiny.gguf`);
        await page.getByRole('checkbox', { name: /^Task 1/ }).uncheck();
      }),
    );
    add(
      'endpoint, 100 ms an answer, both tasks',
      await run(browser, site, async (page) => {
        await page.getByRole('radio', { name: /Your own server/ }).check();
        await page.getByLabel('Address').fill(server.base);
        await page.getByLabel('Model', { exact: true }).fill('tiny');
      }),
    );
  } finally {
    await server.stop();
  }
  printTable(
    'What the runner adds to the engine’s own time for an answer',
    ['engine', 'answers', 'engine (ms)', 'runner (ms)', 'runner / engine'],
    rows,
  );
}
