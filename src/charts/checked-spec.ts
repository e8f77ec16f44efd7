/**
 * The part of Vega-Lite that charts on this site may use. A specification can come with a link: it must not load
 * anything, lead anywhere, put fields of its own on the page, or ask for more work than the page can do.
 */
import { checkedExpression, isLongFormat } from './checked-expression';

type Part = Readonly<Record<string, unknown>>;
type Rows = readonly Part[];

/** Most parts of a specification, and levels of parts within parts. */
const MOST_PARTS = 20_000;
const MOST_LEVELS = 30;
/** Marks of all views together, if each row of the data is one mark in each. */
const MOST_MARKS = 250_000;
const MOST_BINS = 1000;
/** Ticks, colours, or points of a curve. */
const MOST_STEPS = 200;
/** In pixels. */
const LONGEST_SIDE = 5000;
/** Charts beside one another that a column makes. */
const MOST_FACETS = 100;
/** Rows where every pair of two columns becomes one. */
const MOST_CROSSED = 500;
/** How many times longer than the longest text of the data all expressions together may make a text. */
const MOST_GROWTH = 64;

const MARKS =
  'arc area bar boxplot circle errorband errorbar line point rect rule square text tick trail'.split(' ');
const GESTURES: readonly unknown[] = ['click', 'dblclick', 'pointerover', 'mouseover', 'pointerout'];
const EXPRESSIONS = new Set(['expr', 'signal', 'calculate', 'filter', 'test', 'labelExpr']);
/** Where a text is a colour, or an address of one, which the browser would load. */
const PAINT = /(?:color|fill|stroke|cursor|background|range)$/i;
/** What a condition is made of. */
const LOGICAL = new Set(['and', 'or', 'not']);

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a key may not have as its value, as a sentence; null where the value is fine. */
type Rule = (value: unknown, parent: Part, rows: Rows) => string | null;

const never =
  (what: string): Rule =>
  (value) =>
    value === null ? null : `Charts on this site cannot ${what}.`;

const unless =
  (fits: (value: unknown, parent: Part, rows: Rows) => boolean, sentence: string): Rule =>
  (...given) =>
    fits(...given) ? null : sentence;

const atMost = (most: number, what: string): Rule =>
  unless(
    (value) => typeof value === 'boolean' || value === null || (typeof value === 'number' && value <= most),
    `${what} must be a number up to ${most} in a chart on this site.`,
  );

const onlyGestures: Rule = unless(
  (value) => typeof value === 'boolean' || GESTURES.includes(value),
  'Charts on this site answer to clicks and pointers only, not to other events.',
);

const length: Rule = unless(
  (value) =>
    value === 'container' ||
    (isPart(value)
      ? typeof value.step === 'number' && value.step <= MOST_STEPS
      : typeof value === 'number' && value <= LONGEST_SIDE),
  `A chart’s width and height are numbers of pixels up to ${LONGEST_SIDE}, "container", or {"step": …} up to ${MOST_STEPS}.`,
);

const facet: Rule = unless((value, _parent, rows) => {
  const field = isPart(value) ? value.field : value;
  if (typeof field !== 'string') return !isPart(field);
  return rows.every((row) => field in row) && new Set(rows.map((row) => row[field])).size <= MOST_FACETS;
}, `A chart is split only by a column of the result, with at most ${MOST_FACETS} members.`);

const crossed: Rule = unless(
  (_value, _parent, rows) => rows.length <= MOST_CROSSED,
  `“impute” and “pivot” work with up to ${MOST_CROSSED} rows in a chart on this site.`,
);

/** The largest difference of a column's numbers. */
function spanOf(rows: Rows, field: unknown): number {
  const numbers = rows.flatMap((row) => {
    const value = row[String(field)];
    return typeof value === 'number' ? [value] : [];
  });
  return numbers.reduce((a, b) => Math.max(a, b), 0) - numbers.reduce((a, b) => Math.min(a, b), 0);
}

