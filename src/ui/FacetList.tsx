import { useState } from 'preact/hooks';
import { formatCount } from '../domain/text/figures';
import { hasWords } from '../domain/text/has-words';
import { LinkButton } from './Button';
import './facet-list.css';

interface Props {
  readonly title: string;
  readonly labels: readonly string[];
  /** How many rows each label would leave. */
  readonly counts: ArrayLike<number>;
  readonly chosen: readonly string[];
  readonly onToggle: (label: string) => void;
  readonly onClear: () => void;
  /** Name shown for a label; the label itself if absent. */
  readonly nameOf?: (label: string) => string;
  readonly open?: boolean;
  /** Further choices that one button makes, where there are many labels. */
  readonly shortcuts?: readonly { readonly label: string; readonly choose: () => void }[];
}

/** Any more are behind a button. */
const FEW = 12;

/** A facet's values, with the number of rows that each would leave. */
export function FacetList(props: Props) {
  const { title, labels, counts, chosen, onToggle, onClear, nameOf = (label) => label } = props;
  const [all, setAll] = useState(false);
  const [words, setWords] = useState('');
  const entries = labels
    .map((label, code) => ({ label, count: counts[code] ?? 0 }))
    .filter(({ label, count }) => count > 0 || chosen.includes(label));
  const many = entries.length > FEW + 3;
  const ordered = many ? [...entries].sort((a, b) => b.count - a.count) : entries;
  const isFound = hasWords(words);
  const found = ordered.filter(({ label }) => isFound(nameOf(label)));
  const shown = many && !all ? found.filter(({ label }, at) => at < FEW || chosen.includes(label)) : found;
  const most = Math.max(1, ...entries.map(({ count }) => count));
  return (
    <details class="facet small" open={props.open || chosen.length > 0}>
      <summary>
        {title}
        {chosen.length > 0 && <span class="facet-chosen"> · {chosen.length} chosen</span>}
      </summary>
      {many && (
        <input
          class="text-input facet-search"
          type="search"
          aria-label={`Search ${title}`}
          placeholder={`Search ${entries.length}…`}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      )}
      <ul class="plain-list">
        {shown.map(({ label, count }) => (
          <li key={label}>
            <label>
              <input type="checkbox" checked={chosen.includes(label)} onChange={() => onToggle(label)} />
              <span class="facet-label">{nameOf(label)}</span>
              <span class="facet-count">{formatCount(count)}</span>
              <span class="facet-bar" style={{ width: `${(count / most) * 100}%` }} aria-hidden="true" />
            </label>
          </li>
        ))}
      </ul>
      <p class="facet-buttons">
        {found.length > FEW && many && (
          <LinkButton onClick={() => setAll(!all)}>{all ? 'Fewer' : `All ${found.length}`}</LinkButton>
        )}
        {many &&
          props.shortcuts?.map(({ label, choose }) => (
            <LinkButton key={label} onClick={choose}>
              {label}
            </LinkButton>
          ))}
        {words !== '' && found.length === 0 && <span class="muted">No name matches.</span>}
        {chosen.length > 0 && <LinkButton onClick={onClear}>Any {title}</LinkButton>}
      </p>
    </details>
  );
}
