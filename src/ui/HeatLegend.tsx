import { heatSteps, type Scale } from '../charts/color-scale';
import { formatRate } from '../domain/text/figures';
import './heat.css';

/** The steps of a colour scale from low to high. */
export function HeatLegend({ scale }: { scale: Scale }) {
  return (
    <div class="heat-legend" aria-hidden="true">
      <span>{formatRate(scale.min)}</span>
      {heatSteps(scale).map((step) => (
        <span key={step.className} class={`heat-legend-step ${step.className}`} />
      ))}
      <span>{formatRate(scale.max)}</span>
    </div>
  );
}