const RULES: Readonly<Record<string, Rule>> = {
  href: never('lead to other addresses (“href”)'),
  url: never('load anything (“url”)'),
  datasets: never('have other data than the result (“datasets”)'),
  data: unless(
    (value) => isPart(value) && Object.keys(value).every((key) => key === 'values' || key === 'name'),
    'The result’s rows are the chart’s data: leave out “data”, or write its values.',
  ),
  bind: unless(
    (value) => value === 'scales' || value === 'legend',
    '“bind” can be "scales" or "legend": charts on this site put no fields on the page.',
  ),
  on: onlyGestures,
  clear: onlyGestures,
  translate: onlyGestures,
  zoom: onlyGestures,
  events: never('listen to events of their own (“events”)'),
  usermeta: never('set options of the page (“usermeta”)'),
  projection: never('draw maps (“projection”)'),
  flatten: never('take lists apart (“flatten”); SQL’s unnest() does'),
  customFormatTypes: never('have formats of their own (“customFormatTypes”)'),
  mark: unless(
    (value) => {
      const type = isPart(value) ? value.type : value;
      return type === undefined || MARKS.includes(String(type));
    },
    `The marks of charts on this site are ${MARKS.join(', ')}.`,
  ),
  maxbins: atMost(MOST_BINS, '“maxbins”'),
  tickCount: atMost(MOST_STEPS, '“tickCount”'),
  count: atMost(MOST_STEPS, '“count”'),
  steps: atMost(MOST_STEPS, '“steps”'),
  minsteps: atMost(MOST_STEPS, '“minsteps”'),
  maxsteps: atMost(MOST_STEPS, '“maxsteps”'),
  gradientLength: atMost(LONGEST_SIDE, '“gradientLength”'),
  width: length,
  height: length,
  continuousWidth: length,
  continuousHeight: length,
  discreteWidth: length,
  discreteHeight: length,
  facet,
  row: facet,
  column: facet,
  impute: crossed,
  pivot: crossed,
  keyvals: unless(Array.isArray, '“keyvals” must be a list of values.'),
  range: unless(
    (value) => !isPart(value) || !('field' in value),
    'A “range” is written out in charts on this site; it does not come from the data.',
  ),
  bins: unless((value) => !isPart(value), '“bins” must be a list of values.'),
  bin: unless(
    (bin, { field }, rows) =>
      !isPart(bin) ||
      bin.step === undefined ||
      (typeof bin.step === 'number' && spanOf(rows, field) / bin.step <= MOST_BINS),
    `A chart on this site has at most ${MOST_BINS} bins: leave out “step”, or make it larger.`,
  ),
  quantile: unless(
    (_value, { step }) => step === undefined || (typeof step === 'number' && step * MOST_STEPS >= 1),
    `“step” must be at least ${1 / MOST_STEPS}.`,
  ),
  base: unless((value) => typeof value === 'number' && value > 1, 'The base of a scale must be above 1.'),
  format: unless((value) => !isLongFormat(String(value)), 'A number in “format” must be below 100.'),
  ['__proto__']: never('use the name “__proto__”'),
  constructor: never('use the name “constructor”'),
  prototype: never('use the name “prototype”'),
};

/** A text as CSS reads it, where `\72` is the letter r. */
const withoutEscapes = (text: string): string =>
  text.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/**
 * @param spec a Vega-Lite specification, as JSON
 * @throws Error, a sentence about what the specification may not hold
 */
export function assertDrawable(spec: object): void {
  const { data } = spec as Part;
  const rows = isPart(data) && Array.isArray(data.values) ? (data.values as Rows) : [];
  let parts = 0;
  let growth = 1;
  let views = 0;
  let copies = 1;

  function expression(text: string): void {
    growth *= checkedExpression(text);
    if (growth > MOST_GROWTH) throw new Error('The chart’s expressions join too many texts.');
  }

  function count(key: string, value: unknown): void {
    if (key === 'mark') views++;
    const lists = key === 'repeat' && isPart(value) ? Object.values(value) : [value];
    if (key === 'repeat' || key === 'fold')
      for (const list of lists) copies *= Math.max(1, Array.isArray(list) ? list.length : 1);
  }

  function entry(key: string, value: unknown, parent: Part, level: number, inPaint: boolean): void {
    const problem = Object.hasOwn(RULES, key) ? RULES[key]?.(value, parent, rows) : null;
    if (problem) throw new Error(problem);
    if (key === 'data') return;
    if (inPaint && (key === 'expr' || key === 'signal' || (key === 'scale' && value === null)))
      throw new Error(
        'Colours are written out or come from a scale in charts on this site, not from the data.',
      );
    count(key, value);
    if (EXPRESSIONS.has(key) || LOGICAL.has(key))
      for (const part of Array.isArray(value) ? value : [value])
        if (typeof part === 'string') expression(part);
    walk(value, level + 1, inPaint || PAINT.test(key));
  }

  function walk(value: unknown, level: number, inPaint: boolean): void {
    if (++parts > MOST_PARTS || level > MOST_LEVELS) throw new Error('The specification is too large.');
    if (typeof value === 'string' && /url\s*\(/i.test(withoutEscapes(value)))
      throw new Error('Charts on this site cannot load anything (“url(…)”).');
    if (Array.isArray(value)) for (const item of value) walk(item, level + 1, inPaint);
    else if (isPart(value))
      for (const [key, own] of Object.entries(value)) entry(key, own, value, level, inPaint);
  }

  walk(spec, 0, false);
  if (views * copies * Math.max(1, rows.length) > MOST_MARKS)
    throw new Error('The chart has too many parts for this many rows. Show fewer rows, or fewer charts.');
}
