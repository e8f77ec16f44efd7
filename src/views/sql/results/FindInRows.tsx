import { useEffect, useState } from 'preact/hooks';
import { formatCount } from '../../../domain/text/figures';

interface Props {
  /** How many rows were found; null while nothing is searched for, or not yet. */
  readonly found: number | null;
  readonly of: number;
  readonly onFind: (text: string) => void;
}

/** With fewer rows, all are in view. */
const FEW_ROWS = 8;
/** Typing pauses so long before DuckDB is asked. */
const PAUSE_MS = 200;

/** Finds the rows in whose text something occurs. */
export function FindInRows({ found, of, onFind }: Props) {
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => onFind(text), text === '' ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, onFind]);
  if (of <= FEW_ROWS) return null;
  return (
    <p class="result-find">
      <input
        type="search"
        class="text-input"
        aria-label="Find in these rows"
        placeholder="Find in these rows"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <span role="status">{found === null ? '' : `${formatCount(found)} of ${formatCount(of)} rows`}</span>
    </p>
  );
}
