import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('every worker of the site starts under the policy of the page', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.tsx?$/.test(path),
  );
  const starting = files
    .map((path) => ({ path, source: readFileSync(join('src', path), 'utf8') }))
    .filter(
      ({ path, source }) => /\bnew (?:Shared)?Worker\(/.test(source) && !path.endsWith('page-worker.ts'),
    );
  expect(starting.length).toBeGreaterThan(5);
  const own = /^import \{ Worker \} from '.*\/worker\/page-worker';$/m;
  expect(starting.filter(({ source }) => !own.test(source)).map(({ path }) => path)).toEqual([]);
});
