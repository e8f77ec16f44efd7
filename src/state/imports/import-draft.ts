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
import type { ImportedModel, ImportedModels, NewModel } from './imported-models';
import { readAnswers } from './read-in-worker';

export type DraftFile =
  | { readonly kind: 'reading'; readonly name: string; readonly done: number; readonly of: number }
  | { readonly kind: 'failed'; readonly name: string; readonly error: Error }
  /** Read, but superseded by another file of the same task, chosen later. */
  | { readonly kind: 'replaced'; readonly name: string; readonly by: string }
  | {
      readonly kind: 'read';
      readonly name: string;
      /** The key of the model that it is of. */
      readonly of: string;
      readonly reading: ImportReading;
    };

/** The figures that the files give, read as chosen. */
export interface DraftPreview {
  readonly ratings: RatingsPreview | null;
  readonly choices: ChoicesPreview | null;
  /** Alignment rate by country; empty unless both tasks are there. */
  readonly rates: readonly { readonly country: string; readonly rate: number }[];
}

export interface DraftModel {
  /** What its files call it; empty as long as all files are taken to be of one model. */
  readonly key: string;
  readonly label: string;
  /** Whether the label is the reader's own; else it follows the files. */
  readonly named: boolean;
  /** Whether the polarity of the Task 2 file is inverted. */
  readonly inverted: boolean;
  readonly preview: DraftPreview | null;
}

export interface DraftState {
  readonly files: readonly DraftFile[];
  /** One, or several where a file has answers of several. */
  readonly models: readonly DraftModel[];
}

/** Files on their way to becoming models: read, previewed, then added or discarded. */
export interface ImportDraft {
  readonly state: ReadonlySignal<DraftState>;
  /** Reads files; a second one of the same task and model replaces the first. Never rejects. */
  add(files: readonly File[]): Promise<void>;
  setLabel(key: string, label: string): void;
  setInverted(key: string, inverted: boolean): void;
  /** Forgets a model and its files. */
  discard(key: string): void;
  /** Stops what is running and forgets everything. */
  clear(): void;
  /** Makes a model. @throws NameTaken, or as `ImportedModels.add` */
  accept(key: string): Promise<ImportedModel>;
}

