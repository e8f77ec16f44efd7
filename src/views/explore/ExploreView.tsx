import { useEffect, useMemo } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import { dotSpec } from '../../charts/dot-spec';
import { heatSpec } from '../../charts/heat-spec';
import type { ChartColors } from '../../charts/theme';
import { DIMENSIONS, MEASURES } from '../../domain/explore';
import { type Answered, createExplore } from '../../models/explore/explore';
import { captionLines, exploreFileName, exploreTitle } from '../../models/explore/explore-caption';
import { type ExploreState, readExploreState, writeExploreState } from '../../models/explore/explore-state';
import { casesKept, type Member, memberIds, memberOf, narrowed } from '../../models/explore/members';
import { similarityOrder } from '../../models/explore/similarity';
import { type ListedModel, labelOf } from '../../models/model-list';
import { useServices } from '../../models/services';
import { Notice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { sortedTable } from '../../ui/sort-order';
import { TakeAway } from '../../ui/TakeAway';
import { CellDetail } from './CellDetail';
import { dotData, ExploreChart, focusColumn, rankedRows } from './ExploreChart';
import { ExploreControls } from './ExploreControls';
import { ExploreTable } from './ExploreTable';
import { scaleFor } from './scale';
import './explore.css';

/** Rows and columns with a figure, in the order that the reader chose. */
function useTable(state: ExploreState, answered: Answered | null, models: readonly ListedModel[]) {
  return useMemo(() => {
    if (!answered) return { rows: [] as Member[], columns: [] as Member[], missing: [] as Member[] };
    const { question } = answered;
    const all = { ...state, rows: question.rows, columns: question.columns, filters: question.filters };
    const members = (dimension: 'rows' | 'columns') =>
      memberIds(all[dimension], all, models).map((id) => memberOf(all[dimension], id, models));
    const [rowMembers, columnMembers] = [members('rows'), members('columns')];
    const value = (row: string, column: string) => answered.cell(row, column)?.value ?? null;
    const hasRow = (row: Member) => columnMembers.some((column) => value(row.id, column.id) !== null);
    const hasColumn = (column: Member) => rowMembers.some((row) => value(row.id, column.id) !== null);
    const [rows, columns] = [rowMembers.filter(hasRow), columnMembers.filter(hasColumn)];
    const missing = [
      ...rowMembers.filter((row) => !hasRow(row)),
      ...columnMembers.filter((column) => !hasColumn(column)),
    ];
    if (state.sort?.by === 'similarity')
      return {
        rows: similarityOrder(rows, (row) => columns.map((column) => value(row.id, column.id))),
        columns: similarityOrder(columns, (column) => rows.map((row) => value(row.id, column.id))),
        missing,
      };
    return { ...sortedTable(rows, columns, value, state.sort), missing };
  }, [state, answered, models]);
}

/** The explorer: any measure by any two dimensions, how sure each figure is, and the way to its rows. */
export default function ExploreView() {
  const { database, models: modelList } = useServices();
  const search = useSearch();
  const [, navigate] = useLocation();
  const models = modelList.models.value;
  const { state, problems } = useMemo(() => readExploreState(search), [search]);
  const explore = useMemo(() => createExplore(database), [database]);
  useEffect(() => explore.dispose, [explore]);
  useEffect(() => void modelList.refresh(), [modelList]);

  const question = JSON.stringify([state.measure, state.rows, state.columns, state.filters, state.positive]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `question` stands for what of the state the query needs
  useEffect(() => {
    const rows = memberIds(state.rows, state, models);
    const columns = memberIds(state.columns, state, models);
    void explore.ask(
      {
        measure: state.measure,
        rows: state.rows,
        columns: state.columns,
        filters: state.filters,
        positive: state.positive,
      },
      { rows, columns },
      models.map(({ model }) => model),
    );
  }, [explore, question, models]);

  const change = (part: Partial<ExploreState>, replace = false) =>
    navigate(writeExploreState({ ...state, ...part }), { replace });

  const answered = explore.answered.value;
  const status = explore.status.value;
  const intervals = explore.intervals.value;
  const { rows, columns, missing } = useTable(state, answered, models);
  const current = answered ? { ...state, ...answered.question } : state;
  const scale = scaleFor(current.measure, answered);
  const unknownModels = (state.filters.model ?? []).filter(
    (name) => !models.some(({ model }) => model === name),
  );
  const notices = [...problems, ...unknownModels.map((name) => `There is no model “${name}” here.`)];
  const modelCount = (row: string, column: string) => {
    const kept = narrowed(current, { row, column }).model;
    return kept ? kept.length : memberIds('model', current, models).length;
  };
  const casesIn = (row: string, column: string) =>
    casesKept(narrowed(current, { row, column })) * modelCount(row, column);

  const picture = (colors: ChartColors) => {
    if (!answered) throw new Error('There is nothing to draw yet');
    const caption = { title: exploreTitle(current), lines: captionLines(current, answered, models) };
    if (state.show === 'chart') {
      const focus = focusColumn(state, columns);
      const ranked = rankedRows(state, answered, rows, focus);
      return dotSpec({
        data: dotData(answered, intervals, ranked, columns, focus),
        rows: ranked.map(({ title }) => title),
        measure: `${MEASURES[current.measure].label}, ${columns.find(({ id }) => id === focus)?.title ?? ''}`,
        domain: [scale.min, scale.max],
        caption,
        colors,
        width: 640,
      });
    }
    return heatSpec({
      data: rows.flatMap((row) =>
        columns.map((column) => ({
          row: row.title,
          column: column.label,
          value: answered.cell(row.id, column.id)?.value ?? null,
        })),
      ),
      rows: rows.map(({ title }) => title),
      columns: columns.map(({ label }) => label),
      rowTitle: DIMENSIONS[current.rows].label,
      columnTitle: DIMENSIONS[current.columns].label,
      scale,
      caption,
      colors,
    });
  };

  return (
    <div class="explore">
      <header class="page-head">
        <h1>Explore the gap</h1>
        <p class="page-lead">
          Choose a measure and what to break it down by. Every number opens the scenarios and cases that it is
          made of.
        </p>
      </header>
      {notices.length > 0 && (
        <Notice kind="warning" title="The link could not be followed in full">
          <p>{notices.join(' ')} The nearest view is shown.</p>
        </Notice>
      )}
      <ExploreControls state={state} models={models} onChange={change} />
      <div class="explore-tabs" role="group" aria-label="Shown as">
        {(['table', 'chart'] as const).map((show) => (
          <button
            key={show}
            type="button"
            class="toggle-button"
            aria-pressed={state.show === show}
            onClick={() => change({ show })}
          >
            {show === 'table' ? 'Table' : 'Chart'}
          </button>
        ))}
        <span class="explore-status" role="status">
          {status.running ? 'Asking DuckDB…' : ''}
        </span>
      </div>
      {status.error && (
        <Notice kind="error" title="This question could not be answered">
          <p>{status.error.message}</p>
        </Notice>
      )}
      {!answered && !status.error && <Skeleton label="Starting the database" lines={9} />}
      {answered && rows.length === 0 && !status.running && (
        <Notice kind="info" title="Nothing is known for this choice">
          <p>
            No model has figures for this measure and these filters. Clear a filter, or choose another
            measure.
          </p>
        </Notice>
      )}
      {answered && rows.length > 0 && (
        <div class={status.running ? 'is-stale' : ''}>
          {state.show === 'table' ? (
            <ExploreTable
              state={current}
              answered={answered}
              intervals={intervals}
              rows={rows}
              columns={columns}
              scale={scale}
              caption={exploreTitle(current)}
              cornerLabel={DIMENSIONS[current.rows].label}
              casesIn={casesIn}
              onChange={change}
            />
          ) : (
            <ExploreChart
              state={current}
              answered={answered}
              intervals={intervals}
              rows={rows}
              columns={columns}
              domain={[scale.min, scale.max]}
              onChange={change}
            />
          )}
          <Footnotes missing={missing} intervals={intervals} models={models} />
          <TakeAway
            name={exploreFileName(current)}
            {...takenRows(answered, intervals, rows, columns)}
            sql={answered.sql}
            caption={captionLines(current, answered, models).join(' ')}
            picture={picture}
          />
        </div>
      )}
      {answered && state.cell && (
        <CellDetail
          state={current}
          cell={state.cell}
          answered={answered}
          intervals={intervals}
          cases={casesIn(state.cell.row, state.cell.column)}
          models={models}
          onClose={() => change({ cell: null })}
        />
      )}
    </div>
  );
}

function Footnotes(props: {
  missing: readonly Member[];
  intervals: ReturnType<typeof createExplore>['intervals']['value'];
  models: readonly ListedModel[];
}) {
  return (
    <ul class="explore-notes">
      <li>‡ some cases unknown. — undefined, or nothing known.</li>
      {props.intervals.kind === 'known' && (
        <li>Small: 95 % bootstrap interval. Select a cell for what it says and leaves out.</li>
      )}
      {props.intervals.kind === 'computing' && (
        <li>
          <span role="status">Computing intervals…</span>
        </li>
      )}
      {props.intervals.kind === 'none' && <li>{props.intervals.reason}</li>}
      {props.missing.length > 0 && (
        <li>
          Without figures for this measure, and left out:{' '}
          {props.missing
            .map(({ id, title }) => (props.models.length > 0 ? labelOf(props.models, id) : title))
            .join(', ')}
          .
        </li>
      )}
    </ul>
  );
}

/** The table's rows as they are taken away: in its order, with intervals. */
function takenRows(
  answered: Answered,
  intervals: ReturnType<typeof createExplore>['intervals']['value'],
  rows: readonly Member[],
  columns: readonly Member[],
) {
  const { question } = answered;
  const taken = rows.flatMap((row) =>
    columns.flatMap((column) => {
      const cell = answered.cell(row.id, column.id);
      if (!cell) return [];
      const interval = intervals.kind === 'known' ? intervals.of(row.id, column.id) : null;
      return [
        {
          [question.rows]: row.id,
          [question.columns]: column.id,
          [question.measure]: cell.value,
          low_95: interval?.low ?? null,
          high_95: interval?.high ?? null,
          known: cell.known,
          tp: cell.tp,
          fp: cell.fp,
          fn: cell.fn,
          tn: cell.tn,
        },
      ];
    }),
  );
  const names = [
    question.rows,
    question.columns,
    question.measure,
    'low_95',
    'high_95',
    'known',
    'tp',
    'fp',
    'fn',
    'tn',
  ];
  return { rows: taken, columns: names };
}
