import type { CompareState } from '../../analysis/compare/compare-state';
import { knownByModelSql } from '../../analysis/explore/explore-sql';
import { MEASURES } from '../../analysis/measures';
import { useLiveQuery } from '../../state/use-live-query';
import { Notice } from '../../ui/Notice';

/** Says which of the models have no data for the measure. */
export function NoSharedCases({ state, nameOf }: { state: CompareState; nameOf: (model: string) => string }) {
  const { rows } = useLiveQuery<{ model: string; known: number }>(
    knownByModelSql(state.models, state.measure),
  );
  const lacking = state.models.filter(
    (name) => rows && !rows.some(({ model, known }) => model === name && known > 0),
  );
  return (
    <Notice kind="info" title="These models have no cases in common">
      <p>
        {lacking.length > 0 &&
          `${lacking.map(nameOf).join(' and ')} has no case ${MEASURES[state.measure].needs.means}. `}
        Choose another model or another measure.
      </p>
    </Notice>
  );
}
