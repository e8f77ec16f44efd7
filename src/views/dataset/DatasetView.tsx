import { useEffect, useMemo } from 'preact/hooks';
import { indexActions } from '../../analysis/dataset/action-index';
import { firstChoosers } from '../../analysis/dataset/action-rows';
import { isUnchanged, readDatasetFilter } from '../../analysis/dataset/filter';
import { viaSummary } from '../../domain/via/via-summary';
import { createDataset } from '../../state/dataset';
import { useServices } from '../../state/services';
import { Button } from '../../ui/Button';
import { KeptNotice } from '../../ui/KeptNotice';
import { ErrorNotice } from '../../ui/Notice';
import { SetAsideNotice } from '../../ui/SetAsideNotice';
import { Skeleton } from '../../ui/Skeleton';
import { Term } from '../../ui/Term';
import { useAddress } from '../../ui/use-address';
import { Browser } from './Browser';
import { Facts } from './Facts';
import { ReleasePanel } from './ReleasePanel';
import './dataset.css';

/** VIA: where its actions come from, and all of them to browse. */
export default function DatasetView() {
  const { imports, models, once } = useServices();
  const dataset = once(createDataset);
  const filter = useAddress(readDatasetFilter);
  const revision = imports.revision.value;
  useEffect(() => void models.refresh(), [models]);
  useEffect(() => {
    void dataset.load(revision);
  }, [dataset, revision]);
  const state = dataset.state.value;
  const first = isUnchanged(filter) ? dataset.first.value : null;
  const rows = state.kind === 'ready' ? state.index.rows : (first?.rows ?? []);
  const summary = useMemo(
    () => (state.kind === 'ready' ? viaSummary(state.index.rows) : (first?.summary ?? null)),
    [state, first],
  );
  // The first cases, until all actions are there to filter.
  const shown = useMemo(() => {
    if (state.kind === 'ready') return { index: state.index, choosers: null };
    return first && { index: indexActions(first.rows), choosers: firstChoosers(first) };
  }, [state, first]);
  const hasVia = rows.some(({ origin }) => origin === 'via');
  return (
    <article class="dataset">
      <header class="dataset-head">
        <h1>The dataset</h1>
        <p>
          For each <Term id="case">case</Term> of country, topic and value, an action that follows the value
          and one that goes against it, the <em>spans</em> of text that carry the value, and an explanation.
          Each action lists the models that chose it. See also <a href="#/data">every table</a>, and{' '}
          <a href="#/models">the models, to import or export results</a>.
        </p>
      </header>
      <KeptNotice problem={imports.problem.value} />
      <SetAsideNotice stores={['sources']} />
      <ReleasePanel />
      {summary && hasVia && <Facts summary={summary} />}
      {state.kind === 'loading' && !first && <Skeleton label="Loading the actions" lines={12} />}
      {state.kind === 'failed' && (
        <ErrorNotice title="The actions could not be read" error={state.error}>
          <p>
            <Button onClick={() => void dataset.load(revision)}>Try again</Button>
          </p>
        </ErrorNotice>
      )}
      {shown && (
        <Browser
          index={shown.index}
          choosers={state.kind === 'ready' ? dataset.choosers.value : shown.choosers}
          filter={filter}
          pending={
            state.kind === 'ready' || !summary ? null : { ...summary, loading: state.kind === 'loading' }
          }
        />
      )}
    </article>
  );
}
