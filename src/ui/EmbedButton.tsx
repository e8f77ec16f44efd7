import { CodeXml } from 'lucide-preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { isEmbeddable } from '../analysis/embeddable';

/** The source line and the space around the figure. */
const AROUND = 64;

/** Opens the lines that show a figure on another page; nothing where its page acts. */
export function EmbedButton({ title }: { title: string }) {
  const [path] = useLocation();
  const [dialog, setDialog] = useState<VNode | null>(null);
  if (!isEmbeddable(path)) return null;
  const open = async (button: HTMLElement) => {
    const element = button.closest<HTMLElement>('[data-figure]');
    const figure = element?.dataset.figure ?? '';
    const height = (element?.clientHeight ?? 400) + AROUND;
    const { EmbedDialog } = await import('./EmbedDialog');
    setDialog(<EmbedDialog figure={figure} title={title} height={height} onClose={() => setDialog(null)} />);
  };
  return (
    <>
      <button type="button" class="take-away-button" onClick={(event) => void open(event.currentTarget)}>
        <CodeXml size={14} aria-hidden="true" />
        Embed
      </button>
      {dialog}
    </>
  );
}
