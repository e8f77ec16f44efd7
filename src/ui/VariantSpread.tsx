import { formatRate } from '../domain/text/figures';
import { stackDots, zoomed } from './stack-dots';
import './variant-spread.css';

/** Width of a dot in percent of the axis, on a narrow screen. */
const DOT = 7;

interface Props {
  readonly label: string;
  /** Ends of the axis. */
  readonly range: readonly [number, number];
  readonly rows: readonly { readonly variant: number; readonly value: number | null }[];
}

/** A figure under each of the eight prompt variants, each a numbered dot on the part of the axis that holds them. */
export function VariantSpread({ label, range, rows }: Props) {
  const known = rows.flatMap(({ value }) => (value === null ? [] : [value]));
  if (known.length === 0) return <p>No variant has a value here.</p>;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const [from, to] = zoomed(known, range);
  const place = (value: number) => ((value - from) / (to - from)) * 100;
  const dots = rows.flatMap(({ variant, value }) => (value === null ? [] : [{ variant, value }]));
  const levels = stackDots(
    dots.map(({ value }) => place(value)),
    DOT,
  );
  return (
    <figure class="variant-spread small">
      <figcaption>
        {label} by Task 1 prompt variant: {formatRate(least)} to {formatRate(most)}
      </figcaption>
      <div
        class="variant-axis"
        aria-hidden="true"
        style={{ height: `${(Math.max(...levels) + 1) * 20 + 6}px` }}
      >
        <span
          class="variant-range"
          style={{ left: `${place(least)}%`, width: `${place(most) - place(least)}%` }}
        />
        {dots.map(({ variant, value }, index) => (
          <span
            key={variant}
            class="variant-dot"
            style={{ left: `${place(value)}%`, bottom: `${(levels[index] ?? 0) * 20 + 3}px` }}
            title={`variant ${variant}: ${formatRate(value)}`}
          >
            {variant}
          </span>
        ))}
      </div>
      <div class="variant-ends muted" aria-hidden="true">
        <span>{formatRate(from)}</span>
        <span>{formatRate(to)}</span>
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
