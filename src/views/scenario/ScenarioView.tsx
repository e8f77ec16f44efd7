import { useEffect, useMemo } from 'preact/hooks';
import { useLocation, useParams } from 'wouter-preact';
import { missingModel, modelMeant, type Place, readModel, readPlace } from '../../analysis/cases/case-place';
import {
  SCENARIO_CASES_SQL,
  SCENARIO_MODEL_CASES_SQL,
  SCENARIO_MODELS_SQL,
  type ScenarioCase,
  type ScenarioModel,
} from '../../analysis/cases/scenario-figures';
import { coverageLine, ownModels } from '../../analysis/explore/explore-caption';
import { caseLink, runLink, scenarioLink } from '../../analysis/links';
import { labelOf } from '../../analysis/listed-model';
import { MOST_ROWS, rowsLeftOut } from '../../charts/chart-spec';
import { dot } from '../../charts/dot-datum';
import { dotSpec } from '../../charts/dot-spec';
import { COUNTRIES } from '../../domain/countries';
import { TOPICS } from '../../domain/topics';
import { withParameters } from '../../sql/quote';
import { useServices } from '../../state/services';
import { useLiveQuery } from '../../state/use-live-query';
import { Breadcrumbs } from '../../ui/Breadcrumbs';
import { Figure } from '../../ui/Figure';
import { useLinkProblems } from '../../ui/LinkProblems';
import { ErrorNotice } from '../../ui/Notice';
import { QueryStatus } from '../../ui/QueryStatus';
import { ScenarioMatrices } from '../../ui/ScenarioMatrices';
import { Select } from '../../ui/Select';
import { Skeleton } from '../../ui/Skeleton';
import { useAddress } from '../../ui/use-address';
import { WorkedRate } from '../../ui/WorkedRate';
import { ModelsTable } from './ModelsTable';
import { ValuesByModel } from './ValuesByModel';
import { ValuesTable } from './ValuesTable';
import './scenario.css';

const NONE: readonly never[] = [];

/** One scenario: how each model did, the matrices of one model, and all 56 values of all models. */
export default function ScenarioView() {
  const place = readPlace(useParams<{ country?: string; topic?: string }>(), ['country', 'topic']);
  return <Scenario {...place} />;
}

function Scenario({ country, topic, problems }: Place) {
  const { models: modelList } = useServices();
  const models = modelList.models.value;
  useEffect(() => void modelList.refresh(), [modelList]);
  const [, navigate] = useLocation();
  const rates = useLiveQuery<ScenarioModel>(SCENARIO_MODELS_SQL, [country, topic], { keep: false });
  const cases = useLiveQuery<ScenarioCase>(SCENARIO_CASES_SQL, [country, topic], { keep: false });
  const rows = cases.rows ?? NONE;
  const { model: wanted } = useAddress(readModel, modelMeant);
  useLinkProblems([...problems, ...missingModel(wanted, cases.rows)]);
  const present = useMemo(() => {
    const found = new Set(rows.map((row) => row.model));
    return models.map((entry) => entry.model).filter((name) => found.has(name));
  }, [rows, models]);
  // The links of the page keep the model while its rows are not there yet.
  const known = wanted && (cases.rows ? present : models.map((entry) => entry.model)).includes(wanted);
  const model = known ? wanted : (rates.rows?.[0]?.model ?? present[0] ?? wanted ?? '');
  const own = useMemo(() => rows.filter((row) => row.model === model), [rows, model]);
  const go = (next: { country?: string; topic?: string; model?: string }, replace = false) =>
    navigate(scenarioLink(next.country ?? country, next.topic ?? topic, next.model ?? model), { replace });
  const label = labelOf(models, model);
  const failed = cases.error ?? rates.error;
  const charted = rates.rows?.slice(0, MOST_ROWS) ?? NONE;
  const place = `${country}, ${topic}`;
  const ownSql = withParameters(SCENARIO_MODEL_CASES_SQL, [country, topic, model]);
  return (
    <div class="scenario stack">
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
          One scenario: for each of the 56 values, what each model states as someone from this country, and
          how it acts. <a href={`#${runLink(country, topic)}`}>Run your own model on it</a>.
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
      <ErrorNotice title="The scenario could not be loaded" error={failed} again />
      {!cases.rows && !failed && <Skeleton label="Loading the scenario" lines={10} />}
      {rates.rows && (
        <Figure
          name="scenario-alignment"
          title={`Alignment rate of each model, with accuracy, kappa and MCC: ${place}`}
          columns={[
            'model',
            'alignment_rate',
            'chance_rate',
            'highest_rate',
            'accuracy',
            'kappa',
            'mcc',
            'tp',
            'fp',
            'fn',
            'tn',
            'known',
          ]}
          rows={rates.rows}
          sql={withParameters(SCENARIO_MODELS_SQL, [country, topic])}
          caption={[
            `The measures of each model in ${place}.`,
            coverageLine(
              rates.rows.reduce((sum, row) => sum + row.known, 0),
              rates.rows.length * 56,
            ),
            ...ownModels(models, present),
            'Positive class: disagree, as in the paper.',
            ...rowsLeftOut(rates.rows.length, 'models'),
          ]}
          chart={(drawing) =>
            dotSpec({
              data: charted.flatMap((row) => [
                ...dot(labelOf(models, row.model), 'alignment rate', row.alignment_rate),
                ...dot(labelOf(models, row.model), 'accuracy', row.accuracy, false),
                ...dot(labelOf(models, row.model), 'kappa', row.kappa, false),
                ...dot(labelOf(models, row.model), 'MCC', row.mcc, false),
              ]),
              rows: charted.map((row) => labelOf(models, row.model)),
              series: ['alignment rate', 'accuracy', 'kappa', 'MCC'],
              measure: 'Share or coefficient',
              domain: [Math.min(0, ...charted.flatMap(({ kappa, mcc }) => [kappa ?? 0, mcc ?? 0])), 1],
              ...drawing,
            })
          }
        >
          <ModelsTable
            rows={rates.rows}
            models={models}
            current={model}
            onChoose={(next) => go({ model: next })}
          />
        </Figure>
      )}
      {own.length > 0 && (
        <>
          <section aria-labelledby="scenario-matrices">
            <h2 id="scenario-matrices">{label}: stated, chosen, and where they differ</h2>
            <ScenarioMatrices cells={own} of={`${label}, ${place}`} sql={ownSql} />
            <WorkedRate cells={own} />
          </section>
          <ValuesTable
            rows={own}
            label={label}
            hrefOf={(value) => `#${caseLink(country, topic, value, model)}`}
            place={place}
            sql={ownSql}
          />
        </>
      )}
      {rows.length > 0 && (
        <ValuesByModel
          rows={rows}
          models={models}
          present={present}
          place={place}
          sql={withParameters(SCENARIO_CASES_SQL, [country, topic])}
          onOpen={(value, chosenModel) => navigate(caseLink(country, topic, value, chosenModel))}
        />
      )}
    </div>
  );
}
