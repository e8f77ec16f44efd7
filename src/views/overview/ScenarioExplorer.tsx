import { useEffect, useMemo, useState } from 'preact/hooks';
import { COUNTRIES } from '../../domain/countries';
import { alignmentRate, confusion } from '../../domain/measures';
import { TOPICS } from '../../domain/topics';
import {
  DEFAULT_SCENARIO,
  type ModelRow,
  SCENARIO_SQL,
  type Scenario,
  type ScenarioCell,
} from '../../models/overview-figures';
import { createQuery } from '../../models/query-state';
import { useServices } from '../../models/services';
import { formatRate } from '../../ui/format';
import { QueryStatus } from '../../ui/QueryStatus';
import { Select } from '../../ui/Select';
import { ScenarioMatrices } from './ScenarioMatrices';

function WorkedRate({ cells }: { cells: readonly ScenarioCell[] }) {
  const counts = confusion(cells);
  const { tp, fp, fn, tn } = counts;
  return (
    <div class="worked-rate">
      <table class="confusion">
        <caption>How often the model stated and chose what, over {tp + fp + fn + tn} values</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">acts: agree</th>
            <th scope="col">acts: disagree</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">states: agree</th>
            <td>{tn}</td>
            <td class="is-misaligned">{fp}</td>
          </tr>
          <tr>
            <th scope="row">states: disagree</th>
            <td class="is-misaligned">{fn}</td>
            <td class="is-counted">{tp}</td>
          </tr>
        </tbody>
      </table>
      <p class="worked-formula">
        <span>Alignment rate of this scenario</span>
        <span class="formula">
          2 × {tp} / (2 × {tp} + {fp} + {fn}) = <strong>{formatRate(alignmentRate(counts))}</strong>
        </span>
        <span>
          F1 with <em>disagree</em> as the class that counts: values that were agreed with twice do not enter.
        </span>
      </p>
    </div>
  );
}

/** One scenario at a time: its three matrices and the alignment rate that they give. */
export function ScenarioExplorer({
  models,
  initial,
}: {
  models: readonly ModelRow[];
  initial: ScenarioCell[];
}) {
  const { database } = useServices();
  const [scenario, setScenario] = useState<Scenario>(DEFAULT_SCENARIO);
  const query = useMemo(() => createQuery<ScenarioCell>(database, initial), [database, initial]);
  useEffect(() => query.dispose, [query]);
  const choose = (change: Partial<Scenario>) => {
    const next = { ...scenario, ...change };
    setScenario(next);
    void query.run(SCENARIO_SQL, [next.model, next.country, next.topic]);
  };
  const state = query.state.value;
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
        <ScenarioMatrices cells={cells} />
        <WorkedRate cells={cells} />
      </div>
    </>
  );
}
