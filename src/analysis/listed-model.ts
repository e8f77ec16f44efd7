import type { ModelOrigin } from '../domain/models';

/** A model as the choosers and captions name it. */
export interface ListedModel {
  readonly model: string;
  readonly label: string;
  readonly origin: ModelOrigin;
  /** What a reader must know of its figures; empty if nothing. */
  readonly note: string;
}

/** A model's name as shown, with its origin where that is not the paper. */
export function labelOf(models: readonly ListedModel[], model: string): string {
  const known = models.find((candidate) => candidate.model === model);
  if (!known) return model;
  return known.origin === 'published' ? known.label : `${known.label} (${known.origin})`;
}
