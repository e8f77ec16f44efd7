import { useEffect, useMemo } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { compareSql } from '../../analysis/compare/compare-sql';
import {
  type ComparedBy,
  type CompareState,
  comparable,
  readCompareState,
  writeCompareState,
} from '../../analysis/compare/compare-state';
import { createComparison } from '../../analysis/compare/comparison';
import { DIMENSIONS } from '../../analysis/dimensions';
import { labelOf, modelOptions } from '../../analysis/listed-model';
import { MEASURES, type Measure } from '../../analysis/measures';
import { PUBLISHED_MODELS } from '../../domain/models';
import { useAttempts } from '../../state/attempts';
import { useServices } from '../../state/services';
import { MultiSelect } from '../../ui/MultiSelect';
import { ErrorNotice, Notice } from '../../ui/Notice';
import { PositiveClassSelect } from '../../ui/PositiveClassSelect';
import { Select } from '../../ui/Select';
import { Skeleton } from '../../ui/Skeleton';
import { TargetSelect } from '../../ui/TargetSelect';
import { Term } from '../../ui/Term';
import { TooManyModels } from '../../ui/TooManyModels';
import { useAddress } from '../../ui/use-address';
import { Agreements } from './Agreements';
import { DifferenceTable } from './DifferenceTable';
import { NoSharedCases } from './NoSharedCases';
import { OnlyOneAligns } from './OnlyOneAligns';
import { OverallDifference } from './OverallDifference';
import { ScatterOfTwo } from './ScatterOfTwo';
import './compare.css';

/** Those whose choices are known: with any other, no case would be shared. */
const PAPERS = [
  {
    label: 'the paper’s',
    chosen: PUBLISHED_MODELS.filter(({ tasks }) => tasks.includes(2)).map(({ model }) => model),
  },
];

/** Two or more models on the cases that all of them have. */
export default function CompareView() {
  const { database, models: modelList, overview } = useServices();
  const [, navigate] = useLocation();
  const listed = modelList.models.value;
  const listComplete = modelList.complete.value;
  const state = useAddress(readCompareState, comparable);
  const compare = useMemo(() => createComparison(database), [database]);
  useEffect(() => compare.dispose, [compare]);
  useEffect(() => void modelList.refresh(), [modelList]);
  const enough = state.models.length >= 2;
  // Rows of the reader's own may come, and go.
  const key = JSON.stringify([state, database.changesFor(compareSql(state)), useAttempts().count]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the state and its tables
  useEffect(() => {
    if (enough) void compare.compare(state);
  }, [compare, key, enough]);
  const change = (part: Partial<CompareState>) => navigate(writeCompareState({ ...state, ...part }));
  const comparison = compare.comparison.value;
  const error = compare.error.value;
  const [baseline = '', second = ''] = state.models;
  const measure = MEASURES[state.measure];
  const name = (key: string) => labelOf(listed, key);
  // How a model of the reader's was asked may be why it differs.
  const own = listed.filter(({ model, origin }) => origin !== 'published' && state.models.includes(model));
  return (
    <div class="compare stack">
      <header class="page-head">
        <h1>Compare models</h1>
        <p class="page-lead">
          Only cases known for every selected model are counted, so differences come from the models.
        </p>
      </header>
      <TooManyModels />
      <div class="controls">
        <MultiSelect
          label="Models"
          options={modelOptions(listed)}
          chosen={state.models}
          allLabel="none"
          shortcuts={PAPERS}
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
        <TargetSelect value={state.target} onChange={(target) => change({ target })} />
        <span class="explore-status muted" role="status">
          {compare.running.value ? 'Comparing…' : ''}
        </span>
      </div>
      <p class="compare-note muted">
        <Term id={measure.term}>{measure.label}</Term>: {measure.meaning}.
      </p>
      {own.map(({ model, note }) => (
        <p key={model} class="compare-note muted">
          <strong>{name(model)}</strong>: {note}
        </p>
      ))}
      {!enough && !listComplete && <Skeleton label="Loading the figures" lines={10} />}
      {!enough && listComplete && (
        <Notice kind="info" title="Choose two models">
          <p>A comparison needs at least two models.</p>
        </Notice>
      )}
      <ErrorNotice title="The models could not be compared" error={error} again />
      {enough && !comparison && !error && <Skeleton label="Loading the figures" lines={10} />}
      {enough && comparison && (
        <>
          {comparison.rows.every((row) => row.known === 0) ? (
            <NoSharedCases state={comparison.state} nameOf={name} />
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
      <Agreements
        listed={listComplete || overview.figures.value.others === 0 ? listed : null}
        compared={state.models}
        onCompare={(first, other) => change({ models: [first, other] })}
      />
    </div>
  );
}
