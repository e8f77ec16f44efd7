import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { ResultSet } from '../../../db/types';
import { placeBelow } from '../../../ui/place-below';
import { ColumnCard } from './ColumnCard';

interface Props {
  readonly result: ResultSet;
  /** Null while it is closed. */
  readonly column: number | null;
  readonly panel: RefObject<HTMLDivElement>;
  readonly onClose: () => void;
}

/** Height with which it is content below the header. */
const ROOM = 320;

/** A column's statistics, of all rows, below its header; Escape and a press elsewhere close it. */
export function ColumnDetails({ result, column, panel, onClose }: Props) {
  useLayoutEffect(() => {
    if (column === null || !panel.current) return;
    placeBelow(panel.current, `glance-${column}`, ROOM);
    panel.current.focus({ preventScroll: true });
  }, [column, panel]);
  return (
    <div
      ref={panel}
      popover="auto"
      role="dialog"
      aria-label="Statistics"
      tabIndex={-1}
      class="menu-panel column-details"
      onToggle={({ currentTarget }) => {
        if (!currentTarget.matches(':popover-open')) onClose();
      }}
    >
      {column !== null && <ColumnCard result={result} column={column} />}
    </div>
  );
}
