import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ListedModel } from '../analysis/listed-model';
import type { Database } from '../db/types';
import { PUBLISHED_MODELS } from '../domain/models';

export interface ModelList {
  /** Published models first, then the reader's own. */
  readonly models: ReadonlySignal<readonly ListedModel[]>;
  /**
   * Whether the table was read, with the models that an earlier visit kept: then a name that is not in the list is
   * unknown.
   */
  readonly complete: ReadonlySignal<boolean>;
  /** Call once what an earlier visit kept is in the table. */
  settle(): void;
  /** Reads the table `models` again, after a model was added or removed. A failure leaves the list as it is. */
  refresh(): Promise<void>;
}

const SQL = `
SELECT model, label, origin, note FROM models
ORDER BY origin <> 'published', label`;

export function createModelList(database: Pick<Database, 'query'>): ModelList {
  const order = new Map(PUBLISHED_MODELS.map(({ model }, index) => [model, index]));
  const models = signal<readonly ListedModel[]>(
    PUBLISHED_MODELS.map(({ model, label, origin, note }) => ({ model, label, origin, note })),
  );
  const read = signal(false);
  const settled = signal(false);
  return {
    models,
    complete: computed(() => read.value && settled.value),
    settle() {
      settled.value = true;
    },
    async refresh() {
      try {
        const { rows } = await database.query<ListedModel>(SQL);
        const place = ({ model }: ListedModel) => order.get(model) ?? order.size;
        const found = [...rows].sort((a, b) => place(a) - place(b));
        // What depends on the list is not queried again where the list has not changed.
        if (JSON.stringify(found) !== JSON.stringify(models.value)) models.value = found;
        read.value = true;
      } catch {
        // The reader's next query shows what is wrong.
      }
    },
  };
}
