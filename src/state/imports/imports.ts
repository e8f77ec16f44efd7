import { type ReadonlySignal, signal } from '@preact/signals';
import type { Database } from '../../db/types';
import { forgetImport, type KeptImport, keptImports, keyOf } from '../../storage/kept-imports';
import type { SetAside } from '../set-aside';
import { soon } from '../waiting-database';
import { createImportedModels, type ImportedModels } from './imported-models';
import { listenToOtherTabs, type OtherTabs } from './other-tabs';
import { createRawTask2, type RawTask2 } from './raw-task2';
import { createViaRelease, type ViaRelease } from './via-release';

/** Rows that the reader brought: the VIA release, the authors' raw Task 2 files, and imported models. */
export interface Imports {
  readonly via: ViaRelease;
  readonly raw: RawTask2;
  readonly models: ImportedModels;
  /** Counts the changes that either makes to the tables. */
  readonly revision: ReadonlySignal<number>;
  /** Whether another tab has changed what is kept since this one restored it. */
  readonly changedElsewhere: ReadonlySignal<boolean>;
  /** Why what was kept could not be restored; null if nothing went wrong. */
  readonly problem: ReadonlySignal<Error | null>;
  /** Restores what earlier visits kept. Call once, when the page starts. Never rejects. */
  restore(): Promise<void>;
  /** Resolves when what this SQL may need has been restored. */
  ready(sql: string): Promise<unknown>;
}

function nameOf(kept: KeptImport): string {
  if (kept.kind === 'via') return 'the VIA release';
  return kept.kind === 'model' ? `the model “${kept.label}”` : `the Task 2 answers of “${kept.model}”`;
}

/** A record that can be read, but not used. */
function unusable(kept: KeptImport, error: Error): SetAside {
  const key = keyOf(kept);
  return {
    id: `unusable ${key}`,
    store: 'sources',
    key,
    name: nameOf(kept),
    why: error.message,
    value: kept,
    remove: () => forgetImport(key),
  };
}

/**
 * @param built whether the site was built with the release
 * @param note called with what is kept and cannot be used
 */
export function createImports(
  database: Pick<Database, 'tables' | 'query'>,
  built: boolean,
  note: (found: readonly SetAside[]) => void = () => {},
): Imports {
  const revision = signal(0);
  const changedElsewhere = signal(false);
  const problem = signal<Error | null>(null);
  let tabs: OtherTabs = { tell: () => {} };
  /** While restoring, what queries on answers (and on actions) wait for. */
  let answers: Promise<unknown> = Promise.resolve();
  let actions: Promise<unknown> = Promise.resolve();
  let restoring = false;
  const onChange = () => {
    revision.value++;
    if (!restoring) tabs.tell();
  };

  const via = createViaRelease(database.tables, built, onChange);
  const raw = createRawTask2(database, onChange);
  const models = createImportedModels(
    database.tables,
    async (model) =>
      (await database.query('SELECT model FROM models WHERE model = $1', { params: [model] })).rowCount > 0,
    onChange,
  );

  async function takeOver(): Promise<void> {
    try {
      const { good, setAside } = await keptImports();
      note(setAside);
      for (const item of good) {
        if (item.kind === 'via') {
          if (!built) actions = via.restore(item).then((error) => error && note([unusable(item, error)]));
          continue;
        }
        const restored = item.kind === 'raw' ? raw.restore(item) : models.restore(item);
        await restored.catch((error: Error) => note([unusable(item, error)]));
      }
    } catch (error) {
      problem.value = error instanceof Error ? error : new Error(String(error));
    }
  }

  return {
    via,
    raw,
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
    ready: (sql) => answers.then(() => (/via_actions/i.test(sql) ? actions : undefined)),
  };
}
