import { useState } from 'preact/hooks';
import { caseLink } from '../../analysis/links';
import {
  DEFAULT_SCENARIO,
  type Direction,
  directionParams,
  MISALIGNED_SQL,
  type MisalignedExample,
  MODELS_SQL,
  type ModelRow,
} from '../../analysis/overview-figures';
import { misalignedSpec } from '../../charts/misaligned-spec';
import { formatCount, formatRate } from '../../domain/text/figures';
import { useLiveQuery } from '../../state/use-live-query';
import { Button } from '../../ui/Button';
import { CaseTrail } from '../../ui/CaseTrail';
import { Figure } from '../../ui/Figure';
import { PolarityMark } from '../../ui/PolarityMark';
import { QueryStatus } from '../../ui/QueryStatus';
import './misaligned-cases.css';

const PAGE = 8;

const DIRECTIONS = [
  { direction: 'agree-disagree', count: 'states_agree_acts_disagree' },
  { direction: 'disagree-agree', count: 'states_disagree_acts_agree' },
] as const satisfies readonly { direction: Direction; count: keyof ModelRow }[];

function DirectionName({ direction }: { direction: Direction }) {
  const [stated, chosen] = directionParams(direction);
  return (
    <span>
      states <PolarityMark polarity={stated} />, acts <PolarityMark polarity={chosen} />
    </span>
  );
}

interface Choice {
  readonly model: string;
  readonly direction: Direction;
}

/** Counts of misaligned cases by model and direction; each count opens its cases, largest distances first. */
export function MisalignedCases(props: { models: readonly ModelRow[]; initial: MisalignedExample[] }) {
  const [choice, setChoice] = useState<Choice>({
    model: DEFAULT_SCENARIO.model,
    direction: 'disagree-agree',
  });
  const [limit, setLimit] = useState(PAGE);
  const state = useLiveQuery(
    `${MISALIGNED_SQL}\nLIMIT ${limit}`,
    [choice.model, ...directionParams(choice.direction)],
    { initial: props.initial },
  );

  const models = props.models.filter((row) => row.known);
  const most = Math.max(...models.flatMap((row) => DIRECTIONS.map(({ count }) => row[count] ?? 0)));
  const chosenModel = models.find((row) => row.model === choice.model);
  const chosenCount = DIRECTIONS.find(({ direction }) => direction === choice.direction)?.count;
  const total = chosenModel && chosenCount ? (chosenModel[chosenCount] ?? 0) : 0;
  return (
    <>
      <Figure
        name="misaligned-counts"
        title="Misaligned cases by model and direction"
        columns={[
          'model',
          'label',
          'states_agree_acts_disagree',
          'states_disagree_acts_agree',
          'known',
          'coverage',
        ]}
        rows={models}
        sql={MODELS_SQL.trim()}
        caption={`Cases of ${models.length} models in which the stated inclination and the chosen action differ.`}
        chart={(drawing) =>
          misalignedSpec({
            data: models.map((row) => ({
              row: row.label,
              agreeDisagree: row.states_agree_acts_disagree ?? 0,
              disagreeAgree: row.states_disagree_acts_agree ?? 0,
            })),
            ...drawing,
          })
        }
      >
        <table class="misaligned-counts small">
          <caption>Misaligned cases by model and direction. Select a number to see its cases.</caption>
          <thead>
            <tr>
              <th scope="col">Model</th>
              {DIRECTIONS.map(({ direction }) => (
                <th scope="col" key={direction}>
                  <DirectionName direction={direction} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {models.map((row) => (
              <tr key={row.model}>
                <th scope="row">{row.label}</th>
                {DIRECTIONS.map(({ direction, count }) => {
                  const cases = row[count] ?? 0;
                  const current = choice.model === row.model && choice.direction === direction;
                  return (
                    <td key={direction}>
                      <button
                        type="button"
                        class="misaligned-count"
                        aria-pressed={current}
                        onClick={() => {
                          setChoice({ model: row.model, direction });
                          setLimit(PAGE);
                        }}
                      >
                        <span
                          class="misaligned-bar"
                          aria-hidden="true"
                          style={{ width: `${(cases / most) * 100}%` }}
                        />
                        <span class="misaligned-number">{formatCount(cases)}</span>
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Figure>
      <div class="misaligned-list">
        <p>
          <strong>{chosenModel?.label}</strong> <DirectionName direction={choice.direction} />:{' '}
          {formatCount(Math.min(limit, total))} of {formatCount(total)} cases, largest distance first.{' '}
          <QueryStatus state={state} />
        </p>
        <CaseTrail
          title="misaligned cases"
          cases={() => (state.rows ?? []).map((row) => ({ ...row, model: choice.model }))}
        >
          <ol class={`small plain-list ${state.status === 'running' ? 'is-stale' : ''}`}>
            {(state.rows ?? []).map((row) => (
              <li key={`${row.country} ${row.topic} ${row.value}`}>
                <a href={`#${caseLink(row.country, row.topic, row.value, choice.model)}`}>
                  <strong>{row.value}</strong>
                </a>
                <span>
                  {row.country}, {row.topic}
                </span>
                <span class="numeric">
                  {row.inclination === null
                    ? 'inclination unknown'
                    : `inclination ${formatRate(row.inclination)}, distance ${formatRate(row.distance)}`}
                </span>
              </li>
            ))}
          </ol>
        </CaseTrail>
        {limit < total && <Button onClick={() => setLimit(limit + 4 * PAGE)}>Show more</Button>}
      </div>
    </>
  );
}
