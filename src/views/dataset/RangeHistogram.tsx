import { useMemo, useRef, useState } from 'preact/hooks';
import type { NumberRange } from '../../analysis/dataset/filter';
import { type Bin, histogram } from '../../analysis/dataset/histogram';
import { formatCount } from '../../domain/text/figures';
import { LinkButton } from '../../ui/Button';
import './range-histogram.css';

interface Props {
  readonly title: string;
  readonly unit: string;
  readonly numbers: readonly number[];
  /** Smallest and largest number in the whole dataset. */
  readonly domain: NumberRange;
  readonly range: NumberRange | null;
  readonly onRange: (range: NumberRange | null) => void;
}

const BINS = 32;

function binAt(element: HTMLElement, x: number, bins: readonly Bin[]): number {
  const { left, width } = element.getBoundingClientRect();
  const at = Math.floor(((x - left) / width) * bins.length);
  return Math.max(0, Math.min(bins.length - 1, at));
}

/** Dragging from bin to bin: gives the range between, during the drag and at its end. */
function useBrush(bins: readonly Bin[], onRange: Props['onRange']) {
  const start = useRef<number | null>(null);
  const [draft, setDraft] = useState<NumberRange | null>(null);
  const between = (a: number, b: number): NumberRange => ({
    from: bins[Math.min(a, b)]?.from ?? 0,
    to: bins[Math.max(a, b)]?.to ?? 0,
  });
  return {
    draft,
    onPointerDown(event: PointerEvent & { currentTarget: HTMLElement }) {
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = binAt(event.currentTarget, event.clientX, bins);
      setDraft(between(start.current, start.current));
    },
    onPointerMove(event: PointerEvent & { currentTarget: HTMLElement }) {
      if (start.current !== null)
        setDraft(between(start.current, binAt(event.currentTarget, event.clientX, bins)));
    },
    onPointerUp(event: PointerEvent & { currentTarget: HTMLElement }) {
      if (start.current === null) return;
      onRange(between(start.current, binAt(event.currentTarget, event.clientX, bins)));
      start.current = null;
      setDraft(null);
    },
    onPointerCancel() {
      start.current = null;
      setDraft(null);
    },
  };
}

function Bound(props: { label: string; value: number; onValue: (value: number) => void }) {
  return (
    <label>
      <span>{props.label}</span>
      <input
        type="number"
        inputMode="numeric"
        value={props.value}
        onChange={(event) => {
          const value = event.currentTarget.valueAsNumber;
          if (Number.isInteger(value) && value >= 0) props.onValue(value);
        }}
      />
    </label>
  );
}

/** A histogram with a brush: drag over the bars, or type the bounds. */
export function RangeHistogram({ title, unit, numbers, domain, range, onRange }: Props) {
  const bins = useMemo(() => histogram(numbers, domain, BINS), [numbers, domain]);
  const { draft, ...brush } = useBrush(bins, onRange);
  const shown = draft ?? range;
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const inside = (bin: Bin) => !shown || (bin.to >= shown.from && bin.from <= shown.to);
  const bounds = shown ?? domain;
  return (
    <fieldset class="range-histogram small">
      <legend>
        {title} <span>{unit}</span>
      </legend>
      <div class="range-bars" aria-hidden="true" {...brush}>
        {bins.map((bin) => (
          <span
            key={bin.from}
            class={inside(bin) ? 'is-inside' : ''}
            title={`${bin.from === bin.to ? bin.from : `${bin.from} to ${bin.to}`} ${unit}: ${formatCount(bin.count)} actions`}
          >
            <span style={{ height: `${(bin.count / most) * 100}%` }} />
          </span>
        ))}
      </div>
      <p class="range-bounds">
        <Bound
          label="from"
          value={bounds.from}
          onValue={(from) => onRange({ from, to: Math.max(from, bounds.to) })}
        />
        <Bound
          label="to"
          value={bounds.to}
          onValue={(to) => onRange({ from: Math.min(bounds.from, to), to })}
        />
        {range && <LinkButton onClick={() => onRange(null)}>Any</LinkButton>}
      </p>
    </fieldset>
  );
}
