import { type ReadonlySignal, signal } from '@preact/signals';
import type { Database } from '../../db/types';
import { openChannel } from '../../platform/channel';
import { forgetImport, type KeptImport, keptImports, keyOf } from '../../storage/kept-imports';
import type { SetAside } from '../set-aside';
import { soon } from '../waiting-database';
import { createImportedModels, type ImportedModels } from './imported-models';
import { createRawTask2, type RawTask2 } from './raw-task2';
import { createViaRelease, type ViaRelease } from './via-release';

/** Rows that the reader brought: the VIA release, the authors' raw Task 2 files, and imported models. */
export interface Imports {
  readonly via: ViaRelease;
  readonly raw: RawTask2;
  readonly models: ImportedModels;
  /** Counts the changes that either makes to the tables. */
  readonly revision: ReadonlySignal<number>;
  /** Why what was kept could not be restored; null if nothing went wrong. */
  readonly problem: ReadonlySignal<Error | null>;
  /** Restores what earlier visits kept, and from then on follows what other tabs keep. Call once. Never rejects. */
  restore(): Promise<void>;
  /** Resolves when what this SQL may need has been restored. */
  ready(sql: string): Promise<unknown>;
}

/** On it tabs say that what is kept has changed. */
const CHANNEL = 'value-action-lens/imports';

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
 * @param onNews called with what another tab did
 */
export function createImports(
  database: Pick<Database, 'tables' | 'query'>,
  built: boolean,
  note: (found: readonly SetAside[]) => void = () => {},
  onNews: (news: string) => void = () => {},
): Imports {
  const revision = signal(0);
  const problem = signal<Error | null>(null);
  let tell: (message: string) => void = () => {};
  /** While restoring, what queries on answers (and on actions) wait for. */
  let answers: Promise<unknown> = Promise.resolve();
  let actions: Promise<unknown> = Promise.resolve();
  const onChange = () => {
    revision.value++;
  };
  /** The other tabs are told of what the reader does here. */
  const told =
    <Given extends unknown[], Result>(act: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      try {
        return await act(...given);
      } finally {
        tell('changed');
      }
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

  async function follow(): Promise<void> {
    try {
      const { followTabs } = await import('./follow-tabs');
      const news = await followTabs({ via, raw, models }, (await keptImports()).good);
      if (news.length > 0) onNews(news.join(' '));
    } catch (error) {
      problem.value = error instanceof Error ? error : new Error(String(error));
    }
  }

  return {
    via: {
      ...via,
      download: told(via.download),
      open: told(via.open),
      accept: told(via.accept),
      remove: told(via.remove),
    },
    raw: { ...raw, download: told(raw.download), remove: told(raw.remove) },
    models: {
      ...models,
      add: told(models.add),
      rename: told(models.rename),
      remove: told(models.remove),
    },
    revision,
    problem,
    async restore() {
      let following: Promise<unknown> = Promise.resolve();
      tell = openChannel(CHANNEL, () => {
        following = following.then(() => restored).then(follow);
      });
      answers = soon(takeOver());
      const restored = answers.then(async () => {
        actions = soon(actions);
        await actions;
      });
      await restored;
    },
    ready: (sql) => answers.then(() => (/via_actions/i.test(sql) ? actions : undefined)),
  };
}
