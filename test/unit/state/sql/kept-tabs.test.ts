import { describe, expect, it } from 'vitest';
import { readTabs, unreadTabs } from '../../../../src/state/sql/kept-tabs';
import { createTabs } from '../../../../src/state/sql/tabs';
import { fullStore, textStore } from './text-store';

const TAB = { id: 'a', name: 'Query 7', text: 'SELECT 7' };
const odd = JSON.stringify({ tabs: [TAB, { id: 1, text: 'SELECT precious' }], active: 'a' });

const names = (...stores: ReturnType<typeof textStore>[]) => unreadTabs(stores).map(({ name }) => name);

describe('texts in place of the queries', () => {
  it.each([
    'cut o',
    'null',
    '7',
    '"text"',
    '[null]',
    '[[[[]]]]',
    '{}',
    '{"tabs": null}',
    '{"tabs": {"0": {}}}',
    '{"tabs": "SELECT 1"}',
    '{"__proto__": {"tabs": []}, "constructor": 1}',
    'long',
  ])('that cannot be read are named, and never written over: %s', (name) => {
    const text = name === 'long' ? `"${'x'.repeat(3_000_000)}"` : name;
    const [own, shared] = [textStore(), textStore(['sql-tabs', text])];
    const tabs = createTabs([own, shared], 'FROM models');
    expect(tabs.active().text).toBe('FROM models');
    expect(names(own, shared)).toEqual(['the queries of the SQL page']);
    tabs.setText(tabs.activeId.value, 'SELECT 1');
    tabs.setText(tabs.activeId.value, 'SELECT 2');
    expect(tabs.problem.value).toBeNull();
    expect([...shared.kept.values()]).toContain(text);
    expect(names(own, shared)).toEqual(['the queries of the SQL page']);
    expect(createTabs([own, shared], '').active().text).toBe('SELECT 2');
  });

  it('are deleted only by the reader, and what is written meanwhile stays', async () => {
    const [own, shared] = [textStore(['sql-tabs', '7']), textStore(['sql-tabs', 'null'])];
    const [first, second] = unreadTabs([own, shared]);
    createTabs([own, shared], '').open('SELECT 1');
    await first?.remove();
    await second?.remove();
    expect(names(own, shared)).toHaveLength(2);
    for (const record of unreadTabs([own, shared])) await record.remove();
    expect(names(own, shared)).toEqual([]);
    expect(createTabs([own, shared], '').active().text).toBe('SELECT 1');
  });

  it('are kept where there is no room to move them', () => {
    const full = { ...textStore(['sql-tabs', 'cut o']), setItem: fullStore().setItem };
    const tabs = createTabs([full], '');
    tabs.setText(tabs.activeId.value, 'SELECT 1');
    expect(tabs.problem.value).toMatch(/does not keep/);
    expect(full.getItem('sql-tabs')).toBe('cut o');
  });
});

describe('one query that cannot be read', () => {
  it('is named once, and the others are there', () => {
    const [own, shared] = [textStore(['sql-tabs', odd]), textStore(['sql-tabs', odd])];
    expect(readTabs([own, shared])).toEqual({ tabs: [TAB], active: 'a' });
    const [record, ...others] = unreadTabs([own, shared]);
    expect(others).toEqual([]);
    expect(record).toMatchObject({
      name: 'a query of the SQL page',
      why: 'its “id” is 1',
      value: [{ id: 1, text: 'SELECT precious' }],
    });
  });

  it('can be deleted by itself', async () => {
    const [own, shared] = [textStore(['sql-tabs', odd]), textStore(['sql-tabs', odd])];
    await unreadTabs([own, shared])[0]?.remove();
    expect(names(own, shared)).toEqual([]);
    for (const store of [own, shared]) expect(readTabs([store])).toEqual({ tabs: [TAB], active: 'a' });
  });
});

it('queries with the same id become several', () => {
  const store = textStore(['sql-tabs', JSON.stringify({ tabs: [TAB, { ...TAB, text: 'SELECT 8' }] })]);
  const tabs = createTabs([store], '');
  expect(tabs.tabs.value.map(({ text }) => text)).toEqual(['SELECT 7', 'SELECT 8']);
  expect(new Set(tabs.tabs.value.map(({ id }) => id)).size).toBe(2);
});
