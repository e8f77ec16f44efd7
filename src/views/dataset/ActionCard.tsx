import type { ActionRow } from '../../analysis/dataset/action-rows';
import { labelOf } from '../../analysis/listed-model';
import { listNames } from '../../domain/text/list-names';
import type { TextTerm } from '../../domain/text/text-query';
import { unanchoredSpans } from '../../domain/via/anchored-spans';
import { useServices } from '../../state/services';
import { PolarityMark } from '../../ui/PolarityMark';
import { MarkedText } from './MarkedText';
import './action-card.css';

interface Props {
  readonly row: ActionRow | null;
  readonly polarity: 'positive' | 'negative';
  readonly terms: readonly TextTerm[];
  /** Models that chose this action; null until it is known. */
  readonly chosenBy: readonly string[] | null;
}

function ChosenBy({ models }: { models: readonly string[] }) {
  const known = useServices().models.models.value;
  return (
    <p class="action-chosen">
      <span>Chosen by</span>{' '}
      {models.length === 0 ? 'none' : listNames(models.map((model) => labelOf(known, model)))}
    </p>
  );
}

/** One action: its text with the attributed spans, spans that could not be placed, the explanation, who chose it. */
export function ActionCard({ row, polarity, terms, chosenBy }: Props) {
  const stray = row?.action == null ? [] : unanchoredSpans(row.action, row.spans ?? []);
  return (
    <div class={`action-card is-${polarity}`}>
      <p class="action-card-head">
        <PolarityMark polarity={polarity === 'positive' ? 'agree' : 'disagree'} />{' '}
        <span>{polarity === 'positive' ? 'acts on the value' : 'acts against it'}</span>
        {row?.origin === 'sample' && <span class="action-sample">sample</span>}
      </p>
      {row?.action == null ? (
        <p class="action-missing">
          {row ? `There is no action here: ${row.problem ?? 'the generator wrote none'}.` : 'No such row.'}
        </p>
      ) : (
        <>
          <p class="action-text">
            <MarkedText text={row.action} spans={row.spans ?? []} terms={terms} />
          </p>
          {stray.length > 0 && (
            <p class="action-stray">
              Attributed, but not word for word in the action:{' '}
              {stray.map((span, index) => (
                <span key={index}>
                  {index > 0 && ', '}“{span}”
                </span>
              ))}
            </p>
          )}
          {row.explanation && (
            <p class="action-explanation">
              <MarkedText text={row.explanation} spans={[]} terms={terms} />
            </p>
          )}
        </>
      )}
      {chosenBy && <ChosenBy models={chosenBy} />}
    </div>
  );
}
