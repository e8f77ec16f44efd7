import { type ReadonlySignal, signal } from '@preact/signals';
import type { Database } from '../../db/database';
import { keptSources } from '../../storage/kept-sources';
import { createImportedModels, type ImportedModels } from './imported-models';
import { listenToOtherTabs, type OtherTabs } from './other-tabs';
import { createViaRelease, type ViaRelease } from './via-release';

/** Rows that the reader brought: the VIA release, and imported models. */
export interface Sources {
  readonly via: ViaRelease;
  readonly models: ImportedModels;
  /** Counts the changes of the tables by either. */
  readonly revision: ReadonlySignal<number>;
  /** Whether another tab changed what is kept since this one took it over. */
  readonly changedElsewhere: ReadonlySignal<boolean>;
  /** Why what was kept could not be taken over; null if nothing went wrong. */
  readonly problem: ReadonlySignal<Error | null>;
  /** Takes over what earlier visits kept. Call once, when the page starts. Never rejects. */
  restore(): Promise<void>;
  /** The database, whose queries wait for what is being taken over (and not for anything else). */
  readonly database: Database;
}

/** What is kept must not hold a query up for ever. */
const PATIENCE_MS = 5000;

function soon(work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

/** @param built whether the site was built with the release */
export function createSources(plain: Database, built: boolean): Sources {
  const revision = signal(0);
  const changedElsewhere = signal(false);
  const problem = signal<Error | null>(null);
  let tabs: OtherTabs = { tell: () => {} };
  /** While taking over, what the tables of answers (and those of actions) wait for. */
  let answers: Promise<unknown> = Promise.resolve();
  let actions: Promise<unknown> = Promise.resolve();
  let restoring = false;
  const onChange = () => {
    revision.value++;
    if (!restoring) tabs.tell();
  };

  const via = createViaRelease(plain.tables, built, onChange);
  const models = createImportedModels(
    plain.tables,
    async (model) =>
      (await plain.query('SELECT model FROM models WHERE model = $1', { params: [model] })).rowCount > 0,
    onChange,
  );

  async function takeOver(): Promise<void> {
    try {
      const kept = await keptSources();
      for (const source of kept) {
        if (source.kind === 'model') await models.restore(source);
        else if (!built) actions = via.restore(source);
      }
    } catch (error) {
      problem.value = error instanceof Error ? error : new Error(String(error));
    }
  }

  const ready = (sql: string): Promise<unknown> =>
    answers.then(() => (/via_actions/i.test(sql) ? actions : undefined));

  return {
    via,
    models,
    revision,
    changedElsewhere,
    problem,
    async restore() {
      tabs = listenToOtherTabs(() => {
        changedElsewhere.value = true;
      });
      restoring = true;
      answers = soon(takeOver());
      await answers;
      actions = soon(actions);
      await actions;
      restoring = false;
    },
    database: {
      ...plain,
      query: async (sql, options) => {
        await ready(sql);
        return plain.query(sql, options);
      },
      queryArrow: async (sql, options) => {
        await ready(sql);
        return plain.queryArrow(sql, options);
      },
    },
  };
}
