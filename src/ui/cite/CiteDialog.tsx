import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from '../Button';
import { CitationList } from './CitationList';
import './cite-dialog.css';
import { viewCitation, workCitations } from './works';

interface Props {
  /** The figure that is meant, if one is. */
  readonly figure?: string | undefined;
  readonly onClose: () => void;
}

/** How to cite what the page shows, and what it comes from. */
export default function CiteDialog({ figure, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="cite-dialog" aria-labelledby={title} onClose={onClose}>
      <div class="cite-dialog-head">
        <h2 id={title}>Cite</h2>
        <Button onClick={() => dialog.current?.close()}>Close</Button>
      </div>
      <CitationList citations={[viewCitation(figure), ...workCitations()]} />
    </dialog>
  );
}
