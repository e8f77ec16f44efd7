import { TARGETS } from '../analysis/explore/interval-words';
import type { Target } from '../domain/statistics/group-intervals';
import { Select } from './Select';

interface Props {
  readonly value: Target;
  readonly onChange: (value: Target) => void;
}

/** What the intervals are about. */
export function TargetSelect({ value, onChange }: Props) {
  return (
    <Select
      label="Intervals for"
      value={value}
      options={Object.entries(TARGETS).map(([target, label]) => ({ value: target, label }))}
      onChange={(chosen) => onChange(chosen === 'these' ? 'these' : 'others')}
    />
  );
}
