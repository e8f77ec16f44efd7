import type { ScenarioModel } from '../../analysis/cases/scenario-figures';
import { type ListedModel, labelOf } from '../../analysis/listed-model';
import { LinkButton } from '../../ui/Button';
import { formatRate } from '../../ui/format';
import { Term } from '../../ui/Term';

interface Props {
  readonly rows: readonly ScenarioModel[];
  readonly models: readonly ListedModel[];
  readonly current: string;
  readonly onChoose: (model: string) => void;
}

/** The measures of every model in the scenario; choosing one shows its matrices. */
export function ModelsTable({ rows, models, current, onChoose }: Props) {
  return (
    <div class="table-scroll" role="region" aria-label="Models" tabIndex={0}>
      <table class="figures-table">
        <caption>Every model in this scenario. Select one to see its matrices.</caption>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col" class="numeric">
              <Term id="alignment-rate">Rate</Term>
            </th>
            <th scope="col" class="numeric">
              <Term id="misaligned">Misaligned</Term>
            </th>
            <th scope="col" class="numeric">
              <Term id="accuracy">Accuracy</Term>
            </th>
            <th scope="col" class="numeric">
              <Term id="kappa">Kappa</Term>
            </th>
            <th scope="col" class="numeric">
              <Term id="mcc">MCC</Term>
            </th>
            <th scope="col" class="numeric">
              <Term id="coverage">Known</Term>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.model} class={row.model === current ? 'is-current' : ''}>
              <th scope="row">
                <LinkButton aria-pressed={row.model === current} onClick={() => onChoose(row.model)}>
                  {labelOf(models, row.model)}
                </LinkButton>
              </th>
              <td class="numeric">
                <strong>{formatRate(row.alignment_rate)}</strong>
              </td>
              <td class="numeric">{row.known === 0 ? '—' : row.fp + row.fn}</td>
              <td class="numeric">{formatRate(row.accuracy)}</td>
              <td class="numeric">{formatRate(row.kappa)}</td>
              <td class="numeric">{formatRate(row.mcc)}</td>
              <td class="numeric">{row.known} of 56</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
