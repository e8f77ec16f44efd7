import { useMemo } from 'preact/hooks';
import { embedAddress, embedLines } from '../analysis/embed-address';
import { CopyButton } from './CopyButton';
import { Dialog } from './Dialog';

interface Props {
  readonly figure: string;
  readonly title: string;
  /** About how high the figure is, in pixels. */
  readonly height: number;
  readonly onClose: () => void;
}

/** The lines that show a figure on another page. */
export function EmbedDialog({ figure, title, height, onClose }: Props) {
  const lines = useMemo(() => {
    const route = window.location.hash.replace(/^#/, '') || '/';
    return embedLines(new URL(embedAddress(route, figure), document.baseURI).href, title, height);
  }, [figure, title, height]);
  return (
    <Dialog title="Embed this figure" onClose={onClose}>
      <p>
        It shows the published models, in the colours of the page around it; <code>&theme=light</code> or{' '}
        <code>&theme=dark</code> after its name fixes them. The second line gives the frame the height that it
        needs.
      </p>
      <h3>On a web page</h3>
      <pre class="code-box" tabIndex={0}>
        {lines.html}
      </pre>
      <CopyButton text={lines.html} label="Copy HTML" />
      <h3>In a notebook</h3>
      <pre class="code-box" tabIndex={0}>
        {lines.notebook}
      </pre>
      <CopyButton text={lines.notebook} label="Copy Python" />
    </Dialog>
  );
}
