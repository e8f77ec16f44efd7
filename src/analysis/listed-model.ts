import { isPapers, type ModelOrigin } from '../domain/models';

/** A model as the choosers and captions name it. */
export interface ListedModel {
  readonly model: string;
  readonly label: string;
  readonly origin: ModelOrigin;
  /** What a reader must know about its figures; empty if nothing. */
  readonly note: string;
}

/** A model's name as shown, with its origin where that is not the paper. */
export function labelOf(models: readonly ListedModel[], model: string): string {
  const known = models.find((candidate) => candidate.model === model);
  if (!known) return model;
  return known.origin === 'published' ? known.label : `${known.label} (${known.origin})`;
}

/** The names that are models, and a sentence for each of the others. */
export function modelsAtHand(
  names: readonly string[],
  models: readonly ListedModel[],
): { readonly known: readonly string[]; readonly problems: readonly string[] } {
  const isModel = (name: string) => models.some(({ model }) => model === name);
  return {
    known: names.filter(isModel),
    problems: names.flatMap((name) => (isModel(name) ? [] : [`There is no model “${name}” here.`])),
  };
}

/** Headings of a list of models that holds more than the paper's. */
function headingOf({ model, origin }: ListedModel): string {
  if (origin !== 'published') return 'Your own';
  return isPapers(model) ? 'Of the paper' : 'Others on this site';
}

/** The models as a chooser lists them: under headings, where the site has more than the paper's. */
export function modelOptions(
  models: readonly ListedModel[],
): { readonly value: string; readonly label: string; readonly group: string }[] {
  const grouped = models.some((listed) => headingOf(listed) === 'Others on this site');
  return models.map((listed) => ({
    value: listed.model,
    label: labelOf(models, listed.model),
    group: grouped ? headingOf(listed) : '',
  }));
}

/** Those to show where there is room for so many: the chosen ones, the reader's own, the paper's, then the others. */
export function mostTelling(
  models: readonly ListedModel[],
  chosen: readonly string[],
  room: number,
): readonly ListedModel[] {
  const rank = ({ model, origin }: ListedModel) =>
    chosen.includes(model) ? 0 : origin !== 'published' ? 1 : isPapers(model) ? 2 : 3;
  const kept = new Set([...models].sort((a, b) => rank(a) - rank(b)).slice(0, room));
  return models.filter((listed) => kept.has(listed));
}
