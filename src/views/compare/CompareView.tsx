import { useEffect, useMemo } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import { DIMENSIONS, MEASURES, type Measure } from '../../domain/explore';
import {
  type ComparedBy,
  type CompareState,
  readCompareState,
  writeCompareState,
} from '../../models/compare/compare-state';
import { createComparison } from '../../models/compare/comparison';
import { labelOf } from '../../models/model-list';
import { useServices } from '../../models/services';
import { MultiSelect } from '../../ui/MultiSelect';
import { Notice } from '../../ui/Notice';
import { PositiveClassSelect } from '../../ui/PositiveClassSelect';
import { Select } from '../../ui/Select';
import { Skeleton } from '../../ui/Skeleton';
import { Agreements } from './Agreements';
import { DifferenceTable } from './DifferenceTable';
import { OnlyOneAligns } from './OnlyOneAligns';
import { OverallDifference } from './OverallDifference';
import { ScatterOfTwo } from './ScatterOfTwo';
import './compare.css';

/** Two or more models on the cases that all of them have. */
export default function CompareView() {
  const { database, models: modelList } = useServices();
  const search = useSearch();
  const [, navigate] = useLocation();
  const listed = modelList.models.value;
  const { state: wanted, problems } = useMemo(() => readCompareState(search), [search]);
  const complete = modelList.complete.value;
  const unknown = wanted.models.filter((model) => complete && !listed.some((entry) => entry.model === model));
  const state = useMemo(
    () => ({
      ...wanted,
      models: wanted.models.filter((model) => listed.some((entry) => entry.model === model)),
    }),
    [wanted, listed],
  );
  const model = useMemo(() => createComparison(database), [database]);
  useEffect(() => model.dispose, [model]);
  useEffect(() => void modelList.refresh(), [modelList]);
  const enough = state.models.length >= 2;
  useEffect(() => {
    if (enough) void model.compare(state);
  }, [model, state, enough]);
  const change = (part: Partial<CompareState>) => navigate(writeCompareState({ ...wanted, ...part }));
  const comparison = model.comparison.value;
  const error = model.error.value;
  const [baseline = '', second = ''] = state.models;
  const measure = MEASURES[state.measure];
  const name = (key: string) => labelOf(listed, key);
  return (
    <div class="compare">
      <header class="page-head">
        <h1>Compare models</h1>
        <p class="page-lead">
          Only cases that are known for every chosen model count, so that differences are the models’ own.
        </p>
      </header>
      {(problems.length > 0 || unknown.length > 0) && (
        <Notice kind="warning" title="The link could not be followed in full">
          <p>{[...problems, ...unknown.map((key) => `There is no model “${key}” here.`)].join(' ')}</p>
        </Notice>
      )}
      <div class="controls">
        <MultiSelect
          label="Models"
          options={listed.map((entry) => ({ value: entry.model, label: name(entry.model) }))}
          chosen={state.models}
          allLabel="none"
          onChange={(models) => change({ models })}
        />
        <Select
          label="Compared with"
          value={baseline}
          options={state.models.map((key) => ({ value: key, label: name(key) }))}
          onChange={(first) => change({ models: [first, ...state.models.filter((key) => key !== first)] })}
        />
        <Select
          label="By"
          value={state.by}
          options={Object.entries(DIMENSIONS)
            .filter(([dimension]) => dimension !== 'model')
            .map(([value, { label }]) => ({ value, label }))}
          onChange={(by) => change({ by: by as ComparedBy })}
        />
        <Select
          label="Measure"
          value={state.measure}
          options={Object.entries(MEASURES).map(([value, { label }]) => ({ value, label }))}
          onChange={(value) => change({ measure: value as Measure })}
        />
        {measure.polarityMatters && (
          <PositiveClassSelect value={state.positive} onChange={(positive) => change({ positive })} />
        )}
        <span class="explore-status" role="status">
          {model.running.value ? 'Comparing…' : ''}
        </span>
      </div>
      {!enough && complete && (
        <Notice kind="info" title="Choose two models">
          <p>A comparison needs at least two models that this site knows.</p>
        </Notice>
      )}
      {error && (
        <Notice kind="error" title="The models could not be compared">
          <p>{error.message}</p>
        </Notice>
      )}
      {enough && !comparison && !error && <Skeleton label="Starting the database" lines={10} />}
      {enough && comparison && (
        <>
          {comparison.rows.every((row) => row.known === 0) ? (
            <Notice kind="info" title="These models share no case">
              <p>For one of them a task is not known at all. Choose other models.</p>
            </Notice>
          ) : (
            <>
              <OverallDifference comparison={comparison} nameOf={name} />
              <DifferenceTable comparison={comparison} nameOf={name} listed={listed} />
              <ScatterOfTwo comparison={comparison} nameOf={name} listed={listed} />
            </>
          )}
          <OnlyOneAligns key={`${baseline} ${second}`} first={baseline} second={second} nameOf={name} />
        </>
      )}
      <Agreements listed={listed} onCompare={(first, other) => change({ models: [first, other] })} />
    </div>
  );
}
