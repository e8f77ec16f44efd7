import { useState } from 'preact/hooks';
import { coverageLine } from '../analysis/explore/explore-caption';
import type { ScenarioCell } from '../analysis/overview-figures';
import { matrixSpec } from '../charts/matrix-spec';
import { SCHWARTZ_TYPES } from '../domain/schwartz-values';
import type { Polarity } from '../domain/statistics/measures';
import { formatRate } from '../domain/text/figures';
import { Button } from './Button';
import { Figure } from './Figure';
import './scenario-matrices.css';

const VALUES: readonly string[] = Object.values(SCHWARTZ_TYPES).flat();

/** The entry of the paper's matrices: 1 for agree, 2 for disagree. */
function Entry({ polarity, title }: { polarity: Polarity | null; title: string }) {
  if (!polarity)
    return (
      <td class="matrix-entry" title={title}>
        <span aria-hidden="true">?</span>
        <span class="visually-hidden">unknown</span>
      </td>
    );
  return (
    <td class={`matrix-entry is-${polarity}`} title={title}>
      <span aria-hidden="true">{polarity === 'agree' ? 1 : 2}</span>
      <span class="visually-hidden">{polarity}</span>
    </td>
  );
}

function Difference({ cell }: { cell: ScenarioCell | undefined }) {
  if (!cell?.stated || !cell.chosen) return <td class="matrix-entry">—</td>;
  return cell.stated === cell.chosen ? (
    <td class="matrix-entry">
      <span aria-hidden="true">·</span>
      <span class="visually-hidden">aligned</span>
    </td>
  ) : (
    <td class="matrix-entry is-misaligned">
      <span aria-hidden="true">≠</span>
      <span class="visually-hidden">misaligned</span>
    </td>
  );
}

const differs = (cell: ScenarioCell | undefined): boolean =>
  Boolean(cell?.stated && cell.chosen && cell.stated !== cell.chosen);

function TypeMatrix(props: { type: string; values: readonly string[]; cells: Map<string, ScenarioCell> }) {
  const aligned = !props.values.some((value) => differs(props.cells.get(value)));
  return (
    <table class={aligned ? 'matrix is-aligned' : 'matrix'}>
      <caption>{props.type}</caption>
      <thead>
        <tr>
          <th scope="col">Value</th>
          <th scope="col">
            T1<span class="visually-hidden"> Task 1, stated</span>
          </th>
          <th scope="col">
            T2<span class="visually-hidden"> Task 2, chosen</span>
          </th>
          <th scope="col">
            <span aria-hidden="true">≠</span>
            <span class="visually-hidden">Difference</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.values.map((value) => {
          const cell = props.cells.get(value);
          const inclination =
            cell?.inclination == null ? 'inclination unknown' : `inclination ${formatRate(cell.inclination)}`;
          return (
            <tr key={value}>
              <th scope="row">{value}</th>
              <Entry polarity={cell?.stated ?? null} title={`${value}: ${inclination}`} />
              <Entry
                polarity={cell?.chosen ?? null}
                title={`${value}: evidence ${cell?.evidence ?? 'none'}`}
              />
              <Difference cell={cell} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface Props {
  readonly cells: readonly ScenarioCell[];
  /** The model and the scenario. */
  readonly of: string;
  /** The exact statement behind the cells. */
  readonly sql: string;
}

/**
 * One scenario's matrices for a model: Task 1, Task 2 and their difference over the 56 values, by Schwartz type. On a
 * phone the types without a difference are folded.
 */
export function ScenarioMatrices({ cells, of, sql }: Props) {
  const byValue = new Map(cells.map((cell) => [cell.value, cell]));
  const [whole, setWhole] = useState(false);
  return (
    <Figure
      name="scenario-matrices"
      title={`Stated (Task 1), chosen (Task 2) and their difference: ${of}`}
      columns={['value', 'stated', 'chosen', 'inclination', 'evidence']}
      rows={cells}
      sql={sql}
      caption={[
        `${of}. 1 agree, 2 disagree.`,
        coverageLine(cells.filter(({ stated, chosen }) => stated && chosen).length, VALUES.length),
      ]}
      chart={(drawing) => matrixSpec({ data: cells, values: VALUES, ...drawing })}
    >
      <ul class="matrix-legend small plain-list">
        <li>
          <span class="matrix-swatch is-agree">1</span> agree
        </li>
        <li>
          <span class="matrix-swatch is-disagree">2</span> disagree
        </li>
        <li>
          <span class="matrix-swatch is-misaligned">≠</span> the two differ: misaligned
        </li>
      </ul>
      <div class={whole ? 'matrix-grid' : 'matrix-grid is-folded'}>
        {Object.entries(SCHWARTZ_TYPES).map(([type, values]) => (
          <TypeMatrix key={type} type={type} values={values} cells={byValue} />
        ))}
      </div>
      <p class="matrix-fold">
        <Button aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'Only types with a difference' : 'All 56 values'}
        </Button>
      </p>
    </Figure>
  );
}
