import { caseLink } from '../../analysis/links';
import { neighboursOf } from '../../domain/case-order';
import { formatCount } from '../../domain/text/figures';
import { createCaseTrail, placeOnTrail, type TrailStep } from '../../state/case-trail';
import { useServices } from '../../state/services';

interface Props {
  readonly country: string;
  readonly topic: string;
  readonly value: string;
  /** The model that the address names, and the one that is shown. */
  readonly wanted: string | null;
  readonly current: string;
}

/** The way on: along the list that the reader came from, else through the values of the scenario. */
export function CaseSteps({ country, topic, value, wanted, current }: Props) {
  const trail = useServices().once(createCaseTrail).trail.value;
  const place = placeOnTrail(trail, { country, topic, value }, wanted);
  if (trail && place) {
    const name = ({ at }: TrailStep) =>
      at.country === country && at.topic === topic ? at.value : `${at.value}: ${at.country}, ${at.topic}`;
    return (
      <nav class="case-steps buttons" aria-label={`Cases of the list: ${trail.title}`}>
        {place.previous && (
          <a class="button" rel="prev" href={`#${place.previous.link}`}>
            ← {name(place.previous)}
          </a>
        )}
        {place.next && (
          <a class="button" rel="next" href={`#${place.next.link}`}>
            {name(place.next)} →
          </a>
        )}
        <span class="case-steps-place muted">
          {formatCount(place.place)} of {formatCount(place.of)}: <a href={`#${trail.from}`}>{trail.title}</a>
        </span>
      </nav>
    );
  }
  const { previous, next } = neighboursOf(value);
  return (
    <nav class="case-steps buttons" aria-label="Values of this scenario">
      <a class="button" rel="prev" href={`#${caseLink(country, topic, previous, current)}`}>
        ← {previous}
      </a>
      <a class="button" rel="next" href={`#${caseLink(country, topic, next, current)}`}>
        {next} →
      </a>
    </nav>
  );
}
