import { Check, Link, Share2 } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { copyText } from '../platform/clipboard';
import { useServices } from '../state/services';

type Outcome = 'idle' | 'copied' | 'failed';

const TEXTS: Readonly<Record<Outcome, string>> = {
  idle: 'Copy link',
  copied: 'Link copied',
  failed: 'Copy it from the address bar',
};

/** Copies the link to a figure, or to the page; where the device can, hands it to another app. */
export function LinkButtons({ figure, title }: { figure: string | undefined; title: string }) {
  const { models } = useServices();
  const [outcome, setOutcome] = useState<Outcome>('idle');
  const [canShare, setCanShare] = useState(false);
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
    setTimeout(() => setOutcome('idle'), 4000);
  };
  // A reader who turns back has not failed.
  const share = async () => navigator.share({ title, url: await link() }).catch(() => {});
  const Icon = outcome === 'copied' ? Check : Link;
  return (
    <>
      <button type="button" class="take-away-button" onClick={() => void copy()}>
        <Icon size={14} aria-hidden="true" />
        {TEXTS[outcome]}
      </button>
      <span class="visually-hidden" role="status">
        {outcome === 'idle' ? '' : TEXTS[outcome]}
      </span>
      {canShare && (
        <button type="button" class="take-away-button" onClick={() => void share()}>
          <Share2 size={14} aria-hidden="true" />
          Share
        </button>
      )}
    </>
  );
}
