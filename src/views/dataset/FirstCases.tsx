import { useMemo } from 'preact/hooks';
import { indexActions } from '../../analysis/dataset/action-index';
import { type FirstActions, firstChoosers } from '../../analysis/dataset/action-rows';
import { formatCount } from '../../ui/format';
import { Skeleton } from '../../ui/Skeleton';
import { CaseList } from './CaseList';

interface Props {
  readonly first: FirstActions;
  /** Whether all actions are on their way. */
  readonly loading: boolean;
}

/** The first cases, in the place of the browser, until all actions are there to filter. */
export function FirstCases({ first, loading }: Props) {
  const index = useMemo(() => indexActions(first.rows), [first]);
  const choosers = useMemo(() => firstChoosers(first), [first]);
  const { rows, cases } = first.summary;
  return (
    <div class="dataset-browser">
      <aside class="dataset-filters" aria-label="Filters">
        {loading && <Skeleton label="Loading the filters" lines={12} />}
      </aside>
      <section class="dataset-results" aria-label="Actions">
        {loading && <Skeleton label="Loading the search" lines={3} />}
        <div class="dataset-toolbar small">
          <p>
            <strong>{formatCount(rows)}</strong> actions in {formatCount(cases)} cases, from the first on
          </p>
        </div>
        <CaseList
          index={index}
          items={index.cases.map((_, at) => at)}
          layout="pairs"
          terms={[]}
          choosers={choosers}
          shownItem={null}
        />
      </section>
    </div>
  );
}
