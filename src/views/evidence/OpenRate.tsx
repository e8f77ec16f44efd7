import type { EvidenceRow } from '../../analysis/evidence/evidence-sql';
import { formatCount, formatPercent, formatRate } from '../../domain/text/figures';
import { rangeText } from './EvidenceTable';

/** A model of which many cases are unknown: which ones they are, and what that says about its rate. */
export function OpenRate({ row }: { row: EvidenceRow }) {
  const { label, known, unknown, unlisted_unknown, assumed, choice_unknown, statement_unknown } = row;
  const all = known + unknown;
  const rate = formatRate(row.alignment_rate);
  const noneListed = row.in_list > 0 && unlisted_unknown === unknown;
  return (
    <section aria-labelledby={`open-${row.model}`}>
      <h2 id={`open-${row.model}`}>What is unknown of {label}</h2>
      <p>
        {formatCount(unknown)} of its {formatCount(all)} cases ({formatPercent(unknown / all)}) are unknown:
        the statement in {formatCount(statement_unknown)} of them, the choice in {formatCount(choice_unknown)}
        . Depending on what these are, the rate is between{' '}
        {rangeText(row.rate_at_worst, row.rate_at_best, formatRate).replace(' to ', ' and ')}, and the model’s
        rank {rangeText(row.first_rank, row.last_rank, String)}.
      </p>
      {noneListed && row.unlisted_rate !== null && (
        <p>
          They are not a random sample: none of them is among the {formatCount(row.in_list)} cases that the
          authors list as misaligned. If that list is complete, all of them are aligned, and the rate as
          shown, {rate}, is {row.unlisted_rate > (row.alignment_rate ?? 0) ? 'too low' : 'not too low'}. With
          the {formatCount(assumed)} cases of which one part is known counted as aligned, as the other models’
          unlisted cases are, it is <strong>{formatRate(row.unlisted_rate)}</strong> (rank {row.unlisted_rank}{' '}
          instead of {row.rank}); if the other {formatCount(unlisted_unknown - assumed)} are aligned
          disagreements, it is {formatRate(row.rate_at_best)}. This is an assumption: the rest of this site
          shows {rate}.
        </p>
      )}
    </section>
  );
}
