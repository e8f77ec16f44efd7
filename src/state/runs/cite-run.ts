import type { RunRecord } from '../../domain/runs/run-record';

/** BibTeX for a run: everything that others need to identify its figures. */
export function citationOf({
  id,
  measured,
  engine,
  plan,
  promptVersion,
  dataset,
  siteVersion,
  created,
  finished,
}: RunRecord): string {
  const day = (finished ?? created).slice(0, 10);
  const details = [
    `Run ${id}`,
    `engine ${engine.version || engine.kind}`,
    `weights ${measured.id}${measured.revision ? `, ${measured.revision}` : ''}`,
    `prompts version ${promptVersion}`,
    `seed ${plan.seed}, temperature ${plan.temperature}`,
    `${plan.scenarios.length} of 132 scenarios`,
    `actions ${dataset.origin}, SHA-256 ${dataset.sha256.slice(0, 16)}`,
  ];
  return `@misc{value-action-lens-run-${id},
  title        = {Value-action gap of ${measured.label}, scored in a browser},
  year         = {${day.slice(0, 4)}},
  howpublished = {ValueActionLens ${siteVersion}},
  note         = {${details.join('; ')}; ${day}}
}`;
}
