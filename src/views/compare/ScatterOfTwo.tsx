import { useMemo } from 'preact/hooks';
import type { Comparison } from '../../analysis/compare/comparison';
import { DIMENSIONS, MEMBERS } from '../../analysis/dimensions';
import { memberOf } from '../../analysis/explore/members';
import type { ListedModel } from '../../analysis/listed-model';
import { MEASURES } from '../../analysis/measures';
import { type ScatterDatum, scatterSpec } from '../../charts/scatter-spec';
import { formatRate } from '../../domain/text/figures';
import { DataTable } from '../../ui/DataTable';
import { Figure } from '../../ui/Figure';
import { compareCaption } from './compare-caption';

interface Props {
  readonly comparison: Comparison;
  readonly nameOf: (model: string) => string;
  readonly listed: readonly ListedModel[];
}

/** With more points than this, labels are left out. */
const LABELLED = 14;

/** The second model against the first, one point per group. */
export function ScatterOfTwo({ comparison, nameOf, listed }: Props) {
  const { state, rows } = comparison;
  const [first = '', second = ''] = state.models;
  const measure = MEASURES[state.measure];
  const data = useMemo<ScatterDatum[]>(() => {
    const byCell = new Map(rows.map((row) => [`${row.row}\n${row.column}`, row.value]));
    return MEMBERS[state.by].flatMap((group) => {
      const [x, y] = [byCell.get(`${group}\n${first}`) ?? null, byCell.get(`${group}\n${second}`) ?? null];
      return x === null || y === null ? [] : [{ name: memberOf(state.by, group, listed).label, x, y }];
    });
  }, [rows, state.by, first, second, listed]);
  const all = data.flatMap(({ x, y }) => [x, y]);
  const domain = [
    Math.floor(Math.min(...all) * 10 - 0.2) / 10,
    Math.ceil(Math.max(...all) * 10 + 0.2) / 10,
  ] as const;
  if (data.length < 2) return null;
  const title = `${nameOf(second)} against ${nameOf(first)}`;
  const caption = `${measure.label}. Each point is a ${DIMENSIONS[state.by].phrase}; on the dashed line the two models are equal.`;
  return (
    <section aria-labelledby="compare-scatter">
      <h2 id="compare-scatter">{title}</h2>
      <p class="compare-note muted">{caption}</p>
      <Figure
        name="compare-scatter"
        title={title}
        first="chart"
        columns={['name', 'x', 'y']}
        rows={data}
        sql={comparison.sql}
        caption={[
          `x: ${nameOf(first)}, y: ${nameOf(second)}. ${caption}`,
          ...compareCaption(
            state,
            rows.reduce((sum, row) => sum + (row.column === first ? row.known : 0), 0),
            listed,
          ),
        ]}
        chart={(drawing) =>
          scatterSpec({
            data,
            xTitle: `${measure.label}, ${nameOf(first)}`,
            yTitle: `${measure.label}, ${nameOf(second)}`,
            domain,
            labelled: data.length <= LABELLED,
            ...drawing,
          })
        }
      >
        <DataTable
          label={title}
          class="figures-table"
          caption={`${measure.label} of both models`}
          rows={data}
          columns={[
            { title: DIMENSIONS[state.by].label, cell: ({ name }) => name },
            { title: nameOf(first), number: ({ x }) => formatRate(x) },
            { title: nameOf(second), number: ({ y }) => formatRate(y) },
          ]}
        />
      </Figure>
    </section>
  );
}
