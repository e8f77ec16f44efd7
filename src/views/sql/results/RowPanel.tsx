import { ChevronDown, ChevronUp, X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { ResultSet } from '../../../db/types';
import { formatCount } from '../../../domain/text/figures';
import { Button } from '../../../ui/Button';
import { useNarrow } from '../../../ui/use-narrow';
import { CopyLinks } from './CopyLinks';
import { RowValues } from './RowValues';
import './row-panel.css';

/** In a window that is wider, it has its place beside the list. */
const NARROW = 1023;

interface Props {
  readonly result: ResultSet;
  readonly row: number;
  /** The row's position in the current order. */
  readonly place: number;
  readonly of: number;
  /** Whether it takes the focus: a row that was clicked keeps it. */
  readonly takesFocus: boolean;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}

function Sheet({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => sheet.current?.showModal(), []);
  return (
    <dialog ref={sheet} class="row-panel is-sheet" aria-labelledby={title} onClose={onClose} closedby="any">
      {children}
    </dialog>
  );
}

function Beside({
  title,
  takesFocus,
  onClose,
  children,
}: Pick<Props, 'takesFocus' | 'onClose'> & { title: string; children: ComponentChildren }) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus) panel.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <section
      ref={panel}
      class="row-panel"
      aria-labelledby={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
      data-not-on-paper
    >
      {children}
    </section>
  );
}

/** A row in full: beside the list, or over it where there is no room. */
export function RowPanel(props: Props) {
  const { result, row, place, of, onStep, onClose } = props;
  const title = useId();
  const narrow = useNarrow(NARROW);
  const text = () =>
    result.columns.map((_, column) => (result.text(row, column) ?? '').replaceAll('\t', ' ')).join('\t');
  const content = (
    <>
      <div class="row-panel-head">
        <h3 id={title} class="as-h4">
          Row {formatCount(place + 1)} <span>of {formatCount(of)}</span>
        </h3>
        <Button aria-label="Previous row" disabled={place === 0} onClick={() => onStep(-1)}>
          <ChevronUp size={16} aria-hidden="true" />
        </Button>
        <Button aria-label="Next row" disabled={place + 1 >= of} onClick={() => onStep(1)}>
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
        <Button aria-label="Close" onClick={onClose}>
          <X size={16} aria-hidden="true" />
        </Button>
      </div>
      <p class="row-panel-copies">
        <CopyLinks
          items={[
            { label: 'Copy as JSON', text: () => result.rowJson(row) },
            { label: 'Copy as text', text },
          ]}
        />
      </p>
      <RowValues result={result} row={row} />
    </>
  );
  return narrow ? (
    <Sheet title={title} onClose={onClose}>
      {content}
    </Sheet>
  ) : (
    <Beside title={title} takesFocus={props.takesFocus} onClose={onClose}>
      {content}
    </Beside>
  );
}
