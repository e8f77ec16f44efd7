import { type CaseAction, type CaseModel, SCENARIO_ACTIONS_SQL } from '../../analysis/cases/case-figures';
import { type ListedModel, labelOf } from '../../analysis/listed-model';
import { listNames } from '../../domain/text/list-names';
import { useLiveQuery } from '../../state/use-live-query';
import { HighlightedAction } from '../../ui/HighlightedAction';
import { ErrorNotice, Notice } from '../../ui/Notice';
import { PolarityMark } from '../../ui/PolarityMark';
import { Skeleton } from '../../ui/Skeleton';

interface Props {
  readonly country: string;
  readonly topic: string;
  readonly value: string;
  /** Null while they are not known. */
  readonly models: readonly CaseModel[] | null;
  readonly listed: readonly ListedModel[];
}

function ActionCard({ row, choosers }: { row: CaseAction; choosers: readonly string[] | null }) {
  const polarity = row.polarity === 'positive' ? 'agree' : 'disagree';
  const absent = (row.spans ?? []).filter((span) => !(row.action ?? '').includes(span));
  return (
    <article class={`case-page-action-card is-${polarity}`}>
      <header class="small">
        <PolarityMark polarity={polarity} />{' '}
        <span>{polarity === 'agree' ? 'acts on the value' : 'acts against the value'}</span>
        {row.origin === 'sample' && <span class="case-page-sample-mark">sample, not VIA</span>}
      </header>
      {row.action === null ? (
        <p>The generator wrote no action: {row.problem}.</p>
      ) : (
        <>
          <p class="case-page-action-text">
            <HighlightedAction action={row.action} spans={row.spans ?? []} />
          </p>
          {absent.length > 0 && (
            <p class="muted">
              Attributed, but not word for word in the action: {absent.map((span) => `“${span}”`).join(', ')}
            </p>
          )}
          {row.explanation && (
            <details open>
              <summary class="small">Why</summary>
              <p>{row.explanation}</p>
            </details>
          )}
        </>
      )}
      {choosers && (
        <p class="case-page-action-choosers small">
          {choosers.length === 0 ? 'Chosen by no model.' : `Chosen by ${listNames(choosers)}.`}
        </p>
      )}
    </article>
  );
}

/** The case's two actions side by side, and who chose which. */
export function Actions({ country, topic, value, models, listed }: Props) {
  const scenario = useLiveQuery<CaseAction>(SCENARIO_ACTIONS_SQL, [country, topic], { keep: false });
  if (scenario.error)
    return <ErrorNotice title="The actions could not be loaded" error={scenario.error} again />;
  const actions = scenario.rows?.filter((row) => row.value === value);
  if (!actions) return <Skeleton label="Loading the actions" lines={4} />;
  const choosers = (chosen: 'agree' | 'disagree') =>
    models
      ?.filter((row) => row.chosen === chosen && row.evidence !== 'no_pair')
      .map(({ model }) => labelOf(listed, model)) ?? null;
  if (actions.length === 0)
    return (
      <Notice kind="info" title="The two actions of this case are not loaded">
        <p>
          They are the authors’ sentences and not part of this site. <a href="#/dataset">Load VIA</a> from
          their repository (2.1 MB) or from a file to see them here.
          {models &&
            ` Choices so far: ${choosers('agree')?.length} agree, ${choosers('disagree')?.length} disagree.`}
        </p>
      </Notice>
    );
  return (
    <section aria-label="The two actions">
      <div class="case-page-action-pair">
        {actions.map((row) => (
          <ActionCard
            key={row.polarity}
            row={row}
            choosers={choosers(row.polarity === 'positive' ? 'agree' : 'disagree')}
          />
        ))}
      </div>
      <p class="muted">
        Highlighted: the parts attributed to the value.
        {actions.some(({ origin }) => origin === 'sample') &&
          ' These two were written for this site; the models chose between the actions of VIA. '}
        {actions.some(({ origin }) => origin === 'sample') && <a href="#/dataset">Load VIA</a>}
      </p>
    </section>
  );
}
