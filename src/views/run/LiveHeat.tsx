import { useState } from 'preact/hooks';
import { heatClass } from '../../charts/color-scale';
import { casesOfAnswers } from '../../domain/answers/case-of-answers';
import { cellKey } from '../../domain/keys';
import type { PlannedScenario } from '../../domain/runs/run-plan';
import { runRows } from '../../domain/runs/run-rows';
import { SCHWARTZ_TYPES } from '../../domain/schwartz-values';
import { formatRate } from '../../domain/text/figures';
import type { RunSession } from '../../state/runs/run-session';
import { Select } from '../../ui/Select';
import '../../ui/heat.css';
import './live-heat.css';

const SCALE = { kind: 'sequential', min: 0, max: 1 } as const;

const nameOf = ({ country, topic }: PlannedScenario) => `${country} / ${topic}`;

/** The current scenario, filling in: what was stated and what was chosen, value by value. */
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
  const answers = [...session.answers.values()].filter((answer) => nameOf(answer) === nameOf(shown));
  const { task1_ratings, task2_choices } = runRows(session.record.value, answers);
  const cases = casesOfAnswers(task1_ratings, task2_choices);
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
              ...scenarios
                .map(nameOf)
                .sort()
                .map((name) => ({ value: name, label: name })),
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
                const own = cases.get(cellKey({ ...shown, value }));
                const { inclination = null, chosen = null, misaligned = null } = own ?? {};
                return (
                  <tr key={value}>
                    <th scope="row">{value}</th>
                    <td class={`run-number ${heatClass(SCALE, inclination)}`}>{formatRate(inclination)}</td>
                    <td class={`run-choice ${chosen ? `is-${chosen}` : ''}`}>
                      <span aria-hidden="true">{chosen === null ? '·' : chosen === 'agree' ? '●' : '○'}</span>
                      <span class="visually-hidden">{chosen ?? 'not asked yet'}</span>
                    </td>
                    <td class="run-differs">
                      {misaligned && (
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
