import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL_CELLS, cellKey } from '../../../src/domain/keys';
import { VIA_ZIP } from '../../../src/domain/via/provenance';
import { RELEASE_ORDER } from '../../../src/domain/via/release-order';
import { readVia } from '../../../src/readers/via';

describe('the order of the release', () => {
  it('has every case twice, in both polarities', () => {
    const cells = RELEASE_ORDER.map((row) => `${cellKey(row)}\n${row.polarity}`);
    expect(new Set(cells).size).toBe(RELEASE_ORDER.length);
    expect(new Set(RELEASE_ORDER.map(cellKey))).toEqual(new Set(ALL_CELLS.map(cellKey)));
  });

  const zip = join(process.env.VIA_RELEASE ?? '', VIA_ZIP.path);
  it.skipIf(!process.env.VIA_RELEASE || !existsSync(zip))('is that of the release itself', async () => {
    const rows = await readVia('via.zip', new Uint8Array(readFileSync(zip)));
    expect(rows.map(({ country, topic, value, polarity }) => ({ country, topic, value, polarity }))).toEqual(
      RELEASE_ORDER,
    );
  });
});
