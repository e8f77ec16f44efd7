import { type ReadonlySignal, signal } from '@preact/signals';
import type { AddedTables } from '../../db/types';
import { unpackChoices, unpackRatings } from '../../domain/answers/model-answers';
import { forgetImport, type KeptModel, keepImport, keyOf } from '../../storage/kept-imports';

/** A model whose answers the reader imported. */
export interface ImportedModel extends KeptModel {
  /** Whether the browser keeps it for the next visit; if not, why. */
  readonly kept: true | Error;
}

export type NewModel = Pick<KeptModel, 'label' | 'note' | 'ratings' | 'choices'>;

export interface ImportedModels {
  readonly list: ReadonlySignal<readonly ImportedModel[]>;
  /** Counts the changes of the tables. */
  readonly changes: ReadonlySignal<number>;
  /**
   * Adds a model to all tables, and keeps it where the browser allows.
   *
   * @throws NameTaken; or as `database.tables.add`, in which case nothing was added
   */
  add(model: NewModel): Promise<ImportedModel>;
  /** Restores what an earlier visit or another tab kept. */
  restore(kept: KeptModel): Promise<void>;
  /** Takes a model out of the tables that another tab has deleted. */
  leave(model: string): Promise<void>;
  /** Gives a model another name and key. @throws NameTaken; or StorageError, in which case it keeps its name */
  rename(model: string, label: string): Promise<void>;
  /** Removes a model from the tables and the browser's storage. Rejects with a StorageError where it stays. */
  remove(model: string): Promise<void>;
}

/** There is already a model of this name. */
export class NameTaken extends Error {
  override name = 'NameTaken';
  constructor(label: string) {
    super(`There is already a model named “${label}”. Choose another name.`);
  }
}

/** A model's key in the tables, from its name. Empty where the name has no letter or digit. */
function modelKey(label: string): string {
  const key = label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return /[\p{L}\p{N}]/u.test(key) ? key : '';
}

const ownerOf = (model: string): string => `imported/${model}`;

async function addRows(tables: AddedTables, kept: KeptModel): Promise<void> {
  const { model, label, note } = kept;
  const owner = ownerOf(model);
  try {
    if (kept.ratings)
      await tables.add(
        owner,
        'task1_ratings',
        unpackRatings(kept.ratings).map((row) => ({ model, ...row })),
      );
    if (kept.choices)
      await tables.add(
        owner,
        'task2_choices',
        unpackChoices(kept.choices).map((row) => ({ model, ...row })),
      );
    await tables.add(owner, 'models', [
      { model, label, provider: 'unknown', parameters: null, origin: 'imported', note },
    ]);
  } catch (error) {
    await tables.remove(owner);
    throw error;
  }
}

/**
 * @param isTaken whether a model (published, imported, or scored here) has this key
 * @param onChange called after the tables changed
 */
export function createImportedModels(
  tables: AddedTables,
  isTaken: (model: string) => Promise<boolean>,
  onChange: () => void,
): ImportedModels {
  const list = signal<readonly ImportedModel[]>([]);
  const changes = signal(0);
  const changed = () => {
    changes.value++;
    onChange();
  };

  async function check(label: string, own?: string): Promise<string> {
    const model = modelKey(label);
    if (model === '') throw new Error('Give the model a name with a letter or a digit in it.');
    if (model !== own && (await isTaken(model))) throw new NameTaken(label);
    return model;
  }

  async function insert(kept: KeptModel): Promise<ImportedModel> {
    await addRows(tables, kept);
    const stored = await keepImport(kept).then(
      () => true as const,
      (error: Error) => error,
    );
    const model = { ...kept, kept: stored };
    list.value = [...list.value, model];
    changed();
    return model;
  }

  async function takeOut(model: string): Promise<void> {
    await tables.remove(ownerOf(model));
    list.value = list.value.filter((other) => other.model !== model);
  }

  /** Storage first: what the browser refuses to delete stays, and deleting can be tried again. */
  async function drop(own: ImportedModel): Promise<void> {
    // Otherwise the name may belong to another tab's model.
    if (own.kept === true) await forgetImport(keyOf(own));
    await takeOut(own.model);
  }

  return {
    list,
    changes,
    async add({ label, ...answers }) {
      const name = label.trim();
      const model = await check(name);
      return insert({ kind: 'model', model, label: name, savedAt: Date.now(), ...answers });
    },
    async restore(kept) {
      if (list.value.some(({ model }) => model === kept.model)) return;
      await addRows(tables, kept);
      list.value = [...list.value, { ...kept, kept: true }];
      changed();
    },
    async leave(model) {
      await takeOut(model);
      changed();
    },
    async rename(model, label) {
      const before = list.value.find((other) => other.model === model);
      if (!before) return;
      const { kept: _, ...answers } = before;
      const renamed = { ...answers, label: label.trim(), model: await check(label, model) };
      await drop(before);
      await insert(renamed);
    },
    async remove(model) {
      const before = list.value.find((other) => other.model === model);
      if (!before) return;
      await drop(before);
      changed();
    },
  };
}
