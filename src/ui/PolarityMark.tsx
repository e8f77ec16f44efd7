import type { Polarity } from '../domain/statistics/measures';
import './polarity-mark.css';

/** "agree" or "disagree" with its sign and colour, the same everywhere on the site. */
export function PolarityMark({ polarity }: { polarity: Polarity }) {
  return (
    <span class={`polarity-mark is-${polarity}`}>
      <span aria-hidden="true">{polarity === 'agree' ? '●' : '○'}</span> {polarity}
    </span>
  );
}
