import type { ComponentChildren } from 'preact';
import { useServices } from '../state/services';
import { LinkButton } from '../ui/Button';

function Line({ children }: { children: ComponentChildren }) {
  return (
    <p class="figures-from small muted" role="status">
      {children}
    </p>
  );
}

/** Where the page's figures come from: built with the site, or computed here; and the way from the one to the other. */
export function FiguresFrom() {
  const { database } = useServices();
  const { known, state } = database;
  const figures = known.figures.value;
  const { phase, error } = state.value;
  if (!figures) return null;
  const { built, computed, same, different } = figures;
  if (built > 0 && phase === 'failed')
    return (
      <Line>
        These figures were computed when this site was built. DuckDB could not start here, so filters and SQL
        do not work: {error?.message} <LinkButton onClick={() => void database.boot()}>Try again</LinkButton>
      </Line>
    );
  if (built > 0)
    return (
      <Line>
        {computed === 0
          ? 'These figures were computed by DuckDB when this site was built.'
          : 'Of these figures, some were computed by DuckDB when this site was built, others in this browser.'}{' '}
        <LinkButton onClick={() => known.recompute()}>Recompute them in this browser</LinkButton>
      </Line>
    );
  if (same + different > 0)
    return (
      <Line>
        These figures were computed by DuckDB in this browser
        {different === 0
          ? ', and are the same as those built with this site.'
          : `; ${different} of ${same + different} answers differ from those built with this site.`}
      </Line>
    );
  if (computed > 0) return <Line>These figures were computed by DuckDB in this browser.</Line>;
  return known.origin.value === 'browser' ? <Line>Recomputing them in this browser…</Line> : null;
}