const UNNAMED = { label: '', named: false, inverted: false, preview: null };
const EMPTY: DraftState = { files: [], models: [] };

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
  /** Whether a file has several models, so that answers are told apart by what files call theirs. */
  let apart = false;

  const readings = (key: string) =>
    state.value.files.flatMap((file) => (file.kind === 'read' && file.of === key ? [file.reading] : []));
  const keyOf = (reading: ImportReading) => (apart ? modelOf(reading) : '');
  const change = (key: string, part: Partial<DraftModel>) => {
    const changed = state.value.models.map((model) => (model.key === key ? { ...model, ...part } : model));
    state.value = { ...state.value, models: changed };
  };

  async function answers({ key, inverted }: DraftModel): Promise<Pick<NewModel, 'ratings' | 'choices'>> {
    const ratings = readings(key).find(({ task }) => task === 1)?.answers ?? null;
    const raw = readings(key).find(({ task }) => task === 2)?.answers ?? null;
    if (!raw) return { ratings, choices: null };
    noPair ??= database.query<CellKey>(NO_PAIR_SQL).then(({ rows }) => rows);
    const cells = await noPair.catch((error: unknown) => {
      noPair = null;
      throw error;
    });
    return { ratings, choices: markMissingPairs(inverted ? invertChoices(raw) : raw, cells) };
  }

  async function previewOf(model: DraftModel): Promise<DraftPreview> {
    const { ratings, choices } = await answers(model);
    return {
      ratings: ratings && previewRatings(ratings),
      choices: choices && previewChoices(choices),
      rates: ratings && choices ? previewRates(ratings, choices) : [],
    };
  }

  /** Never rejects: an error takes the place of the previews. */
  async function renew(): Promise<void> {
    const { signal: own } = controller;
    let failed: DraftFile[] = [];
    for (const model of state.value.models) {
      const preview = await previewOf(model).catch((error: Error) => {
        failed = [{ kind: 'failed', name: TABLES, error }];
        return null;
      });
      if (own.aborted) return;
      change(model.key, { preview });
    }
    const files = state.value.files.filter(({ name }) => name !== TABLES);
    state.value = { ...state.value, files: [...files, ...failed] };
  }

  function put(file: DraftFile): void {
    const others = state.value.files
      .filter(({ name }) => name !== file.name)
      .map(
        (other): DraftFile =>
          file.kind === 'read' &&
          other.kind === 'read' &&
          other.of === file.of &&
          other.reading.task === file.reading.task
            ? { kind: 'replaced', name: other.name, by: file.name }
            : other,
      );
    state.value = { ...state.value, files: [...others, file] };
  }

  /** The models of the files, each as it was where it was there before. */
  function follow(found: readonly ImportReading[]): void {
    const keys = state.value.files.flatMap((file) => (file.kind === 'read' ? [file.of] : []));
    const known = new Map(state.value.models.map((model) => [model.key, model]));
    const now = [...new Set(keys)].map((key): DraftModel => {
      const { label, named, inverted, preview } = known.get(key) ?? UNNAMED;
      const [first] = readings(key);
      const choices = found.find((reading) => reading.task === 2 && keyOf(reading) === key);
      return {
        key,
        label: named || !first ? label : labelFor(modelOf(first)),
        named,
        inverted: choices ? isInverted(choices) : inverted,
        preview,
      };
    });
    state.value = { ...state.value, models: now };
  }

  async function read(file: File, own: AbortSignal): Promise<void> {
    const { name } = file;
    put({ kind: 'reading', name, done: 0, of: 0 });
    try {
      const found = await readAnswers(file, {
        signal: own,
        onProgress: (done, of) => put({ kind: 'reading', name, done, of }),
      });
      const several = new Set(found.map(({ model }) => model)).size > 1;
      apart ||= several;
      const files = state.value.files
        .filter((other) => other.name !== name)
        .map((other) => (other.kind === 'read' ? { ...other, of: keyOf(other.reading) } : other));
      state.value = { ...state.value, files };
      for (const reading of found) {
        const part = [...(several ? [reading.model] : []), `Task ${reading.task}`].join(', ');
        put({
          kind: 'read',
          name: found.length > 1 ? `${name}, ${part}` : name,
          of: keyOf(reading),
          reading,
        });
      }
      follow(found);
    } catch (error) {
      if (!own.aborted)
        put({ kind: 'failed', name, error: error instanceof Error ? error : new Error(String(error)) });
    }
  }

  function clear(): void {
    controller.abort();
    controller = new AbortController();
    apart = false;
    state.value = EMPTY;
  }

  function discard(key: string): void {
    const others = state.value.models.filter((model) => model.key !== key);
    const files = state.value.files.filter((file) => file.kind !== 'read' || file.of !== key);
    if (others.length === 0) clear();
    else state.value = { files, models: others };
  }

  return {
    state,
    async add(files) {
      const { signal: own } = controller;
      // One after the other: two files of 30 MB at once would need twice the memory.
      for (const file of files) await read(file, own);
      if (!own.aborted) await renew();
    },
    setLabel: (key, label) => change(key, { label, named: true }),
    setInverted(key, inverted) {
      change(key, { inverted });
      void renew();
    },
    discard,
    clear,
    async accept(key) {
      const model = state.value.models.find((own) => own.key === key);
      if (!model) throw new Error('This model was added or discarded before.');
      const { label, inverted } = model;
      const from = [...new Set(readings(key).map(({ file }) => file))];
      const { ratings, choices } = await answers(model);
      const note = `Imported from ${from.join(' and ')}${inverted ? ', with its polarity inverted' : ''}.`;
      const made = await models.add({ label, note, ratings, choices });
      discard(key);
      return made;
    },
  };
}
