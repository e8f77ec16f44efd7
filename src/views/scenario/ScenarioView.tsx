import { useMemo } from 'preact/hooks';
import { useLocation, useParams, useSearch } from 'wouter-preact';
import { COUNTRIES } from '../../domain/countries';
import { MEMBERS } from '../../domain/explore';
import { TOPICS } from '../../domain/topics';
import {
  SCENARIO_CASES_SQL,
  SCENARIO_MODELS_SQL,
  type ScenarioCase,
  type ScenarioModel,
} from '../../models/cases/scenario-figures';
import { caseLink, routePart, runLink, scenarioLink } from '../../models/links';
import { labelOf } from '../../models/model-list';
import { useServices } from '../../models/services';
import { withParameters } from '../../models/sql-link';
import { useLiveQuery } from '../../models/use-live-query';
import { Breadcrumbs } from '../../ui/Breadcrumbs';
import { Notice } from '../../ui/Notice';
import { QueryStatus } from '../../ui/QueryStatus';
import { ScenarioMatrices } from '../../ui/ScenarioMatrices';
import { Select } from '../../ui/Select';
import { Skeleton } from '../../ui/Skeleton';
import { TakeAway } from '../../ui/TakeAway';
import { WorkedRate } from '../../ui/WorkedRate';
import { ModelsTable } from './ModelsTable';
import { ValuesByModel } from './ValuesByModel';
import { ValuesTable } from './ValuesTable';
import './scenario.css';

const NONE: readonly never[] = [];

/** One scenario: how each model did, the matrices of one model, and all 56 values of all models. */
export default function ScenarioView() {
  const params = useParams<{ country: string; topic: string }>();
  const [country, topic] = [routePart(params.country), routePart(params.topic)];
  const known = MEMBERS.country.includes(country) && MEMBERS.topic.includes(topic);
  return known ? <Scenario country={country} topic={topic} /> : <Unknown country={country} topic={topic} />;
}

function Unknown({ country, topic }: { country: string; topic: string }) {
  return (
    <Notice kind="warning" title={`There is no scenario “${country}, ${topic}”`}>
      <p>
        A scenario is one of 12 countries and one of 11 topics.{' '}
        <a href="#/explore?rows=topic&columns=country">See them all</a>.
      </p>
    </Notice>
  );
}

function Scenario({ country, topic }: { country: string; topic: string }) {
  const { models: modelList } = useServices();
  const models = modelList.models.value;
  const search = useSearch();
  const [, navigate] = useLocation();
  const rates = useLiveQuery<ScenarioModel>(SCENARIO_MODELS_SQL, [country, topic]);
  const cases = useLiveQuery<ScenarioCase>(SCENARIO_CASES_SQL, [country, topic]);
  const rows = cases.rows ?? NONE;
  const wanted = new URLSearchParams(search).get('model');
  const present = useMemo(() => {
    const found = new Set(rows.map((row) => row.model));
    return models.map((entry) => entry.model).filter((name) => found.has(name));
  }, [rows, models]);
  const model =
    wanted && present.includes(wanted) ? wanted : (rates.rows?.[0]?.model ?? present[0] ?? wanted ?? '');
  const own = useMemo(() => rows.filter((row) => row.model === model), [rows, model]);
  const go = (next: { country?: string; topic?: string; model?: string }, replace = false) =>
    navigate(scenarioLink(next.country ?? country, next.topic ?? topic, next.model ?? model), { replace });
  const label = labelOf(models, model);
  const failed = cases.error ?? rates.error;
  return (
    <div class="scenario">
      <Breadcrumbs
        items={[
          { label: 'Explore', href: '#/explore' },
          {
            label: country,
            href: `#/explore?rows=topic&columns=model&country=${encodeURIComponent(country)}`,
          },
          { label: topic },
        ]}
      />
      <header class="page-head">
        <h1>
          {country}, {topic}
        </h1>
        <p class="page-lead">
          One scenario: the 56 values as each model states them for somebody of this country, and as it acts.{' '}
          <a href={`#${runLink(country, topic)}`}>Run a model of yours on it</a>.
        </p>
      </header>
      <div class="controls">
        <Select
          label="Country"
          value={country}
          options={COUNTRIES.map((entry) => ({ value: entry.country, label: entry.country }))}
          onChange={(next) => go({ country: next })}
        />
        <Select
          label="Topic"
          value={topic}
          options={TOPICS.map((entry) => ({ value: entry.topic, label: entry.topic }))}
          onChange={(next) => go({ topic: next })}
        />
        <QueryStatus state={cases} />
      </div>
      {failed && (
        <Notice kind="error" title="The scenario could not be loaded">
          <p>{failed.message}</p>
        </Notice>
      )}
      {!cases.rows && !failed && <Skeleton label="Starting the database" lines={10} />}
      {wanted && cases.rows && !present.includes(wanted) && (
        <Notice kind="warning" title={`Nothing is known of the model “${wanted}” here`}>
          <p>{label} is shown.</p>
        </Notice>
      )}
      {rates.rows && (
        <ModelsTable
          rows={rates.rows}
          models={models}
          current={model}
          onChoose={(next) => go({ model: next })}
        />
      )}
      {own.length > 0 && (
        <>
          <section aria-labelledby="scenario-matrices">
            <h2 id="scenario-matrices">{label}: stated, chosen, and where they differ</h2>
            <ScenarioMatrices cells={own} />
            <WorkedRate cells={own} />
          </section>
          <ValuesTable
            rows={own}
            label={label}
            hrefOf={(value) => `#${caseLink(country, topic, value, model)}`}
            takeAway={{
              sql: withParameters(SCENARIO_CASES_SQL, [country, topic]),
              name: `scenario-${model}`,
              caption: `${country}, ${topic}. ${label}, ${own.length} of 56 cases.`,
            }}
          />
        </>
      )}
      {rows.length > 0 && (
        <ValuesByModel
          rows={rows}
          models={models}
          present={present}
          onOpen={(value, chosenModel) => navigate(caseLink(country, topic, value, chosenModel))}
        />
      )}
      {rates.rows && (
        <TakeAway
          name="scenario-alignment"
          columns={['model', 'alignment_rate', 'accuracy', 'kappa', 'mcc', 'tp', 'fp', 'fn', 'tn', 'known']}
          rows={rates.rows}
          sql={withParameters(SCENARIO_MODELS_SQL, [country, topic])}
          caption={`The measures of each model in ${country}, ${topic}.`}
        />
      )}
    </div>
  );
}
