import { DIMENSIONS, FILTER_DIMENSIONS, MEASURES } from '../../domain/explore';
import { type ListedModel, labelOf } from '../model-list';
import type { Answered } from './explore';
import { type ExploreState, modelsShown } from './explore-state';
import { casesKept, memberIds } from './members';

/** "Alignment rate by model and country". */
export function exploreTitle({
  measure,
  rows,
  columns,
}: Pick<ExploreState, 'measure' | 'rows' | 'columns'>): string {
  return `${MEASURES[measure].label} by ${lower(DIMENSIONS[rows].label)} and ${lower(DIMENSIONS[columns].label)}`;
}

const lower = (label: string): string => (label.startsWith('Schwartz') ? label : label.toLowerCase());

function filterLines(state: ExploreState, models: readonly ListedModel[]): string[] {
  const filters = { ...state.filters, model: modelsShown(state) ?? undefined };
  return FILTER_DIMENSIONS.flatMap((dimension) => {
    const chosen = filters[dimension];
    if (!chosen) return [];
    const names = dimension === 'model' ? chosen.map((model) => labelOf(models, model)) : chosen;
    const label = names.length === 1 ? DIMENSIONS[dimension].label : DIMENSIONS[dimension].plural;
    return [`${label[0]?.toUpperCase()}${label.slice(1)}: ${names.join(', ')}.`];
  });
}

const integer = new Intl.NumberFormat('en-US');

/** What must stand beside the figures: filters, n, coverage, positive class; a sentence each. */
export function captionLines(
  state: ExploreState,
  answered: Answered,
  models: readonly ListedModel[],
): string[] {
  const known = answered.rows.reduce((sum, { known: count }) => sum + count, 0);
  const shown = new Set(answered.rows.filter((row) => row.known > 0).map((row) => row[modelPlace(state)]));
  const modelCount =
    state.rows === 'model' || state.columns === 'model'
      ? shown.size
      : memberIds('model', state, models).length;
  const cases = casesKept(state.filters) * modelCount;
  return [
    ...filterLines(state, models),
    `n = ${integer.format(known)} cases known in both tasks (${cases === 0 ? 0 : Math.round((known / cases) * 100)} % of ${integer.format(cases)}).`,
    ...(state.measure === 'alignment_rate'
      ? [`Positive class: ${state.positive}${state.positive === 'disagree' ? ', as in the paper' : ''}.`]
      : []),
  ];
}

function modelPlace(state: ExploreState): 'row' | 'column' {
  return state.columns === 'model' ? 'column' : 'row';
}

/** A file name for what is taken away. */
export function exploreFileName({ measure, rows, columns }: ExploreState): string {
  return `${measure.replace('_', '-')}-by-${rows}-and-${columns}`;
}
