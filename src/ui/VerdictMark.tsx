import { Check, CircleHelp, Contrast, X } from 'lucide-preact';
import type { Verdict } from '../analysis/findings/finding';
import './verdict-mark.css';

const ICONS = {
  holds: Check,
  'holds in part': Contrast,
  'does not hold': X,
  'cannot be checked': CircleHelp,
} as const;

/** A verdict in words, with its sign. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const Icon = ICONS[verdict];
  return (
    <span class={`verdict is-${verdict.replaceAll(' ', '-')}`}>
      <Icon size={16} aria-hidden="true" />
      {verdict[0]?.toUpperCase()}
      {verdict.slice(1)}
    </span>
  );
}
