import { dotSpec } from '../../charts/dot-spec';
import { MEASURES, type Measure } from '../../domain/explore';
import { TakeAway } from '../../ui/TakeAway';
import { VariantSpread } from '../../ui/VariantSpread';

/** The selected cell under each prompt variant of Task 1. */
export function CellVariants({
  measure,
  place,
  rows,
  sql,
}: {
  measure: Measure;
  place: string;
  rows: readonly { readonly variant: number; readonly value: number | null }[];
  sql: string;
}) {
  const { label, range } = MEASURES[measure];
  return (
    <>
      <VariantSpread label={label} range={range} rows={rows} />
      <TakeAway
        name={`${measure.replace('_', '-')}-by-variant`}
        title={`${label} by Task 1 prompt variant: ${place}`}
        columns={['variant', measure]}
        rows={rows.map(({ variant, value }) => ({ variant, [measure]: value }))}
        sql={sql}
        caption={`${place}, under each of the eight prompt variants of Task 1.`}
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
      />
    </>
  );
}
