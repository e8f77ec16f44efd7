import { byCell, type CellKey, cellKey } from '../../src/domain/keys';
import type { Row } from '../../src/domain/rows';
import type { Polarity } from '../../src/domain/statistics/measures';
import { PUBLISHED_VARIANT } from '../../src/readers/row-keys';
import { SourceError } from '../../src/readers/source-error';
import type { ViaRow } from '../../src/readers/via';

interface LogEntry {
  /** Row number in the VIA CSV, from 0. */
  readonly index: number;
  readonly model_choice: boolean;
}

function entryOf(file: string, line: string, number: number): LogEntry {
  let entry: Partial<LogEntry>;
  try {
    entry = JSON.parse(line) as Partial<LogEntry>;
  } catch (cause) {
    throw new SourceError(file, number, 'is not JSON', { cause });
  }
  if (!Number.isInteger(entry.index) || typeof entry.model_choice !== 'boolean')
    throw new SourceError(file, number, 'lacks a whole-number index or a true/false model_choice');
  return entry as LogEntry;
}

/**
 * Task 2 choices from the authors' evaluation log (JSON lines), whose index is the row of the VIA CSV.
 * Cells without a pair of actions have evidence `no_pair`.
 *
 * @throws SourceError for a line that is not an entry, or an index beyond the VIA CSV
 */
export function readTask2Log(file: string, bytes: Uint8Array, model: string, via: readonly ViaRow[]): Row[] {
  const chosen = new Map<string, Set<Polarity>>();
  const lines = new TextDecoder().decode(bytes).split('\n');
  for (const [number, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const { index, model_choice } = entryOf(file, line, number + 1);
    const action = via[index];
    if (!action)
      throw new SourceError(file, number + 1, `index ${index} is beyond the ${via.length} rows of VIA`);
    const agrees = (action.polarity === 'positive') === model_choice;
    const key = cellKey(action);
    const choices = chosen.get(key) ?? new Set();
    chosen.set(key, choices.add(agrees ? 'agree' : 'disagree'));
  }
  const usable = new Map<string, number>();
  for (const row of via) {
    const key = cellKey(row);
    usable.set(key, (usable.get(key) ?? 0) + (row.action === null ? 0 : 1));
  }
  const cells = new Map<string, CellKey>(via.map((row) => [cellKey(row), row]));
  return [...cells]
    .map(([key, { country, topic, value }]) => {
      const choices = [...(chosen.get(key) ?? [])];
      const choice = choices.length === 1 ? (choices[0] ?? null) : null;
      const evidence = choice ? 'log' : (usable.get(key) ?? 0) < 2 ? 'no_pair' : 'undetermined';
      return { model, country, topic, value, variant: PUBLISHED_VARIANT, choice, evidence };
    })
    .sort(byCell());
}
