import { Check, Contrast, X } from 'lucide-preact';
import type { RunCheck } from '../../analysis/run-checks';
import './run-checks.css';

const MARKS = {
  yes: { Icon: Check, says: 'the same' },
  'in part': { Icon: Contrast, says: 'in part' },
  no: { Icon: X, says: 'different' },
} as const;

/** What of the run is as in the published runs, and what is not. */
export function RunChecks({ checks }: { checks: readonly RunCheck[] }) {
  const same = checks.filter((check) => check.same === 'yes').length;
  return (
    <>
      <h3 id="run-checks">Comparable with the published models?</h3>
      <p>
        In {same} of {checks.length} points it is as they were.
      </p>
      <ul class="run-checks plain-list small" aria-labelledby="run-checks">
        {checks.map(({ what, same: is, how }) => {
          const { Icon, says } = MARKS[is];
          return (
            <li key={what} class={`is-${is.replace(' ', '-')}`}>
              <Icon size={16} aria-hidden="true" />
              <span>
                <strong>{what}</strong> ({says}): {how}.
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
