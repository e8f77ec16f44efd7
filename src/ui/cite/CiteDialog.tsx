import { Dialog } from '../Dialog';
import { CitationList } from './CitationList';
import { viewCitation, workCitations } from './works';

interface Props {
  /** The figure that is meant, if one is. */
  readonly figure?: string | undefined;
  readonly onClose: () => void;
}

/** How to cite what the page shows, and what it comes from. */
export default function CiteDialog({ figure, onClose }: Props) {
  return (
    <Dialog title="Cite" onClose={onClose}>
      <CitationList citations={[viewCitation(figure), ...workCitations()]} />
    </Dialog>
  );
}
