/** The log that the authors' program writes (JSON lines): answers to both tasks, Task 2 by row of the VIA release. */
import { RELEASE_ORDER } from '../domain/via/release-order';
import { bounded, type Csv } from './csv';
import { SourceError } from './source-error';
import { decodeText } from './text';

const COLUMNS = {
  1: ['country', 'topic', 'prompt_index', 'response', 'model'],
  2: ['country', 'topic', 'value', 'polarity', 'prompt_index', 'model_choice', 'model'],
} as const;

interface Line {
  readonly number: number;
  readonly task: 1 | 2 | null;
  readonly cells: readonly string[];
  readonly fault: string | null;
}

/** Whether a text begins with a line of such a log. */
export function isAnswerLog(text: string): boolean {
  const [first = ''] = text.trimStart().split('\n', 1);
  return /^\{.*"(?:model_choice|response)"\s*:/.test(first);
}

const textOf = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

function entryOf(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === 'object' && entry !== null ? { ...entry } : null;
  } catch {
    return null;
  }
}

function lineOf(line: string, number: number): Line {
  const bad = (task: Line['task'], fault: string): Line => ({ number, task, cells: [], fault });
  const entry = entryOf(line);
  if (!entry) return bad(null, 'is not a JSON object');
  if ('model_choice' in entry) {
    const { index } = entry;
    const action = typeof index === 'number' ? RELEASE_ORDER[index] : undefined;
    if (!action)
      return bad(
        2,
        `index is ${(JSON.stringify(index) ?? 'missing').slice(0, 80)}, not a row of the VIA release (0 to ${RELEASE_ORDER.length - 1})`,
      );
    const row = { ...entry, ...action };
    return { number, task: 2, cells: COLUMNS[2].map((name) => textOf(Reflect.get(row, name))), fault: null };
  }
  if ('response' in entry)
    return {
      number,
      task: 1,
      cells: COLUMNS[1].map((name) => textOf(Reflect.get(entry, name))),
      fault: null,
    };
  return bad(null, 'has neither a response nor a model_choice');
}

function* linesOf(text: string): Generator<Line> {
  for (const [index, line] of text.split('\n').entries())
    if (line.trim() !== '') yield lineOf(line, index + 1);
}

/**
 * The answers to each task as if they were a CSV in the authors' layout; lines of neither are with those of the first.
 *
 * @throws SourceError for a file that is not text, or too large
 */
export function answerLog(file: string, bytes: Uint8Array): Csv[] {
  const { text, note } = decodeText(file, bytes);
  const lines = bounded(file, linesOf(text));
  const tasks = ([1, 2] as const).filter((task) => lines.some((line) => line.task === task));
  if (tasks.length === 0) throw new SourceError(file, null, 'has no line with an answer');
  return tasks.map((task) => ({
    file,
    columns: COLUMNS[task],
    rows: lines.filter((line) => line.task === task || (line.task === null && task === tasks[0])),
    notes: [...(note ? [note] : []), ...(task === 2 ? [BY_ROW] : [])],
  }));
}

const BY_ROW = 'It is a log; its choices are by row of the VIA release.';
