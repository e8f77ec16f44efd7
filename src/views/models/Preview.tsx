import { formatCount, formatPercent, formatRate } from '../../domain/text/figures';
import type { DraftPreview } from '../../state/imports/import-draft';

const RATINGS = ['strongly agree', 'agree', 'disagree', 'strongly disagree'];

/** The figures that the files give, before they are added. */
export function Preview({ preview }: { preview: DraftPreview }) {
  const { ratings, choices, rates } = preview;
  const mean = rates.reduce((sum, { rate }) => sum + rate, 0) / (rates.length || 1);
  return (
    <div class="import-preview">
      {ratings && (
        <p>
          <strong>Task 1:</strong> {formatCount(ratings.ratings)} ratings.{' '}
          {ratings.byRating
            .map((count, index) => `${formatPercent(count / (ratings.ratings || 1))} ${RATINGS[index]}`)
            .join(', ')}
          .
        </p>
      )}
      {choices && (
        <p>
          <strong>Task 2:</strong> {formatCount(choices.agree)} times agree, {formatCount(choices.disagree)}{' '}
          times disagree, {formatCount(choices.unknown)} unknown; {formatCount(choices.noPair)} cases have no
          pair of actions and count as agree, as in the published figures.
        </p>
      )}
      {rates.length > 0 && (
        <table class="import-rates">
          <caption>
            Alignment rate by country; the mean of {rates.length === 1 ? 'it' : `the ${rates.length}`} is{' '}
            <strong>{formatRate(mean)}</strong>
          </caption>
          <tbody>
            {rates.map(({ country, rate }) => (
              <tr key={country}>
                <th scope="row">{country}</th>
                <td class="numeric">{formatRate(rate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
