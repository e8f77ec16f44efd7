import { renderToString } from 'preact-render-to-string';
import { describe, expect, it, vi } from 'vitest';
import { leftOutOfDatabase } from '../../../src/domain/manifest';
import { DatabaseElsewhere } from '../../../src/ui/Elsewhere';

const manifest = (ratings: number) => {
  const file = (table: string, rows: number) => ({
    path: '',
    table,
    rows,
    bytes: 0,
    sha256: '',
    sources: [],
  });
  return { files: [file('cells', 7392), file('task1_ratings', ratings), file('task1_ratings', ratings)] };
};
function words(ratings: number): string {
  vi.stubGlobal('document', { baseURI: 'https://lens.example/' });
  const leftOut = leftOutOfDatabase(manifest(ratings));
  return renderToString(<DatabaseElsewhere leftOut={leftOut} />).replace(/<[^>]*>/g, '');
}

describe('how to query the database elsewhere', () => {
  it('says what the database of very many models leaves out', () => {
    expect(words(59_136)).not.toContain('leaves out');
    expect(words(3_000_000)).toContain(
      'leaves out task1_ratings, task2_choices and the views on them; their Parquet files have all rows.',
    );
  });
});
