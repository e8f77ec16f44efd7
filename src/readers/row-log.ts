import type { SourceError } from './source-error';

/** Where a reader reports what it found. Without one, it throws at the first row that cannot be read. */
export interface RowLog {
  /** A row is about to be read, counted from 1. */
  begins(row: number, rows: number): void;
  /** A row that cannot be read. */
  refused(error: SourceError): void;
  /**
   * Something within a row that was otherwise read.
   *
   * @param example what it was, where the same cause can affect many things
   */
  problem(row: number, cause: string, example?: string): void;
  /** A row that was read, but repeats something from an earlier row. */
  repeated(row: number, cause: string): void;
}

/** The same problem in many rows. */
export interface ProblemGroup {
  readonly problem: string;
  readonly count: number;
  /** The first rows affected, counted from 1 after the header. */
  readonly rows: readonly number[];
  /** The first distinct things affected. */
  readonly examples: readonly string[];
}

const MAX_GROUPS = 100;
/** How many of the affected rows are named. */
export const FIRST_ROWS = 5;
const FIRST_EXAMPLES = 3;
const PROGRESS_ROWS = 500;
const OTHER = 'other problems';

class Groups {
  private readonly groups = new Map<string, { count: number; rows: number[]; examples: string[] }>();

  add(problem: string, row: number | null, example?: string): void {
    const name = this.groups.has(problem) || this.groups.size < MAX_GROUPS ? problem : OTHER;
    const group = this.groups.get(name) ?? { count: 0, rows: [], examples: [] };
    group.count++;
    if (row !== null && group.rows.length < FIRST_ROWS && !group.rows.includes(row)) group.rows.push(row);
    if (example !== undefined && group.examples.length < FIRST_EXAMPLES && !group.examples.includes(example))
      group.examples.push(example);
    this.groups.set(name, group);
  }

  /** The most frequent first. */
  list(): ProblemGroup[] {
    return [...this.groups]
      .map(([problem, group]) => ({ problem, ...group }))
      .sort((a, b) => b.count - a.count || (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
  }
}

/** Groups what a reader found, so that 200,000 bad rows make a short list. */
export class ProblemGroups implements RowLog {
  private readonly refusals = new Groups();
  private readonly problems = new Groups();
  /** How many rows were refused. */
  refusedRows = 0;
  /** How many rows repeat an earlier one. */
  repeatedRows = 0;

  /** @param progress called from time to time with the rows read so far and their total */
  constructor(private readonly progress: (row: number, rows: number) => void = () => {}) {}

  begins(row: number, rows: number): void {
    if (row % PROGRESS_ROWS === 0) this.progress(row, rows);
  }

  refused(error: SourceError): void {
    this.refusedRows++;
    this.refusals.add(error.problem, error.row);
  }

  problem(row: number, cause: string, example?: string): void {
    this.problems.add(cause, row, example);
  }

  repeated(row: number, cause: string): void {
    this.repeatedRows++;
    this.problem(row, cause);
  }

  lists(): { refused: ProblemGroup[]; problems: ProblemGroup[] } {
    return { refused: this.refusals.list(), problems: this.problems.list() };
  }
}
