import type { Answered } from '../../analysis/explore/answered';
import type { Measure } from '../../analysis/measures';
import { MEASURES } from '../../analysis/measures';
import type { Scale } from '../../charts/color-scale';

/** A colour scale for the shown values, between round numbers below and above; around zero for signed values. */
export function scaleFor(measure: Measure, answered: Answered | null): Scale {
  const values = (answered?.rows ?? []).flatMap(({ value }) => (value === null ? [] : [value]));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (MEASURES[measure].range[0] < 0) {
    const bound = values.length === 0 ? 1 : Math.max(0.1, Math.ceil(Math.max(-least, most) * 10) / 10);
    return { kind: 'difference', min: -bound, max: bound };
  }
  if (values.length === 0) return { kind: 'sequential', min: 0, max: 1 };
  // High shares differ only in the upper range.
  const min = least > 0.5 ? Math.floor(least * 10) / 10 : 0;
  return { kind: 'sequential', min, max: Math.max(min + 0.1, Math.ceil(most * 10) / 10) };
}
