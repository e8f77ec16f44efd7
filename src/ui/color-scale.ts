/** Which step of a colour scale a number falls on; the colours themselves are tokens. */

export interface Scale {
  readonly kind: 'sequential' | 'diverging';
  readonly min: number;
  readonly max: number;
}

const SEQUENTIAL_STEPS = 7;
const DIVERGING = ['low-3', 'low-2', 'low-1', '0', 'high-1', 'high-2', 'high-3'] as const;

/** Class name of the step, `heat-rate-0` to `heat-rate-6` or `heat-diff-low-3` to `heat-diff-high-3`. */
export function heatClass(scale: Scale, value: number | null): string {
  if (value === null || !Number.isFinite(value)) return 'heat-none';
  const share = (value - scale.min) / (scale.max - scale.min || 1);
  const step = Math.min(SEQUENTIAL_STEPS - 1, Math.max(0, Math.floor(share * SEQUENTIAL_STEPS)));
  return scale.kind === 'sequential' ? `heat-rate-${step}` : `heat-diff-${DIVERGING[step]}`;
}

/** The classes of a scale from low to high, with the bounds of each step. */
export function heatSteps(scale: Scale): { className: string; from: number; to: number }[] {
  const width = (scale.max - scale.min) / SEQUENTIAL_STEPS;
  return Array.from({ length: SEQUENTIAL_STEPS }, (_, step) => {
    const from = scale.min + step * width;
    return { className: heatClass(scale, from + width / 2), from, to: from + width };
  });
}
