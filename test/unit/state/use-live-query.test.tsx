import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { QueryOptions } from '../../../src/db/types';
import { createAttempts } from '../../../src/state/attempts';
import type { QueryState } from '../../../src/state/query-state';
import { type Services, ServicesContext } from '../../../src/state/services';
import { useLiveQuery } from '../../../src/state/use-live-query';

interface Row {
  readonly n: number;
}

interface Asked {
  readonly sql: string;
  readonly options: QueryOptions;
  answer(rows: Row[]): void;
  fail(error: Error): void;
}

/** A view that shows nothing: what it was given is read from `states`. */
function view() {
  const asked: Asked[] = [];
  const changes = signal(0);
  const database = {
    changesFor: () => changes.value,
    query: (sql: string, options: QueryOptions) =>
      new Promise((resolve, reject) => {
        asked.push({ sql, options, answer: (rows) => resolve({ rows, milliseconds: 1 }), fail: reject });
      }),
  };
  const states: QueryState<Row>[] = [];
  function Probe({ args }: { args: Parameters<typeof useLiveQuery<Row>> }) {
    states.push(useLiveQuery<Row>(...args));
    return null;
  }
  const root = { nodeType: 1, childNodes: [], namespaceURI: null } as unknown as HTMLElement;
  let attempts: ReturnType<typeof createAttempts> | undefined;
  const once = () => {
    attempts ??= createAttempts();
    return attempts;
  };
  const services = { database, once } as unknown as Services;
  return {
    asked,
    changes,
    again: () => {
      once().value++;
    },
    states,
    state: () => states.at(-1),
    show: (...args: Parameters<typeof useLiveQuery<Row>>) =>
      act(() => render(h(ServicesContext.Provider, { value: services }, h(Probe, { args })), root)),
    leave: () => act(() => render(null, root)),
    settle: (what: () => void) =>
      act(async () => {
        what();
        await new Promise((resolve) => setTimeout(resolve));
      }),
  };
}

const KNOWN = [{ n: 1 }];

beforeEach(() => {
  // Preact asks whether it renders into the document itself.
  vi.stubGlobal('document', {});
});

