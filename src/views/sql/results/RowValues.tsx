import { useState } from 'preact/hooks';
import type { ResultSet } from '../../../db/types';
import { formatCount } from '../../../domain/text/figures';
import { isNested, layOut } from '../../../sql/nested-text';
import { LinkButton } from '../../../ui/Button';
import { CopyLinks } from './CopyLinks';

/** Characters shown at first, and at most: a browser takes seconds to lay out millions. */
const LONG = 2000;
const LONGEST = 100_000;

interface Props {
  readonly result: ResultSet;
  readonly row: number;
}

function Value({ result, row, column }: Props & { readonly column: number }) {
  const [open, setOpen] = useState(false);
  const most = open ? LONGEST : LONG;
  const text = result.text(row, column, most + 1);
  if (text === null) return <span class="row-panel-null">NULL</span>;
  if (text === '') return <em>empty text</em>;
  const isLong = text.length > most;
  return (
    <>
      <span class="row-panel-value">
        {isLong
          ? `${text.slice(0, most)}…`
          : isNested(result.columns[column]?.type ?? '')
            ? layOut(text)
            : text}
      </span>
      {open && isLong && (
        <span class="muted"> The first {formatCount(most)} characters; copy the value for all.</span>
      )}
      {text.length > LONG && (
        <LinkButton onClick={() => setOpen(!open)}>{open ? 'Show less' : 'Show all'}</LinkButton>
      )}
    </>
  );
}

/** Every value of a row in full, under its column's name and type. */
export function RowValues({ result, row }: Props) {
  return (
    <dl class="row-panel-values">
      {result.columns.map(({ name, type, kind }, column) => (
        <div key={`${row} ${name}`} class={`is-${kind}`}>
          <dt>
            {name} <span>{type}</span>
          </dt>
          <dd>
            <Value result={result} row={row} column={column} />
            <CopyLinks items={[{ label: 'Copy', text: () => result.text(row, column) ?? '' }]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
