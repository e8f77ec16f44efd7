import { WITHOUT_PAIR_SQL } from '../../analysis/dataset/action-rows';
import { formatCount } from '../../domain/text/figures';
import type { ViaSummary } from '../../domain/via/via-summary';
import { useLiveQuery } from '../../state/use-live-query';
import { Fact } from '../../ui/Fact';

/**
 * The release's spans that occur verbatim in their action, as this site reads it, and by a reading that mishandles
 * apostrophes in single-quoted records (see the About page).
 */
const ANCHORED = { here: 48_201, plainly: 48_193 } as const;

/** What VIA contains, counted in the loaded rows and in the published choices. */
export function Facts({ summary }: { summary: ViaSummary }) {
  const [published] = useLiveQuery<{ cases: number }>(WITHOUT_PAIR_SQL).rows ?? [];
  return (
    <dl class="dataset-facts">
      <Fact name="Actions with text">{formatCount(summary.actions)}</Fact>
      <Fact name="Values">{formatCount(summary.values)}</Fact>
      <Fact name="Cases without a pair">
        {published ? formatCount(published.cases) : '…'}{' '}
        <span>
          of {formatCount(summary.cases)} in the published choices; {formatCount(summary.casesWithoutPair)} by
          their text
        </span>
      </Fact>
      <Fact name="Spans found word for word">
        {formatCount(summary.anchoredSpans)}{' '}
        <span>
          of {formatCount(summary.spans)}
          {summary.anchoredSpans === ANCHORED.here &&
            ` (${formatCount(ANCHORED.plainly)} in a simpler reading of its quotes)`}
          . <a href="#/about">How VIA is read</a>
        </span>
      </Fact>
    </dl>
  );
}
