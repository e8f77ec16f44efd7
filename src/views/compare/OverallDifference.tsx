import type { Comparison } from '../../analysis/compare/comparison';
import { DRAWINGS } from '../../analysis/explore/explore-caption';
import { MEASURES } from '../../analysis/measures';
import { formatRate } from '../../ui/format';
import { Term } from '../../ui/Term';
import { signed } from './signed';

interface Props {
  readonly comparison: Comparison;
  readonly nameOf: (model: string) => string;
}

/** The difference over all shared cases, in one sentence per model. */
export function OverallDifference({ comparison, nameOf }: Props) {
  const { state, differences, drawn } = comparison;
  const [baseline = '', ...others] = state.models;
  const measure = MEASURES[state.measure].phrase;
  if (!drawn)
    return (
      <p class="compare-overall" role="status">
        Computing paired intervals…
      </p>
    );
  const [all, table] = [DRAWINGS[drawn.overall], DRAWINGS[drawn.byGroup]];
  return (
    <div class="compare-overall">
      {others.map((model) => {
        const overall = differences.get(model)?.overall;
        if (!overall || overall.value === null) return null;
        const { interval } = overall;
        return (
          <p key={model}>
            <strong>{nameOf(model)}</strong>: {measure} {formatRate(overall.model)}, {signed(overall.value)}{' '}
            against {nameOf(baseline)} ({formatRate(overall.baseline)}).
            {interval && (
              <>
                {' '}
                95 % interval of the difference {signed(interval.low)} to {signed(interval.high)}
                {interval.low > 0 || interval.high < 0 ? '.' : ', which includes zero.'}
              </>
            )}
          </p>
        );
      })}
      <p class="compare-note muted">
        Paired <Term id="bootstrap">bootstrap</Term>, 2,000 resamples of {all.drawn} within each {all.within}
        {table !== all && ` (in the table, of ${table.drawn} within each ${table.within})`}, the same for both
        models. It does not reflect the choice of {all.leavesOut}
        {table !== all && ` (in the table, of ${table.leavesOut})`}
        {drawn.overall !== 'cells' && ', values'} and prompts, or the models’ own randomness.
      </p>
    </div>
  );
}
