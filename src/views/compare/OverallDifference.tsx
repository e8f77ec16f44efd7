import type { Comparison } from '../../analysis/compare/comparison';
import { intervalSentences } from '../../analysis/explore/interval-words';
import { MEASURES } from '../../analysis/measures';
import { cohenKappa } from '../../domain/statistics/measures';
import { formatRate } from '../../domain/text/figures';
import { Term } from '../../ui/Term';
import { signed } from './signed';

interface Props {
  readonly comparison: Comparison;
  readonly nameOf: (model: string) => string;
}

/** What each model's rate is worth: its kappa, the rate by chance, and the most that its base rates allow. */
function Beside({ comparison: { state, overall }, nameOf }: Props) {
  if (MEASURES[state.measure].beside.length === 0) return null;
  return (
    <ul class="compare-note plain-list">
      {state.models.flatMap((model) => {
        const own = overall.get(model);
        return own ? (
          <li key={model}>
            {nameOf(model)}: <Term id="kappa">kappa</Term> {formatRate(cohenKappa(own))}; its rate would be{' '}
            {formatRate(own.chance_rate)} if statements were <Term id="chance-rate">shuffled</Term>, and at
            most <Term id="highest-rate">{formatRate(own.highest_rate)}</Term> with its base rates.
          </li>
        ) : (
          []
        );
      })}
    </ul>
  );
}

/** The difference over all shared cases, in one sentence per model. */
export function OverallDifference({ comparison, nameOf }: Props) {
  const { state, differences, drawings } = comparison;
  const [baseline = '', ...others] = state.models;
  const measure = MEASURES[state.measure].phrase;
  if (!differences)
    return (
      <p class="compare-overall" role="status">
        Computing paired intervals…
      </p>
    );
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
      <Beside comparison={comparison} nameOf={nameOf} />
      <p class="compare-note muted">
        Paired <Term id="interval">intervals</Term>: what is left out is left out of both models.{' '}
        {intervalSentences(drawings.overall, 'models')}
        {drawings.byGroup.join() !== drawings.overall.join() &&
          drawings.byGroup.length > 0 &&
          ` In the table: ${intervalSentences(drawings.byGroup, 'models')}`}
      </p>
    </div>
  );
}
