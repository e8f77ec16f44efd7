import { useState } from 'preact/hooks';
import { copyText } from '../platform/clipboard';
import { Button } from './Button';

/** Copies a text; says that it did, or that the browser did not allow it. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const copy = async () => setOutcome((await copyText(text)) ? 'copied' : 'refused');
  return (
    <Button onClick={() => void copy()}>
      {label}
      <span role="status">
        {outcome === 'copied' && ' ✓ copied'}
        {outcome === 'refused' && ': not allowed, select the text instead'}
      </span>
    </Button>
  );
}
