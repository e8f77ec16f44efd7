import { type ComponentType, createElement } from 'preact';
import { useState } from 'preact/hooks';

interface Props {
  readonly class: string;
  /** The figure that is meant, if one is. */
  readonly figure?: string;
}

type Dialog = ComponentType<{ figure?: string | undefined; onClose: () => void }>;

/** Opens the citations of what the page shows; About has those of the works, should they not load. */
export function CiteButton({ class: style, figure }: Props) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const open = async () => {
    try {
      const { default: loaded } = await import('./cite/CiteDialog');
      setDialog(() => loaded);
    } catch {
      window.location.hash = '#/about';
    }
  };
  return (
    <>
      <button type="button" class={style} onClick={() => void open()}>
        Cite
      </button>
      {dialog && createElement(dialog, { figure, onClose: () => setDialog(null) })}
    </>
  );
}
