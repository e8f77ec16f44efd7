import { listNames } from '../../domain/text/list-names';
import { DIMENSIONS, FILTER_DIMENSIONS } from '../dimensions';
import { type ListedModel, labelOf } from '../listed-model';
import { MEASURES, type Measure } from '../measures';
import type { Answered } from './answered';
import type { Answer, Question } from './explore-sql';
import { type ExploreState, modelsShown } from './explore-state';
import { casesKept, memberIds } from './members';

/** "Alignment rate by model and country". */
export function exploreTitle({
  measure,
  rows,
  columns,
}: Pick<ExploreState, 'measure' | 'rows' | 'columns'>): string {
  return `${MEASURES[measure].label} by ${DIMENSIONS[rows].phrase} and ${DIMENSIONS[columns].phrase}`;
}

function filterLines(state: ExploreState, models: readonly ListedModel[]): string[] {
  const filters = { ...state.filters, model: modelsShown(state) ?? undefined };
  return FILTER_DIMENSIONS.flatMap((dimension) => {
    const chosen = filters[dimension];
    if (!chosen) return [];
    const names = dimension === 'model' ? chosen.map((model) => labelOf(models, model)) : chosen;
    const label = names.length === 1 ? DIMENSIONS[dimension].label : DIMENSIONS[dimension].plural;
    return [`${label[0]?.toUpperCase()}${label.slice(1)}: ${listNames(names)}.`];
  });
}

const integer = new Intl.NumberFormat('en-US');

/** "n = 7,388 cases known in both tasks (99.9 % of 7,392)." */
export function coverageLine(known: number, cases: number, means = 'known in both tasks'): string {
  const share = cases === 0 ? 0 : (known / cases) * 100;
  // Must not read 100 % while a few are missing.
  const percent = share === 100 || share < 99 ? share.toFixed(0) : (Math.floor(share * 10) / 10).toFixed(1);
  return `n = ${integer.format(known)} cases ${means} (${percent} % of ${integer.format(cases)}).`;
}

/** What must accompany the figures: filters, n, coverage, positive class; one sentence each. */
export function captionLines(
  state: ExploreState,
  answered: Answered,
  models: readonly ListedModel[],
): string[] {
  const known = answered.rows.reduce((sum, { known: count }) => sum + count, 0);
  const shown = new Set(answered.rows.filter((row) => row.known > 0).map((row) => row[modelPlace(state)]));
  const byModel = state.rows === 'model' || state.columns === 'model';
  const modelCount = byModel ? shown.size : memberIds('model', state, models).length;
  const cases = casesKept(state.filters) * modelCount;
  return [
    ...filterLines(state, models),
    coverageLine(known, cases, MEASURES[state.measure].needs.means),
    ...ownModels(models, byModel ? shown : memberIds('model', state, models)),
    ...positiveClass(state),
    ...besideRanges(state, answered.rows).map(
      ({ measure, range }) => `${MEASURES[measure].label}: ${range}.`,
    ),
  ];
}

/** Which class is positive, if that matters to the measure. */
export function positiveClass({ measure, positive }: Pick<Question, 'measure' | 'positive'>): string[] {
  if (!MEASURES[measure].polarityMatters) return [];
  return [`Positive class: ${positive}${positive === 'disagree' ? ', as in the paper' : ''}.`];
}

/** The measures that belong beside a table's figures, each from the lowest to the highest of its cells. */
export function besideRanges(
  { measure }: Pick<Question, 'measure'>,
  rows: readonly Answer[],
): { readonly measure: Measure; readonly range: string }[] {
  return MEASURES[measure].beside.flatMap((name) => {
    const found = rows.flatMap(({ beside }) => beside[name] ?? []);
    if (found.length === 0) return [];
    const [low, high] = [Math.min(...found), Math.max(...found)].map((rate) => rate.toFixed(2));
    return [{ measure: name, range: low === high ? `${low}` : `${low} to ${high}` }];
  });
}

/** Names the reader's own models among those shown: then not all figures come from the release. */
export function ownModels(models: readonly ListedModel[], shown: Iterable<string>): string[] {
  const names = new Set(shown);
  const own = models.filter(({ model, origin }) => origin !== 'published' && names.has(model));
  return own.length === 0
    ? []
    : [`Not part of the release: ${listNames(own.map(({ model }) => labelOf(models, model)))}.`];
}

function modelPlace(state: ExploreState): 'row' | 'column' {
  return state.columns === 'model' ? 'column' : 'row';
}

/** A name for downloaded files. */
export function exploreFileName({ measure, rows, columns }: ExploreState): string {
  return `${measure.replace('_', '-')}-by-${rows}-and-${columns}`;
}
