import { statSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Row, rowsOf } from './ask-lens';
import { downloaded } from './download';
import { allowPrompts, gateEngines } from './engine-gate';
import { sharedBrowser, siteUrl } from './harness';
import { answered, choosePlan, resultShown, startRun } from './run-page';
import { chooseTiny, goOnAllTheSame, serveTiny } from './tiny-model';

const browser = sharedBrowser();
const open = (prepare?: (page: Page) => Promise<unknown>) =>
  browser.visit({
    route: '#/run',
    prepare: async (page, context) => {
      await serveTiny(context);
      await prepare?.(page);
    },
  });

/** Ratings and choices of the run, without its key, which differs from run to run. */
async function outcome(page: Page, model: string): Promise<Row[]> {
  const ratings = await rowsOf(
    page,
    `SELECT value, variant, rating FROM task1_ratings WHERE model = '${model}' ORDER BY ALL`,
  );
  const choices = await rowsOf(
    page,
    `SELECT value, variant, choice, evidence, probability FROM task2_choices WHERE model = '${model}' ORDER BY ALL`,
  );
  return [...ratings, ...choices];
}

const localModels = (page: Page) =>
  rowsOf(page, "SELECT model, label, origin, note FROM models WHERE origin = 'local' ORDER BY model");

const OTHER_BUILD = statSync('node_modules/@wllama/wllama-compat/wasm/wllama.wasm').size;

/** Safari's WebAssembly cannot wait for what is asynchronous. */
const withoutSuspending = (page: Page) =>
  page.addInitScript(() => Reflect.deleteProperty(WebAssembly, 'Suspending'));

const sizeOf = (page: Page, url: string) =>
  page.evaluate(async (own) => (await (await fetch(own)).arrayBuffer()).byteLength, url);

describe('a local run on the processor, with real inference', () => {
  it('asks both tasks, pauses, survives a reload, ends, and shows beside the published models', async () => {
    const { page, complaints } = await open((own) => gateEngines(own, 12));
    await chooseTiny(page);
    await choosePlan(page, { task1: [0], task2: [4] });
    await startRun(page);
    // A model with random weights gets the simple questions wrong, and the reader is told before anything is scored.
    await page.getByText('simple questions right').waitFor();
    await goOnAllTheSame(page);
    await expect.poll(() => answered(page)).toBeGreaterThan(5);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    const before = await answered(page);
    expect(before).toBeLessThan(57);

    // The page opens its run before the start, which waits for an idle moment, has restored it.
    await page.addInitScript(() => {
      window.requestIdleCallback = (task) => window.setTimeout(task, 2000);
    });
    await page.reload();
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    expect(await answered(page)).toBe(before);
    // What there is so far is already a model, marked as partial.
    await expect
      .poll(async () => (await localModels(page)).map(({ label }) => label))
      .toEqual(['tiny, partial']);
    await allowPrompts(page);
    await page.getByRole('button', { name: 'Resume' }).click();
    await resultShown(page);
    expect(await answered(page)).toBe(57);

    const [first] = await localModels(page);
    expect(first).toMatchObject({ label: 'tiny', origin: 'local' });
    expect(await outcome(page, String(first?.model))).toHaveLength(112);
    // Since the grammar fixes the form of the answers, even a random model's can all be read.
    await page.getByText('0 of 57 answers').waitFor();
    const alignment = await rowsOf(page, `SELECT known FROM model_alignment WHERE model = '${first?.model}'`);
    expect(alignment).toEqual([{ known: 56 }]);

    await page.goto(`${siteUrl()}#/explore?model=${first?.model}`);
    await page.locator('main tbody th', { hasText: 'tiny' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('asks for single tokens, with probabilities, and gives them with the export, also as in Safari', async () => {
    const { page, requests } = await open(withoutSuspending);
    await chooseTiny(page);
    await page.getByRole('radio', { name: /One value at a time/ }).check();
    await choosePlan(page, { task1: [2], task2: 'quick' });
    await page.getByText('168 prompts over 1 scenario').waitFor();
    await startRun(page);
    await goOnAllTheSame(page);
    await resultShown(page);
    expect(await answered(page)).toBe(168);
    await page.getByRole('heading', { level: 1 }).getByText('quick form').waitFor();
    await page.getByText('a quick form that asks for one number').waitFor();
    await page.getByText(/from the options’ probabilities in 100 % of its answers/).waitFor();
    const [local] = await localModels(page);
    expect(local).toMatchObject({ label: 'tiny, quick form' });
    expect(await outcome(page, String(local?.model))).toHaveLength(168);
    // Every choice is the option that was written; its probability is the model's own.
    const graded = await rowsOf(
      page,
      `SELECT count(*)::INTEGER AS choices, count(DISTINCT evidence) = 1 AND any_value(evidence) = 'quick' AS quick,
         bool_and(probability BETWEEN 0 AND 1) AS known, count(DISTINCT probability) > 10 AS differ
       FROM task2_choices WHERE model = '${local?.model}'`,
    );
    expect(graded).toEqual([{ choices: 112, quick: true, known: true, differ: true }]);
    const decided = await rowsOf(
      page,
      `SELECT count(*)::INTEGER AS n, bool_and(chosen IS NULL OR (chosen = 'disagree') = (mean_action > 0.5)) AS by_mean
       FROM cell_preferences WHERE model = '${local?.model}'`,
    );
    expect(decided).toEqual([{ n: 56, by_mean: true }]);
    await page.getByText('The last answers').click();
    await page
      .getByText(/probabilities (\d\.\d\d ?){2}/)
      .first()
      .waitFor();

    // The build for browsers like that, from this site.
    const builds = requests.filter((url) => /\/wllama-[^/]*\.wasm$/.test(url));
    expect(await Promise.all(builds.map((url) => sizeOf(page, url)))).toEqual([OTHER_BUILD]);

    const { path } = await downloaded(page.getByRole('button', { name: 'Export the run' }));
    const other = await open();
    await other.page.locator('input[type=file][accept*=zip]').setInputFiles(path);
    await resultShown(other.page);
    expect(await outcome(other.page, String(local?.model))).toEqual(
      await outcome(page, String(local?.model)),
    );
    expect(await rowsOf(other.page, "SELECT label, origin FROM models WHERE origin = 'imported'")).toEqual([
      { label: 'tiny, quick form', origin: 'imported' },
    ]);
    // Where it is compared with others, the reader is told.
    await other.page.goto(`${siteUrl()}#/compare?model=gpt-4o-mini&model=${local?.model}`);
    await other.page.getByText('Task 2 was asked in a quick form, which is not the paper’s').waitFor();
  });
});
