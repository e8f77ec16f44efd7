import { describe, expect, it } from 'vitest';
import { rowsOf } from './ask-lens';
import { sharedBrowser } from './harness';
import { giveOwnModel, takeOwnModel } from './run-own-model';
import { answered, chooseAllScenarios, choosePlan, resultShown, startRun } from './run-page';

const browser = sharedBrowser();

/** Every column but those that say where the answers come from. */
const CELLS = `SELECT country, topic, value, inclination, stated, chosen, distance, misaligned, task1_variants FROM cells
WHERE model = '$' ORDER BY country, topic, value`;
const RATES = `SELECT * EXCLUDE (model) REPLACE (round(alignment_rate, 12) AS alignment_rate,
  round(chance_rate, 12) AS chance_rate, round(highest_rate, 12) AS highest_rate)
FROM country_alignment WHERE model = '$' ORDER BY country`;

describe('a replay over all scenarios, in the browser', () => {
  // Claude Sonnet 4's is in test/unit/inference/closed-loop.test.ts, together with this one.
  it('of Llama-3.3-70B gives exactly the published cells and country rates', async () => {
    const [label, model] = ['Llama-3.3-70B', 'llama-3.3-70b-instruct'];
    const { page } = await browser.visit({ route: '#/run' });
    await page.getByRole('radio', { name: /a replay/ }).check();
    await page.getByRole('combobox', { name: 'Published model' }).selectOption(model);
    await chooseAllScenarios(page);
    await page.getByText('8,448 prompts over 132 scenarios').waitFor();
    await startRun(page);
    await resultShown(page);
    expect(await answered(page)).toBe(8448);
    const [replay] = await rowsOf(page, "SELECT model, label FROM models WHERE origin = 'replay'");
    expect(replay?.label).toBe(label);
    for (const sql of [CELLS, RATES]) {
      const published = await rowsOf(page, sql.replace('$', model));
      expect(published.length).toBeGreaterThan(11);
      expect(await rowsOf(page, sql.replace('$', String(replay?.model)))).toEqual(published);
    }
    const result = () => page.getByTestId('run-result').innerText();
    // Kappa first, then what the rate would be by chance, then the rate.
    await expect
      .poll(result)
      .toMatch(
        /^Beside the published models\s+.+ could (?:not )?be read\.\s+Its actions follow its statements more often than by chance\. Cohen’s kappa 0\.37, 95 % interval 0\.\d\d to 0\.\d\d\.\s+If its statements were shuffled in each scenario, its alignment rate would be 0\.12; .+ at most 0\.69\. It is 0\.43 /,
      );
    // It was asked what they were asked.
    await expect.poll(result).toContain('In 9 of 9 points it is as they were.');
    await expect.poll(result).toContain('for other topics and countries too');
    await page.getByRole('combobox', { name: 'Intervals for' }).selectOption('these scenarios only');
    await expect.poll(result).toContain('interval for these scenarios only');
    expect(page.url()).toMatch(/target=these$/);
    // Compared with itself it does not differ at all.
    const own = page.getByRole('row', { name: new RegExp(label) }).first();
    await expect.poll(() => own.innerText()).toContain('+0.00');
  });
});

it('is planned for what there is of a scenario that a link asks for, and says what there is not', async () => {
  const { page } = await browser.visit({ route: '#/run?country=Atlantis&topic=Religion' });
  const notice = page.getByText('“Atlantis” is not one of the twelve countries.');
  await notice.waitFor();
  expect(await notice.innerText()).not.toContain('Religion');
  await page.locator('summary', { hasText: 'Topics' }).getByText('Religion').waitFor();
});

it('is planned for the scenario that another page asked for', async () => {
  const { page } = await browser.visit({ route: '#/scenario/France/Religion' });
  await page.getByRole('link', { name: 'Run your own model on it' }).click();
  await page.locator('summary', { hasText: 'Countries' }).getByText('France').waitFor();
  await page.locator('summary', { hasText: 'Topics' }).getByText('Religion').waitFor();
});

describe('the browser’s own model', () => {
  it('is downloaded after a click and scored, and the run says that it cannot be reproduced', async () => {
    const { page } = await browser.visit({ route: '#/run', prepare: giveOwnModel });
    await page.getByRole('radio', { name: /The browser’s own model/ }).check();
    await page.getByRole('button', { name: 'Download it now' }).click();
    await page.getByText('nothing has to be downloaded').waitFor();
    await choosePlan(page, { task1: [0], task2: [] });
    await startRun(page);
    await page.getByRole('button', { name: 'Score it anyway' }).click();
    await resultShown(page);
    expect(await answered(page)).toBe(1);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(
      /^Built-in model of Chrome \d+.*cannot be reproduced: no seed/s,
    );
    const [run] = await rowsOf(page, "SELECT note FROM models WHERE origin = 'local'");
    expect(run?.note).toContain('It cannot be reproduced: no seed.');
  });

  it('is not offered where there is none, and the reason can be read', async () => {
    const { page } = await browser.visit({ route: '#/run', prepare: takeOwnModel });
    await page.getByText('Why is “The browser’s own model” not here?').click();
    await page.getByText('Chrome has one from version 148').waitFor();
    expect(await page.getByRole('radio', { name: /own model/ }).count()).toBe(0);
  });
});
