import { LinkButton } from '../../ui/Button';
import './check-list.css';

interface Props {
  readonly label: string;
  readonly summary: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** A choice of any number of options, folded behind a summary. */
export function CheckList({ label, summary, options, chosen, onChange }: Props) {
  const all = options.map(({ value }) => value);
  const toggle = (value: string, checked: boolean) =>
    onChange(all.filter((other) => (other === value ? checked : chosen.includes(other))));
  return (
    <details class="run-checklist">
      <summary>
        <span class="run-checklist-label">{label}</span> <strong>{summary || 'none'}</strong>
      </summary>
      <fieldset>
        <legend class="visually-hidden">{label}</legend>
        <div class="run-checklist-all small">
          <LinkButton onClick={() => onChange(all)}>All</LinkButton>
          <LinkButton onClick={() => onChange([])}>None</LinkButton>
        </div>
        {options.map((option) => (
          <label key={option.value} class="run-check">
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              onChange={({ currentTarget }) => toggle(option.value, currentTarget.checked)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
