import { useMemo } from 'preact/hooks';
import {
  expectedHalfWidth,
  expectedStops,
  type ModelRates,
  RATE_SPREAD_SQL,
  RATES_SQL,
  type RateSpread,
} from '../../analysis/rate-spread';
import { COUNTRIES } from '../../domain/countries';
import type { RunPlan } from '../../domain/runs/run-plan';
import { formatCount } from '../../domain/text/figures';
import { formatBytes } from '../../domain/text/format-bytes';
import { TOPICS } from '../../domain/topics';
import { engineMeta } from '../../inference/engines';
import { expectedSeconds, plannedModel } from '../../state/runs/cost';
import { useDraft } from '../../state/runs/draft';
import { formatDuration, type PlanSize, planSize } from '../../state/runs/estimate';
import { useLiveQuery } from '../../state/use-live-query';
import { useSpeeds } from './use-speeds';

export interface ActedScenario {
  readonly country: string;
  readonly topic: string;
  readonly origin: 'via' | 'sample';
}

interface Props {
  readonly plan: RunPlan;
  /** How many of the plan's scenarios have actions. */
  readonly withActions: number;
  readonly acted: readonly ActedScenario[] | null;
}

/** How long it takes, what is fetched first, and what happens then. */
function Cost({ size }: { size: PlanSize }) {
  const model = plannedModel(useDraft().draft.value);
  const measured = useSpeeds(model.kind, [model.id]).get(model.id) ?? null;
  const seconds = expectedSeconds(model, size, measured);
  if (size.prompts === 0) return null;
  if (engineMeta(model.kind).origin === 'replay')
    return <p>A replay takes seconds per scenario and downloads nothing.</p>;
  return (
    <>
      <p>
        {seconds === null
          ? 'The time it takes is shown after the first answers.'
          : `With ${model.label} it takes ${formatDuration(seconds)}, ${measured === null ? 'at an assumed speed' : 'at the speed of an earlier run'}.`}
        {model.bytes !== null &&
          ` The model is a ${formatBytes(model.bytes)} download, kept for the next run.`}
      </p>
      <p class="run-muted">
        The model is loaded and first asked four simple questions, to check that it works. Every answer is
        saved as it arrives: you can pause, reload or close the page, and continue later.
      </p>
    </>
  );
}

/** By what rule it stops, and when. */
function Stop({ scenarios, within }: { scenarios: number; within: number }) {
  const rates = useLiveQuery<ModelRates>(RATES_SQL).rows;
  const stops = useMemo(() => rates && expectedStops(rates, scenarios, within), [rates, scenarios, within]);
  return (
    <p>
      Scenarios are asked in random order. The run stops as soon as a 95 % interval that stays valid however
      often it is checked is within ±{within} (a confidence sequence;{' '}
      <a href="https://doi.org/10.1093/jrsssb/qkad009">Waudby-Smith and Ramdas 2024</a>).
      {stops &&
        ` The published models would stop after about ${stops.first === stops.last ? '' : `${stops.first} to `}${stops.last} of the ${scenarios} scenarios.`}{' '}
      Prompts and time given here are for all of them.
    </p>
  );
}

/** How precise the rate will be, and when it stops. */
function Precision({ plan }: { plan: RunPlan }) {
  const { countries, topics } = useDraft().draft.value;
  const spreads = useLiveQuery<RateSpread>(RATE_SPREAD_SQL).rows;
  const all = COUNTRIES.length * TOPICS.length;
  const half = spreads && expectedHalfWidth(spreads, countries.length, topics.length);
  if (!plan.task1 || !plan.task2 || plan.scenarios.length === 0) return null;
  return (
    <>
      {plan.scenarios.length < all && half !== null && (
        <p>
          From {countries.length === 1 ? 'one country' : `${countries.length} countries`} and{' '}
          {topics.length === 1 ? 'one topic' : `${topics.length} topics`}, the alignment rate over all {all}{' '}
          scenarios would be known to within <strong>±{half.toFixed(2)}</strong> (95 % interval, if they were
          drawn at random; from how the rates of the published models vary).
        </p>
      )}
      {plan.stop && <Stop scenarios={plan.scenarios.length} within={plan.stop.within} />}
    </>
  );
}

/** How much will be asked, and what is left out because this copy has no actions for it. */
export function PlanSummary({ plan, withActions, acted }: Props) {
  const replay = engineMeta(useDraft().draft.value.engine).origin === 'replay';
  const size = planSize(plan, replay ? plan.scenarios.length : withActions);
  const left = plan.scenarios.length - withActions;
  const sample = acted?.some(({ origin }) => origin === 'sample') ?? false;
  return (
    <>
      <p class="run-size">
        <strong>{formatCount(size.prompts)}</strong> prompts over {formatCount(plan.scenarios.length)}{' '}
        scenario
        {plan.scenarios.length === 1 ? '' : 's'}, about{' '}
        <strong>{formatCount(Math.round((size.promptTokens + size.completionTokens) / 100) * 100)}</strong>{' '}
        tokens.
      </p>
      <Precision plan={plan} />
      <Cost size={size} />
      {plan.task2 && acted && left > 0 && !replay && (
        <p class="run-warning small">
          Task 2 is left out
          {left < plan.scenarios.length && ` of ${formatCount(left)} of the scenarios`}: this copy of the site
          has no actions for {left === 1 ? 'it' : 'them'}. <a href="#/dataset">Load the VIA release</a> to ask
          about all.
        </p>
      )}
      {plan.task2 && sample && withActions > 0 && !replay && (
        <p class="run-muted">
          The actions are a sample written for this site: the result is not a measurement on VIA, and is
          marked accordingly.
        </p>
      )}
    </>
  );
}
