import { useEffect, useMemo, useState } from 'preact/hooks';
import { useParams } from 'wouter-preact';
import {
  CASE_MODELS_SQL,
  type CaseModel,
  RATED_VARIANTS,
  SCENARIO_CASE_MODELS_SQL,
} from '../../analysis/cases/case-figures';
import { missingModel, modelMeant, type Place, readModel, readPlace } from '../../analysis/cases/case-place';
import { ownModels } from '../../analysis/explore/explore-caption';
import { caseLink, scenarioLink } from '../../analysis/links';
import { labelOf } from '../../analysis/listed-model';
import { heatSpec } from '../../charts/heat-spec';
import { SCHWARTZ_VALUES } from '../../domain/schwartz-values';
import { VALUE_GLOSSES } from '../../domain/value-glosses';
import { withParameters } from '../../sql/quote';
import { useServices } from '../../state/services';
import { useLiveQuery } from '../../state/use-live-query';
import { Breadcrumbs } from '../../ui/Breadcrumbs';
import { Figure } from '../../ui/Figure';
import { useLinkProblems } from '../../ui/LinkProblems';
import { ErrorNotice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { Term } from '../../ui/Term';
import { useAddress } from '../../ui/use-address';
import { Actions } from './Actions';
import { CaseSteps } from './CaseSteps';
import { Neighbours } from './Neighbours';
import { RatingsTable } from './RatingsTable';
import { type Asked, RawAnswerList } from './RawAnswerList';
import { useCaseAnswers } from './use-case-answers';
import './case.css';

/** One case: a value in a scenario, what every model stated and chose, and the two actions. */
export default function CaseView() {
  const params = useParams<{ country?: string; topic?: string; value?: string }>();
  return <Case {...readPlace(params, ['country', 'topic', 'value'])} />;
}

const RATINGS = RATED_VARIANTS.map((variant) => `rating_${variant}` as const);

function Case({ country, topic, value, problems }: Place) {
  const { models: modelList } = useServices();
  const listed = modelList.models.value;
  useEffect(() => void modelList.refresh(), [modelList]);
  const key = [country, topic, value];
  const { model: wanted } = useAddress(readModel, modelMeant);
  const scenario = useLiveQuery<CaseModel>(SCENARIO_CASE_MODELS_SQL, [country, topic], { keep: false });
  const found = useMemo(
    () => scenario.rows?.filter((row) => row.value === value) ?? null,
    [scenario.rows, value],
  );
  const raw = useCaseAnswers({ country, topic, value }, found, listed);
  const [asked, setAsked] = useState<Asked | null>(null);
  useLinkProblems([...problems, ...missingModel(wanted, found)]);
  const rows = found ?? [];
  // The links of the page keep the model while its rows are not there yet.
  const candidates = found ?? listed;
  const current = candidates.some(({ model }) => model === wanted)
    ? (wanted ?? '')
    : (listed.find(({ model }) => rows.some((row) => row.model === model && row.chosen !== null))?.model ??
      '');
  const type = SCHWARTZ_VALUES.find((entry) => entry.value === value)?.type;
  const judged = rows.filter((row) => row.misaligned !== null);
  const misaligned = judged.filter((row) => row.misaligned);
  const rated = rows.reduce((sum, row) => sum + RATINGS.filter((name) => row[name] !== null).length, 0);
  const failed = scenario.error;
  return (
    <div class="case stack">
      <Breadcrumbs
        items={[
          { label: 'Explore', href: '#/explore' },
          { label: `${country}, ${topic}`, href: `#${scenarioLink(country, topic, current)}` },
          { label: value },
        ]}
      />
      <header class="page-head case-page-head">
        <p class="case-key muted">
          {country} · {topic} · <Term id="schwartz-type">{type}</Term>
        </p>
        <h1>{value}</h1>
        <p class="page-lead">
          {VALUE_GLOSSES[value] ? `${sentence(VALUE_GLOSSES[value] ?? '')} ` : ''}
          {judged.length > 0 && (
            <strong>
              {misaligned.length === 0
                ? `All ${judged.length} models act as they state.`
                : `Here, ${misaligned.length} of ${judged.length} models act against what they state.`}
            </strong>
          )}
        </p>
        <CaseSteps country={country} topic={topic} value={value} wanted={wanted} current={current} />
      </header>
      <ErrorNotice title="The case could not be loaded" error={failed} again />
      <Actions country={country} topic={topic} value={value} models={found} listed={listed} />
      {!found && !failed && <Skeleton label="Loading the case" lines={8} />}
      {rows.length > 0 && (
        <section aria-labelledby="case-ratings">
          <h2 id="case-ratings">What each model stated and chose</h2>
          <Figure
            name="case"
            columns={[
              'model',
              'inclination',
              'stated',
              'chosen',
              'distance',
              'misaligned',
              'evidence',
              ...RATINGS,
            ]}
            rows={rows}
            sql={withParameters(CASE_MODELS_SQL, key)}
            caption={[
              `${value} in ${country}, ${topic}.`,
              `n = ${rows.length} models, ${rated} of ${rows.length * RATINGS.length} ratings known; ${judged.length} known in both tasks.`,
              ...ownModels(
                listed,
                rows.map(({ model }) => model),
              ),
            ]}
            title={`Task 1 ratings by prompt variant, 1 strongly agree to 4 strongly disagree: ${value}, ${country}, ${topic}`}
            chart={(drawing) =>
              heatSpec({
                rows: rows.map((row) => ({ id: row, label: labelOf(listed, row.model) })),
                columns: RATED_VARIANTS.map((variant) => ({ id: variant, label: String(variant) })),
                value: (row, variant) => row[`rating_${variant}`],
                columnTitle: 'Prompt variant',
                scale: { kind: 'lean', min: 1, max: 4 },
                format: 'd',
                ...drawing,
              })
            }
          >
            <RatingsTable
              rows={rows}
              listed={listed}
              current={current}
              hrefOf={(model) => `#${caseLink(country, topic, value, model)}`}
              raw={raw.of}
              onAsk={setAsked}
            />
          </Figure>
          <RawAnswerList raw={raw} value={value} listed={listed} asked={asked} />
        </section>
      )}
      {current && (
        <Neighbours
          country={country}
          topic={topic}
          value={value}
          model={current}
          label={labelOf(listed, current)}
          scenario={scenario.rows ?? []}
        />
      )}
    </div>
  );
}

function sentence(gloss: string): string {
  return `${gloss.charAt(0).toUpperCase()}${gloss.slice(1)}.`;
}
