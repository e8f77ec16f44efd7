import { ArrowLeftRight } from 'lucide-preact';
import { memo } from 'preact/compat';
import {
  DIMENSIONS,
  type Dimension,
  FILTER_DIMENSIONS,
  type FilterDimension,
  MEMBERS,
} from '../../analysis/dimensions';
import { type ExploreState, modelsShown } from '../../analysis/explore/explore-state';
import { memberOf } from '../../analysis/explore/members';
import { type ListedModel, modelOptions } from '../../analysis/listed-model';
import { MEASURES, type Measure } from '../../analysis/measures';
import { PUBLISHED_MODELS } from '../../domain/models';
import { Button } from '../../ui/Button';
import { MultiSelect } from '../../ui/MultiSelect';
import { PositiveClassSelect } from '../../ui/PositiveClassSelect';
import { Select } from '../../ui/Select';
import { TargetSelect } from '../../ui/TargetSelect';
import { Term } from '../../ui/Term';
import { useNarrow } from '../../ui/use-narrow';

interface Props {
  readonly state: ExploreState;
  readonly models: readonly ListedModel[];
  readonly onChange: (change: Partial<ExploreState>) => void;
}

const dimensionOptions = Object.entries(DIMENSIONS).map(([value, { label }]) => ({ value, label }));

const PAPERS = [{ label: 'the paper’s', chosen: PUBLISHED_MODELS.map(({ model }) => model) }];

function filterOptions(dimension: FilterDimension, models: readonly ListedModel[]) {
  if (dimension === 'model') return modelOptions(models);
  return MEMBERS[dimension]
    .map((name) => ({ value: name, label: name, group: memberOf(dimension, name, models).group }))
    .toSorted((a, b) => a.group.localeCompare(b.group));
}

/** Setting one dimension to the other's value swaps the two. */
function withDimension(
  state: ExploreState,
  place: 'rows' | 'columns',
  dimension: Dimension,
): Partial<ExploreState> {
  const other = place === 'rows' ? 'columns' : 'rows';
  const change = { [place]: dimension, sort: null, column: null, cell: null };
  return state[other] === dimension ? { ...change, [other]: state[place] } : change;
}

/** The measure, and what it is broken down by. */
function Breakdown({ state, onChange }: Omit<Props, 'models'>) {
  return (
    <>
      <Select
        label="Measure"
        value={state.measure}
        options={Object.entries(MEASURES).map(([value, { label }]) => ({ value, label }))}
        onChange={(value) => onChange({ measure: value as Measure, sort: null })}
      />
      <Select
        label="Rows"
        value={state.rows}
        options={dimensionOptions}
        onChange={(value) => onChange(withDimension(state, 'rows', value as Dimension))}
      />
      <Button
        class="button explore-swap"
        aria-label="Swap rows and columns"
        title="Swap rows and columns"
        onClick={() =>
          onChange({
            rows: state.columns,
            columns: state.rows,
            sort: null,
            column: null,
            cell: state.cell && { row: state.cell.column, column: state.cell.row },
          })
        }
      >
        <ArrowLeftRight size={16} aria-hidden="true" />
      </Button>
      <Select
        label="Columns"
        value={state.columns}
        options={dimensionOptions}
        onChange={(value) => onChange(withDimension(state, 'columns', value as Dimension))}
      />
    </>
  );
}

function Filters({ state, models, onChange }: Props) {
  return (
    <fieldset class="controls explore-filters">
      <legend class="visually-hidden">Filters</legend>
      {FILTER_DIMENSIONS.map((dimension) => (
        <MultiSelect
          key={dimension}
          label={dimension === 'model' ? 'Models' : DIMENSIONS[dimension].label}
          options={filterOptions(dimension, models)}
          chosen={(dimension === 'model' ? modelsShown(state) : state.filters[dimension]) ?? []}
          allLabel={`all ${DIMENSIONS[dimension].plural}`}
          shortcuts={dimension === 'model' ? PAPERS : []}
          onChange={(chosen) => {
            const { [dimension]: _, ...rest } = state.filters;
            onChange({
              filters: chosen.length === 0 ? rest : { ...rest, [dimension]: chosen },
              cell: null,
            });
          }}
        />
      ))}
      {Object.keys(state.filters).length > 0 && (
        <Button onClick={() => onChange({ filters: {}, cell: null })}>Clear filters</Button>
      )}
    </fieldset>
  );
}

function Options({ state, onChange }: Omit<Props, 'models'>) {
  return (
    <>
      {MEASURES[state.measure].polarityMatters && (
        <PositiveClassSelect value={state.positive} onChange={(positive) => onChange({ positive })} />
      )}
      <TargetSelect value={state.target} onChange={(target) => onChange({ target })} />
    </>
  );
}

function Order({ state, onChange }: Omit<Props, 'models'>) {
  return (
    <Select
      label="Order"
      value={state.sort?.by === 'similarity' ? 'similarity' : state.sort ? 'sorted' : 'given'}
      options={[
        { value: 'given', label: 'as in the paper' },
        { value: 'similarity', label: 'by similarity' },
        ...(state.sort && state.sort.by !== 'similarity'
          ? [{ value: 'sorted', label: `by ${state.sort.by} ${state.sort.id}` }]
          : []),
      ]}
      onChange={(value) => {
        if (value !== 'sorted') onChange({ sort: value === 'similarity' ? { by: 'similarity' } : null });
      }}
    />
  );
}

/** What is shown: the measure, what it is broken down by, and which part of the data. */
export const ExploreControls = memo(function ExploreControls({ state, models, onChange }: Props) {
  const measure = MEASURES[state.measure];
  const filters = Object.keys(state.filters).length;
  const rest = (
    <div class="controls">
      <Filters state={state} models={models} onChange={onChange} />
      <Order state={state} onChange={onChange} />
    </div>
  );
  const narrow = useNarrow();
  return (
    <div class="explore-controls">
      <div class="controls explore-breakdown">
        <Breakdown state={state} onChange={onChange} />
        {!narrow && <Options state={state} onChange={onChange} />}
      </div>
      {narrow ? (
        <details class="more explore-more">
          <summary>Filters and options{filters > 0 && ` (filters set: ${filters})`}</summary>
          <div class="controls">
            <Options state={state} onChange={onChange} />
          </div>
          {rest}
        </details>
      ) : (
        rest
      )}
      <p class="explore-meaning muted">
        <Term id={measure.term}>{measure.label}</Term>: {measure.meaning}.
      </p>
    </div>
  );
});
