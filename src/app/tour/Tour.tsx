import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import { useServices } from '../../state/services';
import { Button } from '../../ui/Button';
import { useLinkProblems } from '../../ui/LinkProblems';
import { TOUR, tourLink } from './steps';
import './tour.css';

/** The step that is shown, from 1; null where no tour is under way. */
const createTour = () => signal<number | null>(null);

/** The step that an address names; it stays when the reader goes on from there, until the tour is ended. */
function useStep() {
  const step = useServices().once(createTour);
  const asked = new URLSearchParams(useSearch()).get('tour');
  const known = asked === null || (/^\d{1,2}$/.test(asked) && TOUR[Number(asked) - 1] !== undefined);
  useLinkProblems(known ? [] : [`The tour has no step “${asked}”.`]);
  useEffect(() => {
    if (asked !== null && known) step.value = Number(asked);
  }, [step, asked, known]);
  return step;
}

/** A panel that leads through the site in a few steps. */
export function Tour() {
  const step = useStep();
  const [, navigate] = useLocation();
  const panel = useRef<HTMLElement>(null);
  const place = step.value;
  const end = () => {
    step.value = null;
    const [path = '/', search = ''] = window.location.hash.replace(/^#/, '').split('?');
    const params = new URLSearchParams(search);
    params.delete('tour');
    navigate(params.size > 0 ? `${path}?${params}` : path, { replace: true });
  };
  // After the page has taken the focus for itself.
  useEffect(() => {
    if (place === null) return;
    const frame = requestAnimationFrame(() => panel.current?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, [place]);
  const shown = place === null ? undefined : TOUR[place - 1];
  if (place === null || !shown) return null;
  return (
    <section
      class="tour small"
      aria-label={`Tour, step ${place} of ${TOUR.length}`}
      tabIndex={-1}
      ref={panel}
      onKeyDown={(event) => {
        if (event.key === 'Escape') end();
      }}
    >
      <p class="tour-place muted">
        {place} of {TOUR.length}
      </p>
      <p class="tour-text">
        <strong>{shown.title}.</strong> {shown.text}
      </p>
      <div class="buttons">
        {place > 1 && <Button onClick={() => navigate(tourLink(place - 1))}>Back</Button>}
        {place < TOUR.length ? (
          <Button class="button is-primary" onClick={() => navigate(tourLink(place + 1))}>
            Next
          </Button>
        ) : null}
        <Button onClick={end}>End the tour</Button>
      </div>
    </section>
  );
}
