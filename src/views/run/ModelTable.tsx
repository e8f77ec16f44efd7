import { formatBytes } from '../../domain/text/format-bytes';
import type { EngineKind } from '../../inference/engines';
import type { Fit } from '../../inference/webllm/fit';
import { expectedSeconds } from '../../state/runs/cost';
import { planOf, useDraft } from '../../state/runs/draft';
import { formatDuration, planSize } from '../../state/runs/estimate';
import { LinkButton } from '../../ui/Button';
import { TableScroll } from '../../ui/TableScroll';
import { useSpeeds } from './use-speeds';
import './run-table.css';
import './model-table.css';

interface ListedModel {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly parameters: number;
  readonly bytes: number;
  readonly memory: number;
  readonly licence: string;
  readonly languages: string;
  readonly keptBytes: number;
  /** Null until the machine is known. */
  readonly fit: Fit | null;
  readonly advised: boolean;
}

interface Props {
  readonly kind: EngineKind;
  readonly models: readonly ListedModel[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly onDelete: (id: string) => Promise<void>;
  /** The key for a model's measured speed; its id if absent. */
  readonly speedKey?: (id: string) => string;
}

const SIGNS = { fits: '✓', risky: '!', 'will not fit': '✗' } as const;

function Time({
  kind,
  model,
  measured,
}: {
  kind: Props['kind'];
  model: ListedModel;
  measured: number | undefined;
}) {
  const plan = planOf(useDraft().draft.value);
  const size = planSize(plan, plan.scenarios.length);
  const seconds = expectedSeconds({ kind, parameters: model.parameters }, size, measured ?? null);
  if (seconds === null) return <>—</>;
  return (
    <>
      {formatDuration(seconds)} <span class="run-muted">{measured ? 'measured' : 'assumed'}</span>
    </>
  );
}

function Kept({ model, onDelete }: { model: ListedModel; onDelete: Props['onDelete'] }) {
  if (model.keptBytes === 0) return <>{formatBytes(model.bytes)}</>;
  const whole = model.keptBytes >= model.bytes * 0.85;
  return (
    <>
      {whole
        ? `${formatBytes(model.keptBytes)}, here`
        : `${formatBytes(model.keptBytes)} of ${formatBytes(model.bytes)} here`}{' '}
      <LinkButton onClick={() => void onDelete(model.id)}>
        Delete<span class="visually-hidden"> {model.id}</span>
      </LinkButton>
    </>
  );
}

/** One engine's models and the cost of each, to choose from before anything is fetched. */
export function ModelTable(props: Props) {
  const { kind, models, chosen, onChoose, onDelete } = props;
  const keyOf = props.speedKey ?? ((id: string) => id);
  const speeds = useSpeeds(
    kind,
    models.map(({ id }) => keyOf(id)),
  );
  return (
    <TableScroll name={{ label: 'Models' }}>
      <table class="run-table run-models small">
        <caption>Sizes are estimates; the exact size is shown before download.</caption>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col">On this machine</th>
            <th scope="col">Download</th>
            <th scope="col">Memory</th>
            <th scope="col">This plan takes</th>
            <th scope="col">Licence, languages</th>
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <tr key={model.id} class={model.fit?.verdict === 'will not fit' ? 'is-unfit' : ''}>
              <th scope="row">
                <label class="run-model">
                  <input
                    type="radio"
                    name="model"
                    checked={chosen === model.id}
                    onChange={() => onChoose(model.id)}
                  />
                  <span>
                    {model.label} {model.advised && <span class="run-badge">recommended</span>}
                    <span class="run-muted">{model.detail}</span>
                  </span>
                </label>
              </th>
              <td data-label="On this machine">
                {model.fit && (
                  <>
                    <strong class={`run-fit is-${model.fit.verdict.replaceAll(' ', '-')}`}>
                      <span aria-hidden="true">{SIGNS[model.fit.verdict]}</span> {model.fit.verdict}
                    </strong>
                    {model.fit.reasons.length > 0 && (
                      <span class="run-muted">{model.fit.reasons.join('; ')}</span>
                    )}
                  </>
                )}
              </td>
              <td class="run-number" data-label="Download">
                <Kept model={model} onDelete={onDelete} />
              </td>
              <td class="run-number" data-label="Memory">
                {formatBytes(model.memory)}
              </td>
              <td data-label="This plan takes">
                <Time kind={kind} model={model} measured={speeds.get(keyOf(model.id))} />
              </td>
              <td data-label="Licence, languages">
                {model.licence}
                <span class="run-muted">{model.languages}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
