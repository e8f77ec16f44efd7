import { formatRate } from './format';
import './variant-spread.css';

interface Props {
  readonly label: string;
  /** Ends of the axis. */
  readonly range: readonly [number, number];
  readonly rows: readonly { readonly variant: number; readonly value: number | null }[];
}

/** A figure under each of the eight prompt variants, on one axis. */
export function VariantSpread({ label, range, rows }: Props) {
  const known = rows.flatMap(({ value }) => (value === null ? [] : [value]));
  if (known.length === 0) return <p>No variant has a value here.</p>;
  const [from, to] = range;
  const place = (value: number) => ((value - from) / (to - from)) * 100;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return (
    <figure class="variant-spread small">
      <figcaption>
        {label} by Task 1 prompt variant: {formatRate(least)} to {formatRate(most)}
      </figcaption>
      <div class="variant-axis" aria-hidden="true">
        <span
          class="variant-range"
          style={{ left: `${place(least)}%`, width: `${place(most) - place(least)}%` }}
        />
        {rows.map(({ variant, value }) =>
          value === null ? null : (
            <span
              key={variant}
              class="variant-dot"
              style={{ left: `${place(value)}%` }}
              title={`variant ${variant}: ${formatRate(value)}`}
            />
          ),
        )}
      </div>
      <table class="variant-table">
        <thead>
          <tr>
            <th scope="row">Variant</th>
            {rows.map(({ variant }) => (
              <th scope="col" key={variant}>
                {variant}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{label}</th>
            {rows.map(({ variant, value }) => (
              <td key={variant}>{formatRate(value)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </figure>
  );
}
