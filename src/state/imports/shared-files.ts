/** Files that another app shared with this site: a model's results, or tables of something else. */
import { takeShared } from '../../platform/offline/shared-files';
import { looksLikeAnswers } from '../../readers/layouts';
import { looksLikeRun } from '../runs/bundle-file';

export interface SharedFiles {
  readonly results: readonly File[];
  readonly others: readonly File[];
}

const HEAD_BYTES = 65_536;
const TABLES = /\.(?:csv|tsv|txt|parquet|arrow|arrows|feather|ipc)$/i;

/** Whether the models page is where a file belongs: it says why, where it cannot use one. */
async function isResult(file: File): Promise<boolean> {
  if (!TABLES.test(file.name)) return true;
  return (await looksLikeRun(file)) || looksLikeAnswers(await file.slice(0, HEAD_BYTES).text());
}

/** Takes up what was shared, once. */
export async function takeSharedFiles(): Promise<SharedFiles> {
  const files = await takeShared(new URL('./', document.baseURI).href);
  const found = await Promise.all(
    files.map(async (file) => ({ file, result: await isResult(file).catch(() => true) })),
  );
  const of = (result: boolean) => found.filter((one) => one.result === result).map(({ file }) => file);
  return { results: of(true), others: of(false) };
}
