import type { Polarity } from '../domain/statistics/measures';
import { Select } from './Select';

interface Props {
  readonly value: Polarity;
  readonly onChange: (value: Polarity) => void;
}

/** Which polarity counts as positive in the alignment rate. */
export function PositiveClassSelect({ value, onChange }: Props) {
  return (
    <Select
      label="Positive class"
      value={value}
      options={[
        { value: 'disagree', label: 'disagree (as in the paper)' },
        { value: 'agree', label: 'agree' },
      ]}
      onChange={(chosen) => onChange(chosen === 'agree' ? 'agree' : 'disagree')}
    />
  );
}
