import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenAiServer, openAiServer } from '../support/openai-server';
import { rowsOf } from './ask-lens';
import { sharedBrowser } from './harness';
import { answered, choosePlan, resultShown, startRun } from './run-page';

const browser = sharedBrowser();
let server: OpenAiServer;
beforeAll(async () => {
  server = await openAiServer({ delayMs: 20 });
});
afterAll(() => server.stop());

describe('a run with a server on this machine', () => {
  it('goes on after its server stopped in mid-run, and asks nothing again that was answered', async () => {
    const { page, requests } = await browser.visit({
      route: '#/run',
      ownContext: true,
      prepare: (opened) => opened.clock.install(),
    });
    await page.getByRole('radio', { name: /Your own server/ }).check();
    await page.getByLabel('Address').fill(server.base);
    // Nobody is contacted before the reader says so.
    expect(requests.filter((url) => url.startsWith(server.base))).toEqual([]);
    await page.getByRole('button', { name: 'Ask the server' }).click();
    await page.getByText('It has tiny, other').waitFor();
    await choosePlan(page, { task1: [0], task2: [5] });
    let stopping = false;
    const earlier = server.requests.length;
    server.fault = (index) => {
      if (stopping) void server.stop();
      if (index === earlier + 10) return '500';
      return index > earlier + 15 ? 'slow' : null;
    };
    await startRun(page);
    // While in progress it is already a model, marked as partial.
    const partial = async () => {
      const [row] = await rowsOf(
        page,
        `SELECT label, (SELECT count(*) FROM task1_ratings WHERE model = m.model)::INTEGER AS ratings,
           (SELECT count(*) FROM task2_choices WHERE model = m.model)::INTEGER AS choices
         FROM models AS m WHERE origin = 'local'`,
      );
      return row;
    };
    await expect.poll(partial).toMatchObject({ label: 'tiny, partial', ratings: 56 });
    await expect.poll(() => answered(page)).toBeGreaterThan(10);
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    stopping = true;
    await expect
      .poll(async () => {
        // The waits between attempts are over.
        await page.clock.fastForward('00:10');
        return page.getByText('The run stopped').count();
      })
      .toBe(1);
    const before = await answered(page);
    // One of the prompts asked for all ratings.
    await expect.poll(partial).toEqual({ label: 'tiny, partial', ratings: 56, choices: before - 1 });
    expect(before).toBeGreaterThan(10);
    expect(before).toBeLessThan(57);

    await server.restart();
    server.fault = () => null;
    const asked = server.requests.length;
    await page.getByRole('button', { name: 'Resume' }).click();
    await resultShown(page);
    expect(await answered(page)).toBe(57);
    expect(server.requests.length - asked).toBe(57 - before);
    const rows = await rowsOf(
      page,
      "SELECT known FROM model_alignment JOIN models USING (model) WHERE origin = 'local' AND label = 'tiny'",
    );
    expect(rows).toEqual([{ known: 56 }]);
  });

  it('says what to do where no server answers, and where the address is not this machine', async () => {
    const { page } = await browser.visit({ route: '#/run' });
    await page.getByRole('radio', { name: /Your own server/ }).check();
    await page.getByLabel('Address').fill('http://127.0.0.1:9/v1');
    await page.getByRole('button', { name: 'Ask the server' }).click();
    await page.getByText('Is the server running').waitFor();
    await page.getByLabel('Address').fill('http://192.168.0.7:11434/v1');
    await page.getByRole('button', { name: 'Ask the server' }).click();
    await page.getByText('is not this machine').waitFor();
  });
});
