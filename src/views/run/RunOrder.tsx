import { useMemo } from 'preact/hooks';
import type { PublishedFlips, RunDistances } from '../../analysis/run-results';
import { answeredLine, orderVerdict } from '../../analysis/run-trust';
import { optionOrder, type Share, undecided } from '../../domain/runs/option-order';
import { repeatAgreement } from '../../domain/runs/repeats';
import { isQuick } from '../../domain/runs/run-plan';
import type { RunAnswer, RunRecord } from '../../domain/runs/run-record';
import { formatCount, formatPercent, formatRate } from '../../domain/text/figures';
import { Fact } from '../../ui/Fact';
import { Notice } from '../../ui/Notice';

const shareText = ({ share, low, high }: Share) =>
  `${formatPercent(share)} (95 % interval ${formatPercent(low)} to ${formatPercent(high)})`;

interface Props {
  readonly record: RunRecord;
  readonly answers: readonly RunAnswer[];
}

const useOrder = ({ record, answers }: Props) =>
  useMemo(() => (record.plan.task2 ? optionOrder(answers) : null), [record, answers]);

/** Before any figure: whether the model works, and whether it chooses actions or places in a list. */
export function RunOrder({ record, answers }: Props) {
  const order = useOrder({ record, answers });
  const nothing = order?.verdict === 'one option' || order?.verdict === 'cannot be read';
  return (
    <>
      <p class="run-size">{answeredLine(record, answers)}</p>
      {isQuick(record.plan) && (
        <p class="run-size">
          Task 2 was asked in a <strong>quick form</strong>, which is not the paper’s: what differs from the
          published models may come from the form.
        </p>
      )}
      {order && nothing && <Notice kind="warning" title={orderVerdict(order)} />}
      {order && !nothing && <p class="run-size">{orderVerdict(order)}</p>}
    </>
  );
}

interface FactsProps extends Props {
  /** How the published models do; null where that is not known. */
  readonly published: PublishedFlips | null;
  readonly distances: RunDistances | null;
}

/** What its choices rest on: the order of the options, and the same question asked again. */
export function OrderFacts({ record, answers, published, distances }: FactsProps) {
  const order = useOrder({ record, answers });
  const again = useMemo(() => (record.plan.repeats ? repeatAgreement(answers) : null), [record, answers]);
  const ties = useMemo(() => undecided(answers), [answers]);
  if (!order && !again) return null;
  return (
    <dl class="run-facts small" aria-label="How its choices come about">
      {order && (
        <>
          <Fact name="Choices that change with the order">
            {shareText(order.flips)} of {formatCount(order.cases)} cases. Tossing a coin: 50 %
            {published &&
              `; the published models: ${formatPercent(published.least)} to ${formatPercent(published.most)}, on ${published.cases} cases or more each`}
            .
          </Fact>
          <Fact name="Answers that pick Option 1">{shareText(order.first)}</Fact>
          <Fact name="Undecided cases">
            {formatCount(ties)}: its answers contradict each other, so the choice is unknown.
            {order.unread > 0 &&
              ` In ${formatCount(order.unread)} more, only one order could be read, or none.`}
          </Fact>
          <Fact name="Mean preference for the value’s action">
            {formatPercent(order.positive)}, over both orders
            {order.graded > 0 &&
              `, from the options’ probabilities in ${formatPercent(order.graded)} of its answers`}
          </Fact>
        </>
      )}
      {order && distances?.by_preference != null && (
        <Fact name="Mean distance of word and action">
          {formatRate(distances.by_preference)} by preference, over {formatCount(distances.preference_cases)}{' '}
          cases; {formatRate(distances.by_choice)} by choice, over {formatCount(distances.choice_cases)}
        </Fact>
      )}
      {again && (
        <Fact name="The same answer when asked again">
          {[
            again.choices && `${shareText(again.choices)} of ${formatCount(again.choices.all)} choices`,
            again.ratings &&
              `${formatPercent(again.ratings.share)} of ${formatCount(again.ratings.all)} ratings`,
          ]
            .filter(Boolean)
            .join('; ')}
        </Fact>
      )}
    </dl>
  );
}
