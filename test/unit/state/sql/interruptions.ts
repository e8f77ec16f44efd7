/** Ways in which the keeping of what the reader made can be disturbed. */
import { expect, vi } from 'vitest';
import { Worker } from '../../db/thread-worker';
import { failing, stored, type Visit } from '../../db/visits';
import { anew, create, type Interruption, SLOW, table } from './scene';

/** Runs a script, and ends DuckDB's worker when it is sent a message. */
async function endAt(page: Visit, script: string, type: string, text?: string): Promise<void> {
  await page.run('SELECT 1');
  const [problem] = await Promise.all([page.run(script), page.worker?.endAt(type, text)]);
  expect(problem ?? page.kept).toMatch(/DuckDB (stopped|could not write)/);
}

const broken = (method: 'getAllKeys' | 'put', error = new DOMException('the disk failed', 'AbortError')) =>
  vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(() => {
    throw error;
  });

/** Ways in which DuckDB ends. */
export const ENDS: readonly Interruption[] = [
  {
    what: 'the end of the visit',
    async make(scene, name) {
      await create(scene.page, name);
      await anew(scene);
    },
  },
  {
    what: 'the end of DuckDB’s worker',
    async make({ page }, name) {
      await create(page, name);
      await page.worker?.terminate();
    },
  },
  {
    what: 'the end of DuckDB’s worker while a script runs',
    stays: false,
    async make({ page }, name) {
      await endAt(page, `${table(name)}; ${SLOW}`, 'START_PENDING_QUERY', 'hash(b.range)');
      await page.run('SELECT 1');
      expect(page.workbench.lost.peek()).toBe(true);
    },
  },
  {
    what: 'the end of DuckDB’s worker while it writes its file',
    stays: false,
    async make({ page }, name) {
      await endAt(page, table(name), 'RUN_QUERY', 'CHECKPOINT mine');
      await page.run('SELECT 1');
      expect(page.workbench.lost.peek()).toBe(true);
    },
  },
  {
    what: 'the end of DuckDB’s worker while its file is taken',
    stays: false,
    async make({ page }, name) {
      await endAt(page, table(name), 'COPY_FILE_TO_BUFFER');
      await page.run('SELECT 1');
      expect(page.workbench.lost.peek()).toBe(true);
    },
  },
  {
    what: 'the end of DuckDB’s worker while its file is stored',
    async make({ page }, name) {
      await page.run('SELECT 1');
      const { worker } = page;
      let ended: Promise<void> | undefined;
      const real = IDBObjectStore.prototype.put;
      const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        ...args
      ) {
        ended = worker?.terminate();
        return real.apply(this, args);
      });
      await page.run(table(name));
      expect(put).toHaveBeenCalled();
      await ended;
    },
  },
  {
    what: 'the end of DuckDB’s worker while it opens what is kept',
    async make({ page }, name) {
      await create(page, name);
      await page.worker?.terminate();
      const next = Worker.next();
      const running = page.run(`FROM ${name}`);
      await (await next).endAt('REGISTER_FILE_HANDLE');
      expect(await running).toMatch(/DuckDB stopped/);
      expect(await page.run(`FROM ${name}`)).toBeNull();
    },
  },
  {
    what: 'a cancel',
    stays: null,
    async make({ page }, name) {
      const controller = new AbortController();
      const running = page.run(`${table(name)}; ${SLOW}`, controller.signal);
      await page.worker?.sent('START_PENDING_QUERY', 'hash(b.range)');
      controller.abort();
      expect(await running).toMatch(/AbortError/);
      // Waits for what is stored of it.
      await page.run('CREATE VIEW nothing AS SELECT 1; DROP VIEW nothing');
    },
  },
  {
    what: 'a statement that fails after it',
    async make({ page }, name) {
      expect(await page.run(`${table(name)}; FROM nowhere`)).toMatch(/nowhere/);
    },
  },
  {
    what: 'a statement that crashes DuckDB',
    async make({ page }, name) {
      await create(page, name);
      expect(await page.run("SELECT length(repeat('x', 3000000000))")).toMatch(/DuckDB stopped/);
      expect(await page.run(`FROM ${name}`)).toBeNull();
    },
  },
];

