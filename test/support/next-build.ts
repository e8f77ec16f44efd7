import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { offlineFiles } from '../../vite/offline';

const TEXT = /\.(?:js|css|html)$/;
/** The end of a name that holds a hash. */
const HASHED = /-[\w-]{8}\.(?:js|css)(?![\w.])/g;

const later = (end: string): string => end.replace(/(\.\w+)$/, '-n$1');

/** Where a build says which version it is. */
export const NEXT_VERSION = '9.9.9-next';

/**
 * Makes a later build of a built site: each script, style and known answer under another name, as where something that
 * all have in common has changed, and none under the earlier one.
 */
export async function makeNextBuild(from: string, to: string, version: string): Promise<void> {
  cpSync(from, to, { recursive: true });
  for (const own of ['offline', 'service-worker.js']) rmSync(join(to, own), { recursive: true });
  const [answers = ''] = readdirSync(join(to, 'answers'));
  const files = readdirSync(to, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const ends = new Set(files.flatMap(({ name }) => name.match(HASHED) ?? []));
  const renamed = (text: string) => text.replace(HASHED, (end) => (ends.has(end) ? later(end) : end));
  for (const { parentPath, name } of files.filter(({ name }) => TEXT.test(name))) {
    const text = renamed(readFileSync(join(parentPath, name), 'utf8'))
      .replaceAll(answers, `${answers}-n`)
      .replaceAll(version, NEXT_VERSION)
      .replace(/ data-build="\w+"/, '');
    writeFileSync(join(parentPath, name), text);
    renameSync(join(parentPath, name), join(parentPath, renamed(name)));
  }
  renameSync(join(to, 'answers', answers), join(to, 'answers', `${answers}-n`));
  const built = readdirSync(to, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => [path.slice(to.length + 1).replaceAll('\\', '/'), readFileSync(path)] as const);
  const { html, files: made } = await offlineFiles(
    readFileSync(join(to, 'index.html'), 'utf8'),
    built.filter(([path]) => path !== 'index.html'),
    to,
  );
  for (const [path, text] of [...made, ['index.html', html] as const]) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    writeFileSync(join(to, path), text);
  }
}
