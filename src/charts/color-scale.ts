/** Which step of a colour scale a number falls on; the colours themselves are tokens. */

export interface Scale {
  /** From low to high; from agreeing to disagreeing; or around zero. */
  readonly kind: 'sequential' | 'lean' | 'difference';
  readonly min: number;
  readonly max: number;
}

const STEPS: Readonly<Record<Scale['kind'], readonly string[]>> = {
  sequential: Array.from({ length: 7 }, (_, step) => `rate-${step}`),
  lean: steps('lean', 'agree', 'disagree'),
  difference: steps('diff', 'low', 'high'),
};

function steps(name: string, low: string, high: string): string[] {
  const side = [1, 2, 3];
  return [
    ...side.toReversed().map((step) => `${name}-${low}-${step}`),
    `${name}-0`,
    ...side.map((step) => `${name}-${high}-${step}`),
  ];
}

/** The design tokens of a scale, from low to high. */
export const scaleTokens = (kind: Scale['kind']): string[] => STEPS[kind].map((step) => `--${step}`);

/** Class name of the step that a number falls on, such as `heat-rate-0`, `heat-diff-low-3` or `heat-lean-agree-1`. */
export function heatClass(scale: Scale, value: number | null): string {
  if (value === null || !Number.isFinite(value)) return 'heat-none';
  const names = STEPS[scale.kind];
  const share = (value - scale.min) / (scale.max - scale.min || 1);
  const step = Math.min(names.length - 1, Math.max(0, Math.floor(share * names.length)));
  return `heat-${names[step]}`;
}

/** The classes of a scale from low to high, with the bounds of each step. */
export function heatSteps(scale: Scale): { className: string; from: number; to: number }[] {
  const count = STEPS[scale.kind].length;
  const width = (scale.max - scale.min) / count;
  return Array.from({ length: count }, (_, step) => {
    const from = scale.min + step * width;
    return { className: heatClass(scale, from + width / 2), from, to: from + width };
  });
}
