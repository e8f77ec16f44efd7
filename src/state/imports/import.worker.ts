import {
  type ChoicesPreview,
  previewChoices,
  previewRatings,
  type RatingsPreview,
} from '../../domain/answers/answers-preview';
import { packChoices, packRatings } from '../../domain/answers/model-answers';
import type { Agreement } from '../../domain/via/agreement';
import { csvHeader } from '../../readers/csv-header';
import { assertSize, MOST_ANSWER_BYTES } from '../../readers/file-size';
import { type KnownChoices, readRawTask2 } from '../../readers/raw-task2';
import { type ProblemGroup, ProblemGroups } from '../../readers/row-log';
import { hasSelectedPolarity, readSelectedPolarity } from '../../readers/selected-polarity';
import { RAW_RESPONSE, readTask1 } from '../../readers/task1';
import { readTask2 } from '../../readers/task2';
import { decodeText } from '../../readers/text';
import type { Call } from '../../worker/messages';
import { serve } from '../../worker/serve';

interface ReadingBase {
  readonly file: string;
  readonly bytes: number;
  /** Rows in the file, and how many of them were refused. */
  readonly rows: number;
  readonly refusedRows: number;
  /** Rows that repeat an earlier one. */
  readonly repeatedRows: number;
  /** Whether this site wrote the file: it has a column that the authors' files lack. */
  readonly exportedHere: boolean;
  readonly refused: readonly ProblemGroup[];
  /** What is missing or repeated in rows that were read. */
  readonly problems: readonly ProblemGroup[];
  /** How the file differs from what was expected, where nothing is lost. */
  readonly notes: readonly string[];
  /** As `domain/model-answers.ts` packs them. */
  readonly answers: Uint8Array<ArrayBuffer>;
}

/** A result file in the authors' layout, read. */
export type ImportReading = ReadingBase &
  (
    | { readonly task: 1; readonly preview: RatingsPreview }
    | { readonly task: 2; readonly preview: ChoicesPreview }
  );

/** A published model's own file, and what is known of its choices without it. */
export interface RawInput {
  readonly file: string;
  readonly bytes: ArrayBuffer;
  readonly model: string;
  readonly known: KnownChoices;
}

export interface RawReading {
  /** As `domain/model-answers.ts` packs them. */
  readonly choices: Uint8Array<ArrayBuffer>;
  readonly agreement: Agreement;
}

/** By its header: Task 2 marks the chosen actions, Task 1 has the raw answers. */
function taskOf(name: string, columns: readonly string[]): 1 | 2 {
  if (columns.includes('model_choice') || hasSelectedPolarity(columns)) return 2;
  if (columns.includes('response') || columns.includes(RAW_RESPONSE)) return 1;
  return /_t2(?:[._-]|$)/i.test(name) ? 2 : 1;
}

/** Most rows that the layout allows: one per scenario and variant (Task 1), or per action and variant (Task 2). */
const PLACES = { 1: 132 * 8, 2: 7392 * 2 * 8 } as const;

const count = (rows: number): string => rows.toLocaleString('en-US');

function tooMany(rows: number, task: 1 | 2): string[] {
  return rows <= PLACES[task]
    ? []
    : [
        `The file has ${count(rows)} rows, ${count(rows - PLACES[task])} more than the layout allows (${count(PLACES[task])}): the extra ones repeat others or are refused.`,
      ];
}

function readAnswers(file: string, bytes: Uint8Array, progress: Call['progress']): ImportReading {
  const columns = csvHeader(decodeText(file, bytes).text)?.columns ?? [];
  const log = new ProblemGroups(progress);
  const common = (rows: number, notes: readonly string[], answers: Uint8Array) => ({
    file,
    bytes: bytes.length,
    rows,
    refusedRows: log.refusedRows,
    repeatedRows: log.repeatedRows,
    exportedHere: columns.includes('evidence'),
    ...log.lists(),
    notes,
    answers: answers as Uint8Array<ArrayBuffer>,
  });
  if (taskOf(file, columns) === 1) {
    const { rows, read, notes } = readTask1(file, bytes, '', log);
    const answers = packRatings(rows);
    return {
      task: 1,
      ...common(read, [...notes, ...tooMany(read, 1)], answers),
      preview: previewRatings(answers),
    };
  }
  const { rows, read, notes } = hasSelectedPolarity(columns)
    ? readSelectedPolarity(file, bytes, '', log)
    : readTask2(file, bytes, '', { log });
  const answers = packChoices(rows);
  return {
    task: 2,
    ...common(read, [...notes, ...tooMany(read, 2)], answers),
    preview: previewChoices(answers),
  };
}

const calls = {
  async read(file: File, { progress, handOver }: Call): Promise<ImportReading> {
    assertSize(file, MOST_ANSWER_BYTES);
    const reading = readAnswers(file.name, new Uint8Array(await file.arrayBuffer()), progress);
    handOver(reading.answers.buffer);
    return reading;
  },
  readRaw({ file, bytes, model, known }: RawInput, { progress, handOver }: Call): RawReading {
    const { rows, agreement } = readRawTask2(file, new Uint8Array(bytes), model, known, progress);
    const choices = packChoices(rows) as Uint8Array<ArrayBuffer>;
    handOver(choices.buffer);
    return { choices, agreement };
  },
};

export type ImportCalls = typeof calls;

serve(calls);
