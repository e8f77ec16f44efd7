import { CodeXml } from 'lucide-preact';
import { lazy, Suspense } from 'preact/compat';
import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { isEmbeddable } from '../analysis/embed-address';

const EmbedDialog = lazy(() => import('./EmbedDialog'));

/** The source line and the space around the figure. */
const AROUND = 64;

/** Opens the lines that show a figure on another page; nothing where its page acts. */
export function EmbedButton({ figure, title }: { figure: string; title: string }) {
  const [path] = useLocation();
  const [height, setHeight] = useState<number | null>(null);
  if (!isEmbeddable(path)) return null;
  const open = (button: HTMLElement) =>
    setHeight((button.closest('[data-figure]')?.clientHeight ?? 400) + AROUND);
  return (
    <>
      <button type="button" class="take-away-button" onClick={(event) => open(event.currentTarget)}>
        <CodeXml size={14} aria-hidden="true" />
        Embed
      </button>
      {height !== null && (
        <Suspense fallback={null}>
          <EmbedDialog figure={figure} title={title} height={height} onClose={() => setHeight(null)} />
        </Suspense>
      )}
    </>
  );
}
