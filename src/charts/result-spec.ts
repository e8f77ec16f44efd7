import type { ChartSpec } from './chart-spec';
import { nameRoom } from './text-room';

export const RESULT_MARKS = ['bar', 'line', 'point', 'heat', 'histogram'] as const;

export type ResultMark = (typeof RESULT_MARKS)[number];

/** What a reader can choose about a chart of any result. Columns by name; null for none. */
export interface ResultChart {
  readonly mark: ResultMark;
  readonly x: string | null;
  readonly y: string | null;
  readonly color: string | null;
  /** The reader's own specification, without data; replaces the rest. */
  readonly spec: string | null;
}

export interface ChartColumn {
  readonly name: string;
  readonly kind: 'number' | 'text' | 'boolean' | 'time' | 'other';
}

/** In pixels: where names beside a chart and a legend would leave it no room. */
const NARROW = 480;

/** Rows beyond this are not drawn. */
export const CHART_ROWS = 5000;

const isWhole = (rows: readonly Record<string, unknown>[], column: ChartColumn): boolean =>
  rows.every((row) => row[column.name] === null || Number.isInteger(row[column.name]));

const distinct = (rows: readonly Record<string, unknown>[], column: ChartColumn): number =>
  new Set(rows.map((row) => row[column.name])).size;

/** The chart that the column types suggest. */
export function defaultChart(
  columns: readonly ChartColumn[],
  rows: readonly Record<string, unknown>[],
): ResultChart {
  const some = rows.slice(0, 1000);
  const numbers = columns.filter(({ kind }) => kind === 'number');
  const texts = columns.filter(({ kind }) => kind === 'text' || kind === 'boolean');
  const time = columns.find(({ kind }) => kind === 'time');
  const [first, second] = numbers;
  const [text, other] = texts;
  const plain = { color: null, spec: null };
  if (time && first)
    return { ...plain, mark: 'line', x: time.name, y: first.name, color: text?.name ?? null };
  if (text && first && second && columns[0] === first && isWhole(some, first) && distinct(some, first) <= 30)
    return { ...plain, mark: 'line', x: first.name, y: second.name, color: text.name };
  if (text && other && first && distinct(some, text) * distinct(some, other) <= 2 * some.length)
    return { ...plain, mark: 'heat', x: other.name, y: text.name, color: first.name };
  if (text && first) return { ...plain, mark: 'bar', x: first.name, y: text.name };
  if (first && second) return { ...plain, mark: 'point', x: first.name, y: second.name };
  if (first) return { ...plain, mark: 'histogram', x: first.name, y: null };
  return { ...plain, mark: 'bar', x: null, y: text?.name ?? columns[0]?.name ?? null };
}

type Encoding = Record<string, unknown>;

function channel(columns: readonly ChartColumn[], name: string | null, extra: Encoding = {}): Encoding {
  // No column: the count of rows.
  if (name === null) return { aggregate: 'count', type: 'quantitative', title: 'Rows', ...extra };
  const kind = columns.find((column) => column.name === name)?.kind;
  const type = kind === 'number' ? 'quantitative' : kind === 'time' ? 'temporal' : 'nominal';
  const own = { field: pathOf(name), type, title: name, ...extra };
  // In UTC, as all of the page.
  return own.type === 'temporal'
    ? { ...own, scale: { ...(extra.scale as object | undefined), type: 'utc' } }
    : own;
}

/** A colour for each time, or for each text. */
function colorOf(columns: readonly ChartColumn[], name: string): Encoding {
  const time = columns.find((column) => column.name === name)?.kind === 'time';
  return channel(columns, name, time ? { type: 'ordinal' } : {});
}

/** A name as a field of the data: a backslash has no place in Vega's paths, so another sign stands for it. */
const fieldOf = (name: string): string => name.replaceAll('\\', '⧵');

