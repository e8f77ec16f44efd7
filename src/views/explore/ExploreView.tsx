import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { createExplore, questionOf } from '../../analysis/explore/answered';
import { exploreSql } from '../../analysis/explore/explore-sql';
import { type ExploreState, readExploreState, writeExploreState } from '../../analysis/explore/explore-state';
import { casesOf, withinReach } from '../../analysis/explore/members';
import { useAttempts } from '../../state/attempts';
import { useServices } from '../../state/services';
import { ErrorNotice } from '../../ui/Notice';
import { ShownAs } from '../../ui/ShownAs';
import { Skeleton } from '../../ui/Skeleton';
import { sendFirst } from '../../ui/send-first';
import { TooManyModels } from '../../ui/TooManyModels';
import { useAddress } from '../../ui/use-address';
import { useSlow } from '../../ui/use-slow';
import { AnswerPane } from './AnswerPane';
import { CellDetail } from './CellDetail';
import { ExploreControls } from './ExploreControls';
import './explore.css';

/** The explorer: any measure by any two dimensions, how certain each figure is, and the way to its rows. */
export default function ExploreView() {
  const { database, models: modelList } = useServices();
  const [, navigate] = useLocation();
  const models = modelList.models.value;
  const listComplete = modelList.complete.value;
  const state = useAddress(readExploreState, withinReach);
  const explore = useMemo(() => createExplore(database), [database]);
  useEffect(() => explore.dispose, [explore]);
  useEffect(() => void modelList.refresh(), [modelList]);

  const asked = questionOf(state, models);
  // Rows of the reader's own may come, and go.
  const changes = database.changesFor(exploreSql(asked.question));
  const key = JSON.stringify([asked, changes, useAttempts().count]);
  // A model that an earlier visit kept may still arrive.
  const waiting =
    !listComplete && (state.filters.model ?? []).some((name) => !models.some(({ model }) => model === name));
  // At once, so that DuckDB works while the page paints.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what is asked
  useLayoutEffect(() => {
    if (!waiting) void explore.ask(asked);
  }, [explore, key, waiting]);

  const change = (part: Partial<ExploreState>) => {
    const next = { ...state, ...part };
    const asks = questionOf(next, models);
    sendFirst(() => {
      if (!waiting && JSON.stringify(asks) !== JSON.stringify(asked)) void explore.ask(asks);
      navigate(writeExploreState(next));
    });
  };
  const latestChange = useRef(change);
  latestChange.current = change;
  const onChange = useCallback((part: Partial<ExploreState>) => latestChange.current(part), []);

  const answered = explore.answered.value;
  const status = explore.status.value;
  const slow = useSlow(status.running);
  const intervals = explore.intervals.value;
  const look = JSON.stringify([state.show, state.sort, state.column, state.cell]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` stands for the part of the state that is not the question
  const current = useMemo(() => (answered ? { ...state, ...answered.question } : state), [answered, look]);

  return (
    <div class="explore stack" aria-busy={status.running}>
      <header class="page-head">
        <h1>Explore the gap</h1>
        <p class="page-lead">Select any number to see the scenarios and cases behind it.</p>
      </header>
      <TooManyModels />
      <ExploreControls state={state} models={models} onChange={onChange} />
      <div class="explore-tabs">
        <ShownAs shown={state.show} onShow={(show) => change({ show })} />
        <span class="explore-status muted" role="status">
          {slow ? 'Asking DuckDB…' : ''}
        </span>
      </div>
      <ErrorNotice title="This question could not be answered" error={status.error} again />
      {!answered && !status.error && <Skeleton label="Loading the figures" lines={9} />}
      {answered && (
        <div class={slow ? 'is-stale' : ''} data-figure="explore">
          <AnswerPane
            state={current}
            answered={answered}
            intervals={intervals}
            models={models}
            onChange={onChange}
          />
        </div>
      )}
      {answered && state.cell && (
        <CellDetail
          state={current}
          cell={state.cell}
          answered={answered}
          intervals={intervals}
          cases={casesOf(current, models)(state.cell.row, state.cell.column)}
          models={models}
          onClose={() => change({ cell: null })}
        />
      )}
    </div>
  );
}
