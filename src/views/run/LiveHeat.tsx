import { useState } from 'preact/hooks';
import type { PlannedScenario } from '../../domain/runs/run-plan';
import type { RunAnswer } from '../../domain/runs/run-record';
import { SCHWARTZ_TYPES } from '../../domain/schwartz-values';
import { inclination, type Polarity, type Rating } from '../../domain/statistics/measures';
import type { RunSession } from '../../state/runs/run-session';
import { heatClass } from '../../ui/color-scale';
import { formatRate } from '../../ui/format';
import { Select } from '../../ui/Select';
import '../../ui/heat.css';
import './live-heat.css';

const SCALE = { kind: 'sequential', min: 0, max: 1 } as const;

interface LiveCell {
  readonly inclination: number | null;
  readonly chosen: Polarity | null;
}

function cellsOf(answers: Iterable<RunAnswer>, scenario: PlannedScenario): Map<string, LiveCell> {
  const ratings = new Map<string, Rating[]>();
  const choices = new Map<string, Polarity[]>();
  const push = <T,>(map: Map<string, T[]>, key: string, item: T) =>
    map.set(key, [...(map.get(key) ?? []), item]);
  for (const answer of answers) {
    if (answer.country !== scenario.country || answer.topic !== scenario.topic) continue;
    for (const [value, rating] of Object.entries(answer.ratings)) push(ratings, value, rating);
    if (answer.task === 2 && answer.value !== null && (answer.choice || answer.outcome === 'no pair'))
      push(choices, answer.value, answer.choice ?? 'agree');
  }
  const chosen = (value: string): Polarity | null => {
    const all = choices.get(value) ?? [];
    if (all.length === 0) return null;
    return all.filter((choice) => choice === 'disagree').length * 2 >= all.length ? 'disagree' : 'agree';
  };
  return new Map(
    Object.values(SCHWARTZ_TYPES)
      .flat()
      .map((value) => [value, { inclination: inclination(ratings.get(value) ?? []), chosen: chosen(value) }]),
  );
}

const nameOf = ({ country, topic }: PlannedScenario) => `${country} / ${topic}`;

/** The scenario that is being asked, filling in: what was stated and what was chosen, value by value. */
export function LiveHeat({ session }: { session: RunSession }) {
  const [wanted, setWanted] = useState<string | null>(null);
  session.version.value;
  const { scenarios } = session.record.value.plan;
  const latest = [...session.answers.values()].at(-1);
  const shown =
    scenarios.find((scenario) => nameOf(scenario) === wanted) ??
    scenarios.find((scenario) => latest && nameOf(scenario) === nameOf(latest)) ??
    scenarios[0];
  if (!shown) return null;
  const cells = cellsOf(session.answers.values(), shown);
  return (
    <section aria-labelledby="run-heat">
      <h2 id="run-heat">{nameOf(shown)}</h2>
      {scenarios.length > 1 && (
        <div class="controls">
          <Select
            label="Scenario"
            value={wanted ?? ''}
            options={[
              { value: '', label: 'The latest' },
              ...scenarios.map((scenario) => ({ value: nameOf(scenario), label: nameOf(scenario) })),
            ]}
            onChange={(value) => setWanted(value || null)}
          />
        </div>
      )}
      <p class="run-muted">
        Each value: the inclination so far, from 0 (full agreement) to 1 (full disagreement); then the action,
        ● for the value, ○ against it. ≠ marks where the two differ.
      </p>
      <div class="run-heat">
        {Object.entries(SCHWARTZ_TYPES).map(([type, values]) => (
          <table key={type}>
            <caption>{type}</caption>
            <tbody>
              {values.map((value) => {
                const cell = cells.get(value) ?? { inclination: null, chosen: null };
                const stated =
                  cell.inclination === null ? null : cell.inclination >= 0.5 ? 'disagree' : 'agree';
                const differs = stated !== null && cell.chosen !== null && stated !== cell.chosen;
                return (
                  <tr key={value}>
                    <th scope="row">{value}</th>
                    <td class={`run-number ${heatClass(SCALE, cell.inclination)}`}>
                      {formatRate(cell.inclination)}
                    </td>
                    <td class={`run-choice ${cell.chosen ? `is-${cell.chosen}` : ''}`}>
                      <span aria-hidden="true">
                        {cell.chosen === null ? '·' : cell.chosen === 'agree' ? '●' : '○'}
                      </span>
                      <span class="visually-hidden">{cell.chosen ?? 'not asked yet'}</span>
                    </td>
                    <td class="run-differs">
                      {differs && (
                        <>
                          <span aria-hidden="true">≠</span>
                          <span class="visually-hidden">misaligned</span>
                        </>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  );
}
