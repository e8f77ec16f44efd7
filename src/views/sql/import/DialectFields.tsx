import type { CsvDialect } from '../../../db/text-file';

interface Props {
  readonly format: CsvDialect;
  readonly disabled: boolean;
  readonly onChange: (part: Partial<CsvDialect>) => void;
}

const DELIMITERS: readonly (readonly [string, string])[] = [
  [',', 'Comma ,'],
  [';', 'Semicolon ;'],
  ['\t', 'Tab'],
  ['|', 'Bar |'],
  [':', 'Colon :'],
  [' ', 'Space'],
];
const QUOTES: readonly (readonly [string, string])[] = [
  ['"', 'Double "'],
  ["'", "Single '"],
  ['', 'None'],
];

const withOwn = (list: readonly (readonly [string, string])[], own: string) =>
  list.some(([value]) => value === own) ? list : [...list, [own, own] as const];

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [string, string])[];
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, choices, disabled, onChange }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select
        class="text-input"
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {withOwn(choices, value).map(([own, title]) => (
          <option key={own} value={own}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

/** How a text is cut into cells. */
export function DialectFields({ format, disabled, onChange }: Props) {
  return (
    <div class="import-fields">
      <Choice
        label="Delimiter"
        value={format.delimiter}
        choices={DELIMITERS}
        disabled={disabled}
        onChange={(delimiter) => onChange({ delimiter })}
      />
      <Choice
        label="Quotes"
        value={format.quote}
        choices={QUOTES}
        disabled={disabled}
        onChange={(quote) => onChange({ quote, escape: quote })}
      />
      <label>
        <span>Lines to skip</span>
        <input
          class="text-input"
          type="number"
          min={0}
          max={100_000}
          value={format.skip}
          disabled={disabled}
          onChange={(event) => {
            const skip = event.currentTarget.valueAsNumber;
            if (Number.isInteger(skip) && skip >= 0) onChange({ skip });
          }}
        />
      </label>
      <label class="import-header">
        <input
          type="checkbox"
          checked={format.header}
          disabled={disabled}
          onChange={(event) => onChange({ header: event.currentTarget.checked })}
        />
        <span>The first row has the names</span>
      </label>
    </div>
  );
}