/** What cannot be fetched. */
export const FETCHES: readonly Interruption[] = [
  {
    what: 'a visit in which DuckDB does not start',
    async make(scene, name) {
      await create(scene.page, name);
      failing.wasm = true;
      const page = await anew(scene);
      expect(await page.run('SELECT 1')).toMatch(/could not be fetched/);
      expect(await page.run(table('never'))).toMatch(/could not be fetched/);
      failing.wasm = false;
      await anew(scene);
    },
  },
  {
    what: 'a start of DuckDB that fails at first, in one visit',
    async make({ page }, name) {
      await create(page, name);
      await page.worker?.terminate();
      failing.wasm = true;
      expect(await page.run('SELECT 1')).toMatch(/could not be fetched/);
      failing.wasm = false;
      expect(await page.run(`FROM ${name}`)).toBeNull();
    },
  },
  {
    what: 'a data file under its view that cannot be had, and a change meanwhile',
    async make(scene, name) {
      expect(await scene.page.run('CREATE VIEW labels AS SELECT label FROM models')).toBeNull();
      const page = await anew(scene);
      failing.files = /models\.parquet/;
      expect(await page.run('FROM labels')).toMatch(/models/);
      await create(page, name);
      failing.files = null;
      expect(await page.run('SELECT count(*) FROM labels')).toBeNull();
      expect(page.rows).toEqual([['8']]);
      expect(await page.run('DROP VIEW labels')).toBeNull();
    },
  },
];

/** Storage that fails. */
export const STORAGE: readonly Interruption[] = [
  {
    what: 'storage that cannot be read, in which nothing is written over',
    stays: false,
    async make(scene, name) {
      const page = await anew(scene);
      const reading = broken('getAllKeys');
      expect(await page.run(table(name))).toMatch(/Nothing was changed[\s\S]*the disk failed/);
      expect(await page.run('SELECT count(*) FROM topics')).toBeNull();
      reading.mockRestore();
    },
  },
  {
    what: 'storage that can be read again, in one visit',
    async make({ page }, name) {
      const reading = broken('getAllKeys');
      expect(await page.run(table(name))).toMatch(/the disk failed/);
      reading.mockRestore();
      await create(page, name);
    },
  },
  {
    what: 'storage that fails to write, and the end of the visit',
    stays: false,
    async make(scene, name) {
      const writing = broken('put');
      expect(await scene.page.run(table(name))).toBeNull();
      expect(scene.page.kept).toMatch(/the disk failed/);
      writing.mockRestore();
      await anew(scene);
    },
  },
  {
    what: 'storage that fails to write, and the end of DuckDB’s worker',
    async make({ page }, name) {
      const writing = broken('put');
      await page.run(table(name));
      await page.worker?.terminate();
      expect(await page.run(`FROM ${name}`)).toBeNull();
      expect(page.kept).toMatch(/the disk failed/);
      writing.mockRestore();
      expect(await page.run(`INSERT INTO ${name} VALUES (2)`)).toBeNull();
      expect(page.kept).toBe('kept');
      return '1 2';
    },
  },
  {
    what: 'storage that is full, until there is room',
    async make({ page }, name) {
      const writing = broken('put', new DOMException('', 'QuotaExceededError'));
      await page.run(table(name));
      expect(page.kept).toMatch(/storage for this site is full/);
      expect(await stored()).not.toHaveProperty(name);
      writing.mockRestore();
      expect(await page.run(`INSERT INTO ${name} VALUES (2)`)).toBeNull();
      expect(page.kept).toBe('kept');
      return '1 2';
    },
  },
];

export const CHANGES: readonly Interruption[] = [
  {
    what: 'a SELECT that changes something',
    async make({ page }, name) {
      await page.run(`${table(name)}; CREATE SEQUENCE of_${name}`);
      await page.run(`SELECT nextval('of_${name}')`);
      expect(page.kept).toBe('kept');
      await page.worker?.terminate();
      expect(await page.run(`SELECT nextval('of_${name}')`)).toBeNull();
      expect(page.rows).toEqual([['2']]);
    },
  },
  {
    what: 'many small changes, one after the other',
    async make({ page }, name) {
      await create(page, name);
      for (let n = 2; n < 7; n++) await page.run(`INSERT INTO ${name} VALUES (${n})`);
      return '1 2 3 4 5 6';
    },
  },
  {
    what: 'a change that is rolled back',
    async make({ page }, name) {
      await create(page, name);
      expect(await page.run(`INSERT INTO ${name} VALUES ('no number')`)).toMatch(/no number/);
    },
  },
];
