import { useState } from 'preact/hooks';
import type { ResultSet } from '../../../db/types';
import { copyText } from '../../../platform/clipboard';
import { LinkButton } from '../../../ui/Button';
import { formatCount } from '../../../ui/format';

interface Props {
  readonly result: ResultSet;
  readonly row: number;
  /** The row's position in the current order. */
  readonly place: number;
  readonly column: number;
}

/** Characters shown at first, and at most: a browser takes seconds to lay out millions. */
const LONG = 400;
const LONGEST = 100_000;

/** The chosen cell in full, with buttons to copy it. */
export function CellInspector({ result, row, place, column }: Props) {
  const [copied, setCopied] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const own = result.columns[column];
  if (!own) return null;
  const shown = open ? LONGEST : LONG;
  const value = result.text(row, column, shown + 1);
  const text = value ?? '';
  const copy = async (what: string, content: () => string) => {
    setCopied((await copyText(content())) ? `${what} copied` : 'The browser does not allow copying');
    setTimeout(() => setCopied(null), 3000);
  };
  const textIn = (at: number, of: number) => result.text(at, of) ?? '';
  const wholeRow = () =>
    result.columns.map((_, index) => textIn(row, index).replaceAll('\t', ' ')).join('\t');
  const wholeColumn = () =>
    Array.from({ length: result.rowCount }, (_, index) => textIn(index, column)).join('\n');
  return (
    <div class="cell-inspector">
      <p class="cell-inspector-head">
        <span>
          <strong>{own.name}</strong> in row {formatCount(place + 1)}
        </span>
        <span class="cell-inspector-copies">
          <span role="status">{copied}</span>
          <LinkButton onClick={() => void copy('Cell', () => textIn(row, column))}>Copy cell</LinkButton>
          <LinkButton onClick={() => void copy('Row', wholeRow)}>Copy row</LinkButton>
          <LinkButton onClick={() => void copy('Column', wholeColumn)}>Copy column</LinkButton>
        </span>
      </p>
      <p class={`cell-inspector-value${value === null ? ' is-null' : ''}`}>
        {value === null ? 'NULL' : text.length > shown ? `${text.slice(0, shown)}…` : text}
        {open &&
          text.length > shown &&
          ` (the first ${formatCount(shown)} characters; copy the cell for all)`}
        {text.length > LONG && (
          <LinkButton onClick={() => setOpen(!open)}>{open ? 'Show less' : 'Show all'}</LinkButton>
        )}
      </p>
    </div>
  );
}
