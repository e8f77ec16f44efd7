import { caseLink, scenarioLink, sqlLink } from '../../analysis/links';
import { DEFAULT_MODEL } from '../../domain/models';
import type { RunRecord } from '../../domain/runs/run-record';
import { literal } from '../../sql/quote';
import './see-also.css';

/** Links from a run to the views that now include it. */
export function SeeAlso({ record: { model, plan } }: { record: RunRecord }) {
  const [first] = plan.scenarios;
  const own = `SELECT * FROM cells WHERE model = ${literal(model)} ORDER BY country, topic, value`;
  const ways = [
    ['Explore', `/explore?model=${encodeURIComponent(model)}`],
    ['Compare', `/compare?model=${encodeURIComponent(model)}&model=${DEFAULT_MODEL}`],
    ...(first
      ? [
          ['The scenario', scenarioLink(first.country, first.topic, model)],
          ['A case', caseLink(first.country, first.topic, 'Social Power', model)],
        ]
      : []),
    ['SQL', sqlLink(own)],
  ] as const;
  return (
    <nav class="run-see-also" aria-label="See this run in the other views">
      <p>
        The run is now a model in every view and table, named <code>{model}</code>. See it in:
      </p>
      <ul class="plain-list">
        {ways.map(([name, route]) => (
          <li key={name}>
            <a class="button" href={`#${route}`}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