/** A field as one of Vega's paths, where dots, brackets and quotes have meaning. */
function pathOf(name: string): string {
  return fieldOf(name).replace(/[.[\]'"]/g, (sign) => `\\${sign}`);
}

function parts(
  chart: ResultChart,
  columns: readonly ChartColumn[],
  width: number,
): { mark: Record<string, unknown>; encoding: Encoding } {
  const isNarrow = width < NARROW;
  const legend = isNarrow ? { legend: { orient: 'bottom' } } : {};
  const color = chart.color === null ? {} : { color: { ...colorOf(columns, chart.color), ...legend } };
  const names = { axis: { labelLimit: nameRoom(width) } };
  const of = (name: string | null, extra?: Encoding) => channel(columns, name, extra);
  switch (chart.mark) {
    case 'heat':
      return {
        mark: { type: 'rect', tooltip: true },
        encoding: {
          x: of(chart.x, { type: 'nominal', axis: { labelAngle: isNarrow ? -90 : -40 } }),
          y: of(chart.y, { type: 'nominal', ...names }),
          color: { ...(chart.color === null ? of(null) : colorOf(columns, chart.color)), ...legend },
        },
      };
    case 'histogram':
      return {
        mark: { type: 'bar', tooltip: true },
        encoding: { x: of(chart.x, { bin: { maxbins: 30 } }), y: of(null), ...color },
      };
    case 'line':
      return {
        mark: { type: 'line', point: true, tooltip: true },
        encoding: { x: of(chart.x), y: of(chart.y, { scale: { zero: false } }), ...color },
      };
    case 'point':
      return {
        mark: { type: 'point', tooltip: true },
        encoding: {
          x: of(chart.x, { scale: { zero: false } }),
          y: of(chart.y, { scale: { zero: false } }),
          ...color,
        },
      };
    case 'bar':
      return {
        mark: { type: 'bar', tooltip: true },
        encoding: {
          x: of(chart.x, { axis: { tickCount: isNarrow ? 3 : 6 } }),
          y: of(chart.y, { type: 'nominal', sort: '-x', ...names }),
          ...color,
        },
      };
  }
}

/** The reader's choices where the result has all their columns, otherwise what its columns suggest. */
export function chartOf(
  chosen: ResultChart | null,
  columns: readonly ChartColumn[],
  rows: readonly Record<string, unknown>[],
): ResultChart {
  const has = (column: string | null) => column === null || columns.some(({ name }) => name === column);
  return chosen && has(chosen.x) && has(chosen.y) && has(chosen.color) ? chosen : defaultChart(columns, rows);
}

/** The specification without its data, for the reader to edit. */
export function chartTemplate(chart: ResultChart, columns: readonly ChartColumn[], width: number): object {
  const { mark, encoding } = parts(chart, columns, width);
  const stepped = chart.mark === 'bar' || chart.mark === 'heat';
  return { mark, encoding, width, height: stepped ? { step: 26 } : 320 };
}

/**
 * The specification with its data.
 *
 * @throws Error saying what is wrong with the reader's own specification
 */
export function resultSpec(
  chart: ResultChart,
  columns: readonly ChartColumn[],
  rows: readonly Record<string, unknown>[],
  width: number,
): ChartSpec {
  let template: object = chartTemplate(chart, columns, width);
  if (chart.spec !== null) {
    try {
      template = JSON.parse(chart.spec) as object;
    } catch (cause) {
      throw new Error(`The specification is not JSON: ${(cause as Error).message}`, { cause });
    }
    if (typeof template !== 'object' || template === null || Array.isArray(template))
      throw new Error('The specification must be an object, { … }.');
  }
  return {
    autosize: { type: 'fit-x', contains: 'padding' },
    ...template,
    data: { values: rows.slice(0, CHART_ROWS).map(plainRow) },
  } as unknown as ChartSpec;
}

/** Longer texts are cut off in charts. */
const LONGEST_TEXT = 1000;

const cut = (text: string): string => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);

/** A moment as text that Vega reads in UTC; a day as a day. */
function momentText(moment: Date): string {
  return moment
    .toISOString()
    .replace(/T00:00:00\.000Z$/, '')
    .replace('.000Z', 'Z');
}

/** Values that Vega can count with: BigInts as numbers, moments as text in UTC, lists as text. */
function plainRow(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      const name = fieldOf(column);
      if (typeof value === 'bigint') return [name, Number(value)];
      if (value instanceof Date) return [name, momentText(value)];
      if (typeof value === 'object' && value !== null) return [name, cut(JSON.stringify(value, bigints))];
      return [name, typeof value === 'string' ? cut(value) : value];
    }),
  );
}

function bigints(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
