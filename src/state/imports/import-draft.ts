import { type ReadonlySignal, signal } from '@preact/signals';
import type { Database } from '../../db/types';
import {
  type ChoicesPreview,
  previewChoices,
  previewRates,
  previewRatings,
  type RatingsPreview,
} from '../../domain/answers/answers-preview';
import { invertChoices, markMissingPairs } from '../../domain/answers/model-answers';
import type { CellKey } from '../../domain/keys';
import { PUBLISHED_MODELS } from '../../domain/models';
import { INVERTED_POLARITY } from '../../readers/task2';
import type { ImportReading } from './answer-file';
import type { ImportedModel, ImportedModels } from './imported-models';
import { readAnswers } from './read-in-worker';

export type DraftFile =
  | { readonly kind: 'reading'; readonly name: string; readonly done: number; readonly of: number }
  | { readonly kind: 'failed'; readonly name: string; readonly error: Error }
  /** Read, but superseded by another file of the same task, chosen later. */
  | { readonly kind: 'replaced'; readonly name: string; readonly by: string }
  | { readonly kind: 'read'; readonly name: string; readonly reading: ImportReading };

/** The figures that the files give, read as chosen. */
export interface DraftPreview {
  readonly ratings: RatingsPreview | null;
  readonly choices: ChoicesPreview | null;
  /** Alignment rate by country; empty unless both tasks are there. */
  readonly rates: readonly { readonly country: string; readonly rate: number }[];
}

export interface DraftState {
  readonly files: readonly DraftFile[];
  readonly label: string;
  /** Whether the label is the reader's own; else it follows the files. */
  readonly named: boolean;
  /** Whether the polarity of the Task 2 file is inverted. */
  readonly inverted: boolean;
  readonly preview: DraftPreview | null;
}

/** Files on their way to becoming a model: read, previewed, then added or discarded. */
export interface ImportDraft {
  readonly state: ReadonlySignal<DraftState>;
  /** Reads files; a second one of the same task replaces the first. Never rejects. */
  add(files: readonly File[]): Promise<void>;
  setLabel(label: string): void;
  setInverted(inverted: boolean): void;
  /** Stops what is running and forgets everything. */
  clear(): void;
  /** Makes the model. @throws NameTaken, or as `ImportedModels.add` */
  accept(): Promise<ImportedModel>;
}

const EMPTY: DraftState = { files: [], label: '', named: false, inverted: false, preview: null };

/** The model's part of a file's name, such as that of `mine_t1.csv` or `mine_task2_raw.csv`. */
const stemOf = (file: string): string => file.replace(/(?:_t(?:ask)?[12](?:_[a-z]+)*)?\.[^.]*$/i, '');

/** What a file's model is called: in the file, or by its name. */
export const modelOf = ({ model, file }: ImportReading): string => model ?? stemOf(file);

/** Whether two files are of one model, as far as both say: by the names in them, or else by their own. */
export function areOfOneModel(one: ImportReading, other: ImportReading): boolean {
  return one.model !== null && other.model !== null
    ? one.model === other.model
    : stemOf(one.file) === stemOf(other.file);
}

/** Whether a file is one that the authors published with its polarity inverted. */
function isInverted({ task, file, exportedHere }: ImportReading): boolean {
  return task === 2 && !exportedHere && INVERTED_POLARITY.has(file.replace(/(_t[12])?\.[^.]*$/i, ''));
}

/** Whether the files contain any answers at all. */
export function isUsable({ ratings, choices }: DraftPreview): boolean {
  return (ratings?.ratings ?? 0) > 0 || (choices ? choices.agree + choices.disagree > 0 : false);
}

/** Longest name that the form takes. */
const LONGEST_LABEL = 80;

function labelFor(name: string): string {
  const taken = PUBLISHED_MODELS.some((model) => [model.stem, model.model, model.label].includes(name));
  return (taken ? `${name} imported` : name).slice(0, LONGEST_LABEL);
}

/** Named as the cause where none of the files failed. */
const TABLES = 'The tables';

const NO_PAIR_SQL = "SELECT DISTINCT country, topic, value FROM cells WHERE evidence = 'no_pair'";

