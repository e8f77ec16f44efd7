import { expect } from 'vitest';
import { Visit } from '../../db/visits';

/** Three tabs of one browser; an interruption may put another visit in the place of the first. */
export interface Scene {
  page: Visit;
  readonly other: Visit;
  readonly third: Visit;
}

export interface Interruption {
  readonly what: string;
  /** Makes a table of this name, and interrupts; resolves with its rows, if they are not `1`. */
  readonly make: (scene: Scene, name: string) => Promise<string> | Promise<void>;
  /** Whether the table is kept; null where either is right. */
  readonly stays?: boolean | null;
}

export const SLOW =
  'SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE hash(a.range) < hash(b.range)';
export const table = (name: string) => `CREATE TABLE ${name} AS SELECT 1 AS a`;

/** Makes a table that is kept, as far as the page says. */
export async function create(page: Visit, name: string): Promise<void> {
  expect(await page.run(table(name))).toBeNull();
  expect(page.kept).toBe('kept');
}

export async function anew(scene: Scene): Promise<Visit> {
  await scene.page.leave();
  scene.page = new Visit();
  return scene.page;
}

export const insert = (name: string, value: number) => `INSERT INTO ${name} VALUES (${value})`;
