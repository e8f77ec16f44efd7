import { type ReadonlySignal, signal } from '@preact/signals';
import { previewChoices, previewRates, previewRatings } from '../../domain/answers/answers-preview';
import { packChoices, packRatings } from '../../domain/answers/model-answers';
import type { Model } from '../../domain/models';
import { runRows } from '../../domain/runs/run-rows';
import type { RunBundle } from '../runs/run-bundle';
import type { Services } from '../services';
import type { DraftPreview } from './import-draft';

export type DraftRun =
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'failed'; readonly name: string; readonly error: Error }
  | {
      readonly kind: 'read';
      readonly name: string;
      readonly bundle: RunBundle;
      /** The row that it would have in the table of models. */
      readonly model: Model;
      readonly preview: DraftPreview;
    };

/** Exported runs on their way into this browser: read, previewed, then added or discarded. */
export interface RunDraft {
  readonly files: ReadonlySignal<readonly DraftRun[]>;
  /** Reads an exported run. Never rejects. */
  open(file: File): Promise<void>;
  discard(name: string): void;
  /** Adds a run that was read. @returns its id @throws BundleError, or an Error for code that cannot be fetched */
  accept(name: string): Promise<string>;
  clear(): void;
}

/** The figures that a run gives, as its rows will. */
export function previewRun({ record, answers }: RunBundle): { model: Model; preview: DraftPreview } {
  const imported = record.origin === 'local' ? { ...record, origin: 'imported' as const } : record;
  const { models, task1_ratings, task2_choices } = runRows(imported, answers);
  const [model] = models;
  if (!model) throw new Error('A run is one model');
  const ratings = task1_ratings.length > 0 ? packRatings(task1_ratings) : null;
  const choices = task2_choices.length > 0 ? packChoices(task2_choices) : null;
  return {
    model,
    preview: {
      ratings: ratings && previewRatings(ratings),
      choices: choices && previewChoices(choices),
      rates: ratings && choices ? previewRates(ratings, choices) : [],
    },
  };
}

/** @param once where the runs of this page are made */
export function createRunDraft({ once }: Pick<Services, 'once'>): RunDraft {
  const files = signal<readonly DraftRun[]>([]);
  let controller = new AbortController();

  const discard = (name: string) => {
    files.value = files.value.filter((other) => other.name !== name);
  };
  const put = (file: DraftRun) => {
    files.value = [...files.value.filter(({ name }) => name !== file.name), file];
  };

  return {
    files,
    discard,
    async open(file) {
      const { signal: own } = controller;
      const { name } = file;
      put({ kind: 'reading', name });
      try {
        const { openBundle } = await import('../runs/open-bundle');
        const bundle = await openBundle(file);
        if (!own.aborted) put({ kind: 'read', name, bundle, ...previewRun(bundle) });
      } catch (error) {
        if (!own.aborted) put({ kind: 'failed', name, error: error as Error });
      }
    },
    async accept(name) {
      const found = files.value.find((file) => file.name === name);
      if (found?.kind !== 'read') throw new Error(`${name} is not read`);
      const { createLocalRuns } = await import('../runs/local-runs');
      const session = await once(createLocalRuns).take(found.bundle);
      discard(name);
      return session.record.value.id;
    },
    clear() {
      controller.abort();
      controller = new AbortController();
      files.value = [];
    },
  };
}
