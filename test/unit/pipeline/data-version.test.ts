import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DataFolder, readManifest } from '../../../pipeline/data-folder';
import { CHANGELOG, contentHash, newestVersion, versionOf } from '../../../pipeline/data-version';
import { offlineIo } from '../../support/offline-io';
import { COMMITTED, manifestIn, temporaryFolder } from './build-folder';

const committed = newestVersion(CHANGELOG, readFileSync(join(COMMITTED, CHANGELOG), 'utf8'));

it('the committed data are those of the newest version in their changelog', () => {
  const { version, released, files } = manifestIn(COMMITTED);
  expect(contentHash(files)).toBe(committed.content);
  expect({ version, released }).toEqual({ version: committed.version, released: committed.released });
});

describe('the version of a data folder', () => {
  const file = { path: 'topics.parquet', sha256: 'a'.repeat(64) };
  const newest = { version: '2.1.0', released: '2026-12-01', content: contentHash([file]) };

  it('is marked where a file changed and the changelog did not, and the build says what to do', async () => {
    expect(versionOf([file], newest)).toEqual({ version: '2.1.0', released: '2026-12-01' });
    const folder = temporaryFolder();
    try {
      const lines: string[] = [];
      const io = offlineIo(lines);
      const text = `# Changes\n\n## 2.1.0 (2026-12-01)\n\nContent: \`${newest.content}\`\n`;
      await io.write(join(folder.path, CHANGELOG), text);
      const data = new DataFolder(io, folder.path, await readManifest(io, folder.path));
      await data.write('topics', [{ topic: 'Politics', short: 'Politics' }], []);
      await data.finish();
      const hash = contentHash(manifestIn(folder.path).files);
      expect(manifestIn(folder.path).version).toBe(`2.1.0+${hash.slice(0, 8)}`);
      expect(lines.join('\n')).toContain(
        `add an entry with a higher version and the line "Content: \`${hash}\`"`,
      );
    } finally {
      folder.remove();
    }
  });

  it.each([
    '# Changes\n',
    '## 2.1 (2026-12-01)\n\nContent: `00`\n',
    '## 2.1.0 (2026-12-01)\n\n## 2.0.0 (2026-11-01)\n',
  ])('is not read from a changelog without one, which is named: %j', (text) => {
    expect(() => newestVersion('data/CHANGELOG.md', text)).toThrow(
      'data/CHANGELOG.md must begin with an entry',
    );
  });
});
