import type { Locator } from 'playwright-core';
import { type DownloadedFile, downloaded } from './download';

/** Opens a menu beside a figure; its item is then in view. */
export async function menuItem(figure: Locator, menu: 'Download' | 'Share', item: string): Promise<Locator> {
  await figure.getByRole('button', { name: menu, exact: true }).click();
  return figure.getByRole('button', { name: item, exact: true });
}

/** The file that a figure's “Download” gives in a format. */
export async function savedAs(figure: Locator, format: string): Promise<DownloadedFile> {
  return downloaded(await menuItem(figure, 'Download', format));
}
