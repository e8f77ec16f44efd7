import { ChevronDown } from 'lucide-preact';
import { Fragment } from 'preact';
import { useId, useState } from 'preact/hooks';
import { hasWords } from '../domain/text/has-words';
import { LinkButton } from './Button';
import { placeBelow } from './place-below';
import './multi-select.css';

interface Option {
  readonly value: string;
  readonly label: string;
  /** Heading above the first option of a group; empty for none. */
  readonly group?: string;
}

interface Props {
  readonly label: string;
  readonly options: readonly Option[];
  /** Chosen values; empty means all. */
  readonly chosen: readonly string[];
  /** What "all" is called. */
  readonly allLabel: string;
  /** Further choices that one button makes, where there are many options. */
  readonly shortcuts?: readonly { readonly label: string; readonly chosen: readonly string[] }[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** With more options than this, they can be searched. */
const FEW = 12;

function summary({ options, chosen, allLabel }: Props): string {
  if (chosen.length === 0) return allLabel;
  const [first] = chosen;
  const label = options.find(({ value }) => value === first)?.label ?? first ?? '';
  return chosen.length === 1 ? label : `${label} +${chosen.length - 1}`;
}

/** Chooses any number of options in a panel that opens below its button. */
export function MultiSelect(props: Props) {
  const { label, options, chosen, onChange } = props;
  const id = useId();
  const [words, setWords] = useState('');
  const many = options.length > FEW;
  const isFound = hasWords(words);
  const found = options.filter((option) => isFound(option.label));
  const panel = `multi-${id}`;
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  return (
    <div class="multi-select small">
      <span class="multi-select-label" id={`${panel}-label`}>
        {label}
      </span>
      <button
        type="button"
        id={`${panel}-button`}
        class="multi-select-button"
        popovertarget={panel}
        aria-labelledby={`${panel}-label ${panel}-button`}
      >
        <span>{summary(props)}</span>
        <ChevronDown size={14} aria-hidden="true" />
      </button>
      <div
        id={panel}
        popover="auto"
        class="multi-select-panel small"
        role="group"
        aria-labelledby={`${panel}-label`}
        onToggle={(event) => placeBelow(event.currentTarget, `${panel}-button`)}
      >
        {many && (
          <input
            class="text-input multi-select-search"
            type="search"
            aria-label={`Search ${label}`}
            placeholder="Search…"
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        )}
        <div class="multi-select-shortcuts">
          <LinkButton disabled={chosen.length === 0} onClick={() => onChange([])}>
            {props.allLabel}
          </LinkButton>
          {many &&
            props.shortcuts?.map((shortcut) => (
              <LinkButton key={shortcut.label} onClick={() => onChange(shortcut.chosen)}>
                {shortcut.label}
              </LinkButton>
            ))}
          {found.length > 0 && found.length < options.length && (
            <LinkButton onClick={() => onChange(found.map(({ value }) => value))}>
              the {found.length} found
            </LinkButton>
          )}
        </div>
        {found.length === 0 && <p class="multi-select-group">No name matches.</p>}
        {found.map((option, index) => (
          <Fragment key={option.value}>
            {option.group && option.group !== found[index - 1]?.group ? (
              <span class="multi-select-group">{option.group}</span>
            ) : null}
            <label class="multi-select-option">
              <input
                type="checkbox"
                checked={chosen.includes(option.value)}
                onChange={() => toggle(option.value)}
              />
              {option.label}
            </label>
          </Fragment>
        ))}
      </div>
    </div>
  );
}