export function createImportDraft(database: Pick<Database, 'query'>, models: ImportedModels): ImportDraft {
  const state = signal<DraftState>(EMPTY);
  let controller = new AbortController();
  let noPair: Promise<readonly CellKey[]> | null = null;

  const readings = () => state.value.files.flatMap((file) => (file.kind === 'read' ? [file.reading] : []));

  async function answers(): Promise<{ ratings: Uint8Array | null; choices: Uint8Array | null }> {
    const ratings = readings().find(({ task }) => task === 1)?.answers ?? null;
    const raw = readings().find(({ task }) => task === 2)?.answers ?? null;
    if (!raw) return { ratings, choices: null };
    noPair ??= database.query<CellKey>(NO_PAIR_SQL).then(({ rows }) => rows);
    const cells = await noPair.catch((error: unknown) => {
      noPair = null;
      throw error;
    });
    return { ratings, choices: markMissingPairs(state.value.inverted ? invertChoices(raw) : raw, cells) };
  }

  async function previewOf(): Promise<DraftPreview | null> {
    if (readings().length === 0) return null;
    const { ratings, choices } = await answers();
    return {
      ratings: ratings && previewRatings(ratings),
      choices: choices && previewChoices(choices),
      rates: ratings && choices ? previewRates(ratings, choices) : [],
    };
  }

  /** Never rejects: an error takes the place of the preview. */
  async function renew(): Promise<void> {
    const { signal: own } = controller;
    const { preview, failed } = await previewOf().then(
      (made) => ({ preview: made, failed: [] }),
      (error: Error) => ({ preview: null, failed: [{ kind: 'failed', name: TABLES, error } as const] }),
    );
    if (own.aborted) return;
    const files = state.value.files.filter(({ name }) => name !== TABLES);
    state.value = { ...state.value, files: [...files, ...failed], preview };
  }

  function put(file: DraftFile): void {
    const others = state.value.files
      .filter(({ name }) => name !== file.name)
      .map(
        (other): DraftFile =>
          file.kind === 'read' && other.kind === 'read' && other.reading.task === file.reading.task
            ? { kind: 'replaced', name: other.name, by: file.name }
            : other,
      );
    state.value = { ...state.value, files: [...others, file] };
  }

  async function read(file: File, own: AbortSignal): Promise<void> {
    const { name } = file;
    put({ kind: 'reading', name, done: 0, of: 0 });
    try {
      const found = await readAnswers(file, {
        signal: own,
        onProgress: (done, of) => put({ kind: 'reading', name, done, of }),
      });
      state.value = { ...state.value, files: state.value.files.filter((other) => other.name !== name) };
      for (const reading of found)
        put({ kind: 'read', name: found.length > 1 ? `${name}, Task ${reading.task}` : name, reading });
      const { label, named, inverted } = state.value;
      const [first] = readings();
      const choices = found.find(({ task }) => task === 2);
      state.value = {
        ...state.value,
        label: named || !first ? label : labelFor(modelOf(first)),
        inverted: choices ? isInverted(choices) : inverted,
      };
    } catch (error) {
      if (!own.aborted)
        put({ kind: 'failed', name, error: error instanceof Error ? error : new Error(String(error)) });
    }
  }

  return {
    state,
    async add(files) {
      const { signal: own } = controller;
      // One after the other: two files of 30 MB at once would need twice the memory.
      for (const file of files) await read(file, own);
      if (!own.aborted) await renew();
    },
    setLabel(label) {
      state.value = { ...state.value, label, named: true };
    },
    setInverted(inverted) {
      state.value = { ...state.value, inverted };
      void renew();
    },
    clear() {
      controller.abort();
      controller = new AbortController();
      state.value = EMPTY;
    },
    async accept() {
      const { label, inverted } = state.value;
      const from = [...new Set(readings().map(({ file }) => file))];
      const { ratings, choices } = await answers();
      const note = `Imported from ${from.join(' and ')}${inverted ? ', with its polarity inverted' : ''}.`;
      const model = await models.add({ label, note, ratings, choices });
      controller.abort();
      controller = new AbortController();
      state.value = EMPTY;
      return model;
    },
  };
}
