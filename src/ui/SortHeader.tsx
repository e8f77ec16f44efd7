import './sort-header.css';

interface Props {
  readonly scope: 'row' | 'col';
  readonly label: string;
  readonly title: string;
  readonly direction: 'ascending' | 'descending' | 'none';
  /** Position among all columns, if not all are rendered. */
  readonly position?: number | undefined;
  readonly onSort: () => void;
}

const SIGNS = { ascending: '▲', descending: '▼', none: '' } as const;

/** A header cell that sorts by its row or column. */
export function SortHeader({ scope, label, title, direction, position, onSort }: Props) {
  return (
    <th scope={scope} aria-colindex={position} aria-sort={direction === 'none' ? undefined : direction}>
      <button type="button" class="sort-button" title={`Sort by ${title}`} onClick={onSort}>
        <span class="sort-label">{label}</span>
        <span class="sort-sign" aria-hidden="true">
          {SIGNS[direction]}
        </span>
      </button>
    </th>
  );
}
