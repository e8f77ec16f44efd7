import { useMemo } from 'preact/hooks';
import { type ScatterDatum, scatterSpec } from '../../charts/scatter-spec';
import { type ChartColors, chartColors } from '../../charts/theme';
import { VegaChart } from '../../charts/VegaChart';
import { DIMENSIONS, MEASURES, MEMBERS } from '../../domain/explore';
import type { Comparison } from '../../models/compare/comparison';
import { memberOf } from '../../models/explore/members';
import type { ListedModel } from '../../models/model-list';
import { TakeAway } from '../../ui/TakeAway';

interface Props {
  readonly comparison: Comparison;
  readonly nameOf: (model: string) => string;
  readonly listed: readonly ListedModel[];
}

/** More points than this go without labels. */
const LABELLED = 14;

/** The second model against the first, a point a group. */
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
  const spec = useMemo(() => {
    const all = data.flatMap(({ x, y }) => [x, y]);
    const domain = [
      Math.floor(Math.min(...all) * 10 - 0.2) / 10,
      Math.ceil(Math.max(...all) * 10 + 0.2) / 10,
    ] as const;
    return (colors: ChartColors, caption?: { title: string; lines: string[] }) =>
      scatterSpec({
        data,
        xTitle: `${measure.label}, ${nameOf(first)}`,
        yTitle: `${measure.label}, ${nameOf(second)}`,
        domain,
        colors,
        labelled: data.length <= LABELLED,
        ...(caption ? { caption } : {}),
      });
  }, [data, first, second, measure, nameOf]);
  const shown = useMemo(() => spec(chartColors()), [spec]);
  if (data.length < 2) return null;
  const title = `${nameOf(second)} against ${nameOf(first)}`;
  const caption = `${measure.label}, one point a ${DIMENSIONS[state.by].label.toLowerCase()}; on the dashed line they are equal.`;
  return (
    <section aria-labelledby="compare-scatter">
      <h2 id="compare-scatter">{title}</h2>
      <p class="compare-note">{caption}</p>
      <VegaChart spec={shown} label={`${title}. ${caption} The table above holds the figures.`} />
      <TakeAway
        name="compare-scatter"
        columns={['name', 'x', 'y']}
        rows={data}
        sql={comparison.sql}
        caption={`x: ${nameOf(first)}, y: ${nameOf(second)}. ${caption}`}
        picture={(colors) => spec(colors, { title, lines: [caption] })}
      />
    </section>
  );
}