describe('a live query', () => {
  it('runs again when its parameters change, and keeps its rows meanwhile', async () => {
    const { asked, state, show, settle } = view();
    await show('SELECT ?', ['a']);
    expect(state()).toMatchObject({ status: 'running', rows: null });
    await settle(() => asked[0]?.answer([{ n: 1 }]));
    expect(state()).toMatchObject({ status: 'done', rows: [{ n: 1 }] });
    await show('SELECT ?', ['a']);
    expect(asked).toHaveLength(1);
    await show('SELECT ?', ['b']);
    expect(state()).toMatchObject({ status: 'running', rows: [{ n: 1 }] });
    await settle(() => asked[1]?.answer([{ n: 2 }]));
    expect(state()).toMatchObject({ status: 'done', rows: [{ n: 2 }] });
    expect(asked.map(({ options }) => options.params)).toEqual([['a'], ['b']]);
  });

  it('has no rows of an earlier question, not for a moment, where it keeps none', async () => {
    const { asked, state, states, show, settle } = view();
    await show('SELECT ?', ['a'], { keep: false });
    await settle(() => asked[0]?.answer([{ n: 1 }]));
    expect(state()).toMatchObject({ status: 'done', rows: [{ n: 1 }] });
    states.length = 0;
    await show('SELECT ?', ['b'], { keep: false });
    expect(states.length).toBeGreaterThan(0);
    expect(states.map(({ status, rows }) => [status, rows])).toEqual(states.map(() => ['running', null]));
    await settle(() => asked[1]?.answer([{ n: 2 }]));
    expect(state()).toMatchObject({ status: 'done', rows: [{ n: 2 }] });
  });

  it('does not run while its rows are known, but does after the first change', async () => {
    const { asked, state, show, settle } = view();
    await show('SELECT ?', ['a'], { initial: KNOWN });
    expect(asked).toHaveLength(0);
    expect(state()).toMatchObject({ status: 'idle', rows: KNOWN });
    await show('SELECT ?', ['b'], { initial: KNOWN });
    expect(state()).toMatchObject({ status: 'running', rows: KNOWN });
    await settle(() => asked[0]?.answer([{ n: 2 }]));
    await show('SELECT ?', ['a'], { initial: KNOWN });
    await settle(() => asked[1]?.answer([{ n: 3 }]));
    expect(state()).toMatchObject({ status: 'done', rows: [{ n: 3 }] });
  });

  it('adopts new known rows, and runs again where it has moved on from them', async () => {
    const { asked, state, show } = view();
    await show('SELECT ?', ['a'], { initial: KNOWN });
    await show('SELECT ?', ['a'], { initial: [{ n: 4 }] });
    expect(state()?.rows).toEqual([{ n: 4 }]);
    await show('SELECT ?', ['b'], { initial: KNOWN });
    await show('SELECT ?', ['b'], { initial: [{ n: 5 }] });
    expect(asked.map(({ options }) => options.params)).toEqual([['b'], ['b']]);
  });

  it('runs nothing without a statement, and then has no rows', async () => {
    const { asked, state, show, settle } = view();
    await show(null);
    expect([asked.length, state()?.status]).toEqual([0, 'idle']);
    await show('SELECT 1');
    await settle(() => asked[0]?.answer(KNOWN));
    await show(null);
    expect(state()).toMatchObject({ status: 'idle', rows: null });
  });

  it('runs again when the reader asks for it', async () => {
    const { asked, show } = view();
    await show('SELECT 1', [], { revision: 0 });
    await show('SELECT 1', [], { revision: 1 });
    expect(asked).toHaveLength(2);
  });

  it.each([true, false])(
    'runs again when its tables have changed, and keeps its rows (keep: %s)',
    async (keep) => {
      const { asked, changes, state, states, show, settle } = view();
      await show('SELECT 1', [], { keep });
      await settle(() => asked[0]?.answer([{ n: 1 }]));
      states.length = 0;
      await settle(() => changes.value++);
      await show('SELECT 1', [], { keep });
      expect(asked).toHaveLength(2);
      expect(states.every(({ rows }) => rows?.[0]?.n === 1)).toBe(true);
      await settle(() => asked[1]?.answer([{ n: 2 }]));
      expect(state()).toMatchObject({ status: 'done', rows: [{ n: 2 }] });
    },
  );

  it('shows its error beside the earlier rows, and is cancelled when no longer wanted', async () => {
    const { asked, state, show, settle, leave } = view();
    await show('SELECT ?', ['a'], { initial: KNOWN });
    await show('SELECT ?', ['b'], { initial: KNOWN });
    await settle(() => asked[0]?.fail(new Error('no such table')));
    expect(state()).toMatchObject({ status: 'failed', rows: KNOWN, error: { message: 'no such table' } });
    await show('SELECT ?', ['c'], { initial: KNOWN });
    await show('SELECT ?', ['d'], { initial: KNOWN });
    expect(asked.slice(1).map(({ options }) => options.signal?.aborted)).toEqual([true, false]);
    await leave();
    expect(asked.slice(1).map(({ options }) => options.signal?.aborted)).toEqual([true, true]);
  });

  it('tries again what failed, and only that, when the reader asks', async () => {
    const { asked, again, state, show, settle } = view();
    await show('SELECT 1');
    await settle(() => asked[0]?.fail(new Error('no network')));
    expect(state()).toMatchObject({ status: 'failed' });
    await settle(again);
    expect(asked).toHaveLength(2);
    await settle(() => asked[1]?.answer([{ n: 7 }]));
    expect(state()).toMatchObject({ status: 'done', rows: [{ n: 7 }], error: null });
    await settle(again);
    expect(asked).toHaveLength(2);
  });
});
