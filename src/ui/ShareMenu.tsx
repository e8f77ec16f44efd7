import { Check, Share2 } from 'lucide-preact';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { isEmbeddable } from '../analysis/embeddable';
import { copyText } from '../platform/clipboard';
import { useServices } from '../state/services';
import { citeDialog } from './CiteButton';
import { Menu } from './Menu';

interface Props {
  /** The figure's name in the address, where its page has several. */
  readonly figure: string | undefined;
  readonly title: string;
}

type Outcome = 'none' | 'copied' | 'failed';

const TEXTS: Readonly<Record<Outcome, string>> = {
  none: '',
  copied: 'Link copied',
  failed: 'Copy the link from the address bar',
};

/** The source line of an embed, and the space around the figure. */
const AROUND = 64;

/** Hands a figure on: its link, another app, the lines that embed it, its citation. */
export function ShareMenu({ figure, title }: Props) {
  const { models } = useServices();
  const [path] = useLocation();
  const [outcome, setOutcome] = useState<Outcome>('none');
  const [dialog, setDialog] = useState<VNode | null>(null);
  const [canShare, setCanShare] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => setCanShare('share' in navigator), []);

  const link = async () => {
    const { shareLink } = await import('./share-link');
    const published = models.models.value.filter(({ origin }) => origin === 'published');
    return shareLink(
      figure,
      published.map(({ model }) => model),
    );
  };
  const copy = async () => {
    setOutcome((await copyText(await link())) ? 'copied' : 'failed');
    setTimeout(() => setOutcome('none'), 4000);
  };
  // A reader who turns back has not failed.
  const share = async () => navigator.share({ title, url: await link() }).catch(() => {});
  const close = () => setDialog(null);
  const embed = async () => {
    const element = place.current?.closest<HTMLElement>('[data-figure]');
    const height = (element?.clientHeight ?? 400) + AROUND;
    const name = element?.dataset.figure ?? '';
    const { EmbedDialog } = await import('./EmbedDialog');
    setDialog(<EmbedDialog figure={name} title={title} height={height} onClose={close} />);
  };

  const items = [
    { label: 'Copy link', act: () => void copy() },
    ...(canShare ? [{ label: 'Share with another app', act: () => void share() }] : []),
    ...(isEmbeddable(path) ? [{ label: 'Embed', act: () => void embed() }] : []),
    { label: 'Cite', act: () => void citeDialog(title, close).then(setDialog) },
  ];
  const Icon = outcome === 'copied' ? Check : Share2;
  return (
    <span class="share-menu" ref={place}>
      <Menu
        class="take-away-button"
        label={
          <>
            <Icon size={14} aria-hidden="true" />
            Share
          </>
        }
        groups={[{ title: 'This figure', items }]}
      />
      <span class="share-outcome" role="status">
        {TEXTS[outcome]}
      </span>
      {dialog}
    </span>
  );
}
