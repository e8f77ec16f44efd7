import type { Page } from 'playwright-core';
import { SCHWARTZ_VALUES } from '../../src/domain/schwartz-values';

export const input = (page: Page) => page.locator('input[type=file]');
export const accept = (page: Page) => page.getByRole('button', { name: 'Add this model' });

export const csv = (name: string, ...lines: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\n')),
});

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
export const answer = (rating: number) =>
  quote(JSON.stringify(Object.fromEntries(SCHWARTZ_VALUES.map(({ value }) => [value, rating]))));
export const HEADER_1 = 'country,topic,response,prompt_index';
const HEADER_2 = 'country,topic,value,polarity,model_choice';

/** One scenario of a model that states agreement with everything and acts against it. */
export const SMALL_RATINGS = csv('small_t1.csv', HEADER_1, `France,Politics,${answer(1)},0`);
export const SMALL_CHOICES = csv(
  'small_t2.csv',
  HEADER_2,
  ...SCHWARTZ_VALUES.flatMap(({ value }) => [
    `France,Politics,${value},positive,False`,
    `France,Politics,${value},negative,True`,
  ]),
);
export const SMALL = [SMALL_RATINGS, SMALL_CHOICES];

/** Imports it on the models page. */
export async function importSmall(page: Page): Promise<void> {
  await input(page).setInputFiles(SMALL);
  await accept(page).click();
  await page.getByText('“small” was added').waitFor();
}
