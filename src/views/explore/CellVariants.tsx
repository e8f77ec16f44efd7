import { MEASURES, type Measure } from '../../analysis/measures';
import { dotSpec } from '../../charts/dot-spec';
import { Figure } from '../../ui/Figure';
import { Term } from '../../ui/Term';
import { VariantSpread } from '../../ui/VariantSpread';

/** The selected cell under each prompt variant of Task 1. */
export function CellVariants({
  measure,
  place,
  coverage,
  rows,
  sql,
}: {
  measure: Measure;
  place: string;
  /** The cell's n and coverage. */
  coverage: string;
  rows: readonly { readonly variant: number; readonly value: number | null }[];
  sql: string;
}) {
  const { label, range } = MEASURES[measure];
  return (
    <>
      <h3>
        Under each <Term id="prompt-variant">prompt variant</Term>
      </h3>
      <Figure
        name={`${measure.replace('_', '-')}-by-variant`}
        title={`${label} by Task 1 prompt variant: ${place}`}
        columns={['variant', measure]}
        rows={rows.map(({ variant, value }) => ({ variant, [measure]: value }))}
        sql={sql}
        caption={[`${place}, under each of the eight prompt variants of Task 1.`, coverage]}
        chart={(drawing) =>
          dotSpec({
            data: rows.flatMap(({ variant, value }) =>
              value === null
                ? []
                : [{ row: `variant ${variant}`, column: label, value, low: null, high: null, focus: true }],
            ),
            rows: rows.map(({ variant }) => `variant ${variant}`),
            measure: label,
            domain: range,
            ...drawing,
          })
        }
      >
        <VariantSpread label={label} range={range} rows={rows} />
      </Figure>
    </>
  );
}
