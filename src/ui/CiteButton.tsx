import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from './Button';

/** The citations of what the page shows; null, and the About page, which has those of the works, if they do not load. */
export async function citeDialog(figure: string | undefined, onClose: () => void): Promise<VNode | null> {
  try {
    const { default: CiteDialog } = await import('./cite/CiteDialog');
    return <CiteDialog figure={figure} onClose={onClose} />;
  } catch {
    window.location.hash = '#/about';
    return null;
  }
}

/** Opens the citations of the page. */
export function CiteButton() {
  const [dialog, setDialog] = useState<VNode | null>(null);
  return (
    <>
      <Button
        class="link-button"
        onClick={() => void citeDialog(undefined, () => setDialog(null)).then(setDialog)}
      >
        Cite
      </Button>
      {dialog}
    </>
  );
}
