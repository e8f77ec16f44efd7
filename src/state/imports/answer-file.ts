import {
  type ChoicesPreview,
  previewChoices,
  previewRatings,
  type RatingsPreview,
} from '../../domain/answers/answers-preview';
import { packChoices, packRatings } from '../../domain/answers/model-answers';
import { type Answers, answersIn } from '../../readers/layouts';
import { type ProblemGroup, ProblemGroups } from '../../readers/row-log';

interface ReadingBase {
  readonly file: string;
  readonly bytes: number;
  /** As the file names it; null where it does not. */
  readonly model: string | null;
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

/** A result file's answers to one task, read. */
export type ImportReading = ReadingBase &
  (
    | { readonly task: 1; readonly preview: RatingsPreview }
    | { readonly task: 2; readonly preview: ChoicesPreview }
  );

const count = (rows: number): string => rows.toLocaleString('en-US');

function tooMany(rows: number, most: number): string[] {
  return rows <= most
    ? []
    : [
        `The file has ${count(rows)} rows, ${count(rows - most)} more than the layout allows (${count(most)}): the extra ones repeat others or are refused.`,
      ];
}

type Progress = ConstructorParameters<typeof ProblemGroups>[0];

function readingOf(file: string, bytes: Uint8Array, found: Answers, progress: Progress): ImportReading {
  const log = new ProblemGroups(progress);
  const common = (rows: number, notes: readonly string[]) => ({
    file,
    bytes: bytes.length,
    model: found.model,
    rows,
    refusedRows: log.refusedRows,
    repeatedRows: log.repeatedRows,
    exportedHere: found.columns.includes('evidence'),
    ...log.lists(),
    notes: [...notes, ...tooMany(rows, found.most)],
  });
  if (found.task === 1) {
    const { rows, read, notes } = found.read(log);
    const answers = packRatings(rows) as Uint8Array<ArrayBuffer>;
    return { task: 1, ...common(read, notes), answers, preview: previewRatings(answers) };
  }
  const { rows, read, notes } = found.read(log);
  const answers = packChoices(rows) as Uint8Array<ArrayBuffer>;
  return { task: 2, ...common(read, notes), answers, preview: previewChoices(answers) };
}

/**
 * Reads a result file in any known layout: one reading per task.
 *
 * @throws SourceError for a file that cannot be read
 */
export function readAnswerFile(
  file: string,
  bytes: Uint8Array,
  progress: Progress = () => {},
): ImportReading[] {
  return answersIn(file, bytes).map((found) => readingOf(file, bytes, found, progress));
}
