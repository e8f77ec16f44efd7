import { useState } from 'preact/hooks';
import {
  DEFAULT_SCENARIO,
  type ModelRow,
  SCENARIO_SQL,
  type Scenario,
  type ScenarioCell,
} from '../../analysis/overview-figures';
import { COUNTRIES } from '../../domain/countries';
import { TOPICS } from '../../domain/topics';
import { withParameters } from '../../sql/quote';
import { useLiveQuery } from '../../state/use-live-query';
import { QueryStatus } from '../../ui/QueryStatus';
import { ScenarioMatrices } from '../../ui/ScenarioMatrices';
import { Select } from '../../ui/Select';
import { WorkedRate } from '../../ui/WorkedRate';

/** One scenario at a time: its three matrices and the resulting alignment rate. */
export function ScenarioExplorer({
  models,
  initial,
}: {
  models: readonly ModelRow[];
  initial: ScenarioCell[];
}) {
  const [scenario, setScenario] = useState<Scenario>(DEFAULT_SCENARIO);
  const choose = (change: Partial<Scenario>) => setScenario({ ...scenario, ...change });
  const params = [scenario.model, scenario.country, scenario.topic];
  const state = useLiveQuery(SCENARIO_SQL, params, { initial });
  const cells = state.rows ?? [];
  return (
    <>
      <div class="controls">
        <Select
          label="Model"
          value={scenario.model}
          options={models.filter((row) => row.known).map((row) => ({ value: row.model, label: row.label }))}
          onChange={(model) => choose({ model })}
        />
        <Select
          label="Country"
          value={scenario.country}
          options={COUNTRIES.map(({ country }) => ({ value: country, label: country }))}
          onChange={(country) => choose({ country })}
        />
        <Select
          label="Topic"
          value={scenario.topic}
          options={TOPICS.map(({ topic }) => ({ value: topic, label: topic }))}
          onChange={(topic) => choose({ topic })}
        />
        <QueryStatus state={state} />
      </div>
      <div class={state.status === 'running' ? 'is-stale' : ''}>
        <ScenarioMatrices
          cells={cells}
          of={`${models.find((row) => row.model === scenario.model)?.label ?? scenario.model}, ${scenario.country}, ${scenario.topic}`}
          sql={withParameters(SCENARIO_SQL, params)}
        />
        <WorkedRate cells={cells} />
      </div>
    </>
  );
}
