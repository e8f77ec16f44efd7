/** Puts an exported run among those that the site shares: `npx tsx pipeline/share-run.ts <run.zip> <by> <note>`. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runJsonOf } from '../src/state/runs/bundle-file';
import { readBundle } from '../src/state/runs/run-bundle';
import { readSharedList, type SharedRun, summaryOf } from '../src/state/runs/shared-list';

/**
 * Copies a run into a folder and describes it in the folder's list, in place of an earlier file of the same run.
 *
 * @throws BundleError for a file that is no run, or an Error for a description that is not valid
 */
export async function shareRun(zip: string, by: string, note: string, folder: string): Promise<SharedRun> {
  const content = new Uint8Array(readFileSync(zip));
  const bundle = readBundle(await runJsonOf(new Blob([content])));
  const entry: SharedRun = {
    file: `${bundle.record.id.toLowerCase()}.zip`,
    sha256: createHash('sha256').update(content).digest('hex'),
    bytes: content.length,
    ...summaryOf(bundle),
    by,
    note,
  };
  const list = join(folder, 'runs.json');
  const others = readSharedList(readFileSync(list, 'utf8')).filter(({ file }) => file !== entry.file);
  const text = `${JSON.stringify({ format: 1, runs: [...others, entry] }, null, 2)}\n`;
  readSharedList(text);
  writeFileSync(join(folder, entry.file), content);
  writeFileSync(list, text);
  return entry;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [zip, by, note] = process.argv.slice(2);
  if (!zip || !by || !note) throw new Error('Usage: npx tsx pipeline/share-run.ts <run.zip> <by> <note>');
  console.log(await shareRun(zip, by, note, 'public/runs'));
}
