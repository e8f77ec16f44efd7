import { useState } from 'preact/hooks';
import { copyText } from '../../../platform/clipboard';
import { LinkButton } from '../../../ui/Button';
import './copy-links.css';

interface Item {
  readonly label: string;
  readonly text: () => string | Promise<string>;
}

/** Buttons that copy texts, and what came of it. */
export function CopyLinks({ items }: { items: readonly Item[] }) {
  const [said, setSaid] = useState<string | null>(null);
  const copy = async ({ text }: Item) => {
    try {
      setSaid((await copyText(await text())) ? 'Copied' : 'The browser does not allow copying');
    } catch (error) {
      setSaid((error as Error).message);
    }
    setTimeout(() => setSaid(null), 3000);
  };
  return (
    <span class="copy-links">
      {items.map((item) => (
        <LinkButton key={item.label} onClick={() => void copy(item)}>
          {item.label}
        </LinkButton>
      ))}
      <span role="status">{said}</span>
    </span>
  );
}
