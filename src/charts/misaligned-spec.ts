import { type BarMeaning, barSpec } from './bar-spec';
import type { ChartSpec, Drawing } from './chart-spec';

export interface MisalignedCount {
  readonly row: string;
  /** Cases that state agreement and act against it. */
  readonly agreeDisagree: number;
  /** Cases that state disagreement and act on the value. */
  readonly disagreeAgree: number;
}

/** A direction has the colour of its action. */
const PARTS: readonly { readonly name: string; readonly meaning: BarMeaning }[] = [
  { name: 'states agree, acts disagree', meaning: 'disagree' },
  { name: 'states disagree, acts agree', meaning: 'agree' },
];

/** Misaligned cases by direction, one bar a row. */
export function misalignedSpec({
  data,
  ...drawing
}: Drawing & { readonly data: readonly MisalignedCount[] }): ChartSpec {
  return barSpec({
    data: data.flatMap(({ row, agreeDisagree, disagreeAgree }) =>
      PARTS.map(({ name }, place) => ({
        row,
        part: name,
        value: place === 0 ? agreeDisagree : disagreeAgree,
      })),
    ),
    rows: data.map(({ row }) => row),
    parts: PARTS,
    measure: 'Cases',
    ...drawing,
  });
}
