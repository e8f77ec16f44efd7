import { csvRecords, type Delimiter } from './csv-records';

export interface CsvHeader {
  /** Trimmed; in lower case where that does not name another column. */
  readonly columns: readonly string[];
  readonly delimiter: Delimiter;
  /** What was corrected, in sentences. */
  readonly notes: readonly string[];
}

const DELIMITERS: Readonly<Record<Delimiter, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };

/** The header line of a CSV text, split at commas unless it has more semicolons or tabs; null where there is none. */
export function csvHeader(text: string): CsvHeader | null {
  const cellsBy = (delimiter: Delimiter): readonly string[] =>
    csvRecords(text, delimiter).next().value?.cells ?? [];
  const [best] = (Object.keys(DELIMITERS) as Delimiter[])
    .map((delimiter) => ({ delimiter, cells: cellsBy(delimiter) }))
    .sort((a, b) => b.cells.length - a.cells.length);
  if (!best || best.cells.length === 0) return null;
  const { delimiter } = best;
  const written = best.cells.map((name) => name.trim());
  const columns = written.map((name) => {
    const lower = name.toLowerCase();
    return written.includes(lower) ? name : lower;
  });
  const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) < at);
  const changed = written.filter((name, at) => name !== columns[at]);
  const notes = [
    delimiter !== ',' && `Its cells are separated by ${DELIMITERS[delimiter]}, and it was read that way.`,
    changed.length > 0 && `Its column names were read in lower case: ${changed.join(', ')}.`,
    twice !== undefined && `It has two columns named ${twice}; the first is used.`,
  ];
  return { columns, delimiter, notes: notes.filter((note) => note !== false) };
}
