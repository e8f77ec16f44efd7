import { useState } from 'preact/hooks';
import {
  DEFAULT_SCENARIO,
  DISTANCES_SQL,
  type DistanceRow,
  type ModelRow,
} from '../../analysis/overview-figures';
import { gapSpec } from '../../charts/gap-spec';
import { COUNTRIES } from '../../domain/countries';
import { formatRate } from '../../domain/text/figures';
import { withParameters } from '../../sql/quote';
import { useLiveQuery } from '../../state/use-live-query';
import { Button } from '../../ui/Button';
import { Figure } from '../../ui/Figure';
import { QueryStatus } from '../../ui/QueryStatus';
import { Select } from '../../ui/Select';
import './distance-ranking.css';

const SHORT_LIST = 12;

function DistanceBar({ row }: { row: DistanceRow }) {
  const from = Math.min(row.mean_inclination, row.mean_action) * 100;
  return (
    <span class="distance-bar" aria-hidden="true">
      <span class="distance-span" style={{ left: `${from}%`, width: `${row.distance * 100}%` }} />
      <span class="distance-dot" style={{ left: `${row.mean_inclination * 100}%` }} />
      <span class="distance-dot is-acted" style={{ left: `${row.mean_action * 100}%` }} />
    </span>
  );
}

/** A country's alignment ranking: its values by descending distance between what was stated and done. */
export function DistanceRanking({
  models,
  initial,
}: {
  models: readonly ModelRow[];
  initial: DistanceRow[];
}) {
  const [model, setModel] = useState(DEFAULT_SCENARIO.model);
  const [country, setCountry] = useState(DEFAULT_SCENARIO.country);
  const [all, setAll] = useState(false);
  const state = useLiveQuery(DISTANCES_SQL, [model, country], { initial });
  const rows = state.rows ?? [];
  const shown = all ? rows : rows.slice(0, SHORT_LIST);
  const label = models.find((row) => row.model === model)?.label ?? model;
  return (
    <>
      <div class="controls">
        <Select
          label="Model"
          value={model}
          options={models
            .filter((row) => row.known && row.note === '')
            .map((row) => ({ value: row.model, label: row.label }))}
          onChange={setModel}
        />
        <Select
          label="Country"
          value={country}
          options={COUNTRIES.map((entry) => ({ value: entry.country, label: entry.country }))}
          onChange={setCountry}
        />
        <QueryStatus state={state} />
      </div>
      <Figure
        name="alignment-ranking"
        title={`Alignment ranking: ${label}, ${country}; each line is a distance`}
        columns={['ranking', 'value', 'mean_inclination', 'mean_action', 'distance']}
        rows={rows}
        sql={withParameters(DISTANCES_SQL, [model, country])}
        caption={`Alignment ranking of ${label} in ${country}: ${rows.length} values, each the mean over the topics.`}
        chart={(drawing) =>
          gapSpec({
            data: rows.map((row) => ({
              row: row.value,
              stated: row.mean_inclination,
              acted: row.mean_action,
              distance: row.distance,
            })),
            rows: rows.map(({ value }) => value),
            ...drawing,
          })
        }
      >
        <table class={`distance-table small ${state.status === 'running' ? 'is-stale' : ''}`}>
          <caption>
            Distance between stated inclination and action, {country}, mean over the topics. 0 is full
            agreement, 1 full disagreement.
          </caption>
          <thead>
            <tr>
              <th scope="col" class="numeric">
                Rank
              </th>
              <th scope="col">Value</th>
              <th scope="col" class="distance-axis">
                <span class="distance-key">stated</span>
                <span class="distance-key is-acted">acted</span>
              </th>
              <th scope="col" class="numeric">
                Stated
              </th>
              <th scope="col" class="numeric">
                Acted
              </th>
              <th scope="col" class="numeric">
                Distance
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.value}>
                <td class="numeric">{row.ranking}</td>
                <th scope="row">{row.value}</th>
                <td class="distance-axis">
                  <DistanceBar row={row} />
                </td>
                <td class="numeric">{formatRate(row.mean_inclination)}</td>
                <td class="numeric">{formatRate(row.mean_action)}</td>
                <td class="numeric">
                  <strong>{formatRate(row.distance)}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length > SHORT_LIST && (
          <Button aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? `Show the first ${SHORT_LIST}` : `Show all ${rows.length} values`}
          </Button>
        )}
      </Figure>
    </>
  );
}
