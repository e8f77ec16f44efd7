import { describe, expect, it } from 'vitest';
import { createTabs } from '../../../../src/state/sql/tabs';
import { fullStore, textStore } from './text-store';

describe('the tabs of the SQL page', () => {
  it('are there again after a reload, with the same one in front', () => {
    const session = textStore();
    const tabs = createTabs([session], 'FROM models');
    tabs.setText(tabs.activeId.value, 'SELECT 1');
    const second = tabs.open('SELECT 2', 'Two');
    tabs.activate(tabs.tabs.value[0]?.id ?? '');
    const again = createTabs([session], 'FROM models');
    expect(again.tabs.value.map(({ name, text }) => [name, text])).toEqual([
      ['Query 1', 'SELECT 1'],
      ['Two', 'SELECT 2'],
    ]);
    expect(again.active().text).toBe('SELECT 1');
    again.activate(second);
    expect(again.active().text).toBe('SELECT 2');
  });

  it('of a window are its own; a new window starts from the last one', () => {
    const [first, second, shared] = [textStore(), textStore(), textStore()];
    const mine = createTabs([first, shared], '');
    mine.setText(mine.activeId.value, 'SELECT 1');
    const other = createTabs([second, shared], '');
    expect(other.active().text).toBe('SELECT 1');
    other.setText(other.activeId.value, 'SELECT 2');
    expect(createTabs([first, shared], '').active().text).toBe('SELECT 1');
  });

  it('open a text once, and take an empty tab first', () => {
    const tabs = createTabs([], '');
    const id = tabs.activeId.value;
    expect(tabs.open('SELECT 1')).toBe(id);
    expect(tabs.open('  SELECT 1 ')).toBe(id);
    expect(tabs.open('SELECT 2')).not.toBe(id);
    expect(tabs.tabs.value).toHaveLength(2);
  });

  it('open several at once, with the first in front', () => {
    const tabs = createTabs([], 'SELECT 1');
    const id = tabs.openAll([
      { name: 'Two', text: 'SELECT 2' },
      { name: 'One', text: 'SELECT 1' },
      { name: 'Three', text: 'SELECT 3' },
    ]);
    expect(tabs.tabs.value.map(({ name }) => name)).toEqual(['Query 1', 'Two', 'Three']);
    expect([tabs.active().id, tabs.active().name]).toEqual([id, 'Two']);
  });

  it('come back when closing is undone; the last one never goes', () => {
    const tabs = createTabs([], 'SELECT 1');
    const undo = tabs.close(tabs.activeId.value);
    expect(tabs.tabs.value).toHaveLength(1);
    expect(tabs.active().text).toBe('');
    undo();
    expect(tabs.active().text).toBe('SELECT 1');
  });

  it('that can be read are found among odd ones', () => {
    const kept = { id: 'a', name: 'Query 7', text: 'SELECT 7' };
    const session = textStore();
    for (const odd of [null, 7, [null], { id: 1, name: '', text: '' }, { id: 'b' }]) {
      session.kept.set('sql-tabs', JSON.stringify({ tabs: [odd, kept], active: 'b' }));
      const tabs = createTabs([session], '');
      expect([tabs.tabs.value, tabs.active()]).toEqual([[kept], kept]);
      session.kept.set('sql-tabs', JSON.stringify(odd));
      expect(createTabs([session], 'FROM models').active().text).toBe('FROM models');
    }
  });

  it('survive damaged and full storage, and say that they are not kept', () => {
    const damaged = textStore();
    damaged.kept.set('sql-tabs', '{"tabs":[{"id":1}]}');
    expect(createTabs([damaged], 'FROM models').active().text).toBe('FROM models');
    const tabs = createTabs([fullStore()], '');
    tabs.setText(tabs.activeId.value, 'SELECT 1');
    expect(tabs.active().text).toBe('SELECT 1');
    expect(tabs.problem.value).toMatch(/does not keep/);
    const refused = createTabs([], '');
    refused.setText(refused.activeId.value, 'SELECT 1');
    expect(refused.problem.value).toMatch(/does not keep/);
  });
});
