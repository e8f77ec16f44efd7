import { type ReadonlySignal, signal } from '@preact/signals';
import type { Database } from '../db/database';
import { type ModelOrigin, PUBLISHED_MODELS } from '../domain/models';

export interface ListedModel {
  readonly model: string;
  readonly label: string;
  readonly origin: ModelOrigin;
  /** What a reader must know of its figures; empty if nothing. */
  readonly note: string;
}

export interface ModelList {
  /** Published models first, then the reader's own. */
  readonly models: ReadonlySignal<readonly ListedModel[]>;
  /** Whether the models that an earlier visit kept are among them by now; until then a missing one may yet come. */
  readonly complete: ReadonlySignal<boolean>;
  /** Says that they are. */
  settle(): void;
  /** Reads the table `models` again, after a model was added or removed. A failure leaves the list as it is. */
  refresh(): Promise<void>;
}

const SQL = `
SELECT model, label, origin, note FROM models
ORDER BY origin <> 'published', label`;

export function createModelList(database: Pick<Database, 'query'>): ModelList {
  const order = new Map(PUBLISHED_MODELS.map(({ model }, index) => [model, index]));
  const models = signal<readonly ListedModel[]>(PUBLISHED_MODELS);
  const complete = signal(false);
  return {
    models,
    complete,
    settle() {
      complete.value = true;
    },
    async refresh() {
      try {
        const { rows } = await database.query<ListedModel>(SQL);
        const place = ({ model }: ListedModel) => order.get(model) ?? order.size;
        models.value = [...rows].sort((a, b) => place(a) - place(b));
      } catch {
        // Whatever the reader asks next tells what is wrong.
      }
    },
  };
}

/** A model's name as shown, with its origin where that is not the paper. */
export function labelOf(models: readonly ListedModel[], model: string): string {
  const known = models.find((candidate) => candidate.model === model);
  if (!known) return model;
  return known.origin === 'published' ? known.label : `${known.label} (${known.origin})`;
}
