import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { OWN_MEANING, RELATIONS } from '../../../../../src/sql/catalog';
import { completionSource } from '../../../../../src/views/sql/editor/complete';

const own = {
  name: 'order',
  kind: 'table' as const,
  meaning: OWN_MEANING,
  columns: [{ name: 'odd name', type: 'INTEGER', meaning: '' }],
};
const mod = { name: 'mod', kind: 'scalar' as const, parameters: ['x', 'y'], description: null };
const source = completionSource(() => ({ relations: [own, ...RELATIONS], functions: [mod] }));

/** What is offered at the bar, the best first. */
function offered(text: string): string[] {
  const at = text.indexOf('¦');
  const state = EditorState.create({ doc: text.replace('¦', '') });
  const result = source(new CompletionContext(state, at, false));
  return (result?.options ?? [])
    .toSorted((a, b) => (b.boost ?? 0) - (a.boost ?? 0))
    .map(({ label, apply }) => String(apply ?? label));
}

describe('completion', () => {
  it.each([
    "SELECT * FROM cells WHERE country = '¦",
    "SELECT * FROM cells c WHERE c.country <> '¦' AND topic = 'Politics'",
    `SELECT * FROM cells WHERE "country" NOT IN ('France', '¦`,
    "SELECT 1;\nSELECT count(*) FILTER (country ILIKE '¦",
    "-- it's a comment\nFROM cells WHERE country = '¦",
  ])('offers the twelve countries in %j', (text) => {
    expect(offered(text).map((value) => value.replace("'", ''))).toHaveLength(12);
    expect(offered(text)[0]).toMatch(/^United States/);
  });

  it.each(["SELECT -- country = '¦", "SELECT '¦", "SELECT * FROM cells WHERE inclination = '¦"])(
    'offers no values in %j',
    (text) => {
      expect(offered(text)).toEqual([]);
    },
  );

  it('offers tables first where one belongs, and quotes what must be quoted', () => {
    expect(offered('FROM mod¦')[0]).toBe('"order"');
    expect(offered('FROM mod¦').indexOf('models')).toBeLessThan(offered('FROM mod¦').indexOf('mod('));
  });

  it('offers columns of an alias, and the tables of a database', () => {
    expect(offered('SELECT * FROM cells AS c WHERE c.¦')).toContain('inclination');
    expect(offered('SELECT "order".¦ FROM "order"')).toEqual(['"odd name"']);
    expect(offered('FROM mine.¦')).toEqual(['"order"']);
    expect(offered('FROM memory.main.mod¦')).toContain('models');
  });
});
