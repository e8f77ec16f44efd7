import { COUNTRIES } from '../../src/domain/countries';
import { type Model, PUBLISHED_MODELS } from '../../src/domain/models';
import type { Row } from '../../src/domain/rows';
import { SCHWARTZ_VALUES } from '../../src/domain/schwartz-values';
import { TOPICS } from '../../src/domain/topics';
import { VALUE_GLOSSES } from '../../src/domain/value-glosses';

export const countries = (): Row[] => COUNTRIES.map((country) => ({ ...country }));
export const topics = (): Row[] => TOPICS.map((topic) => ({ ...topic }));

/** @throws where a value has no gloss */
export function schwartzValues(): Row[] {
  return SCHWARTZ_VALUES.map(({ value, type }) => {
    const gloss = VALUE_GLOSSES[value];
    if (!gloss) throw new Error(`${value} has no gloss`);
    return { value, type, gloss };
  });
}

/** The published models, then unknown ones found in the release folder. */
export function models(extra: readonly Model[]): Row[] {
  return [...PUBLISHED_MODELS, ...extra].map(({ model, label, provider, parameters, origin, note }) => ({
    model,
    label,
    provider,
    parameters,
    origin,
    note,
  }));
}

/** The model behind a stem in the authors' files; an unknown stem is a model of its own. */
export function modelOfStem(stem: string): Model {
  return (
    PUBLISHED_MODELS.find((known) => known.stem.toLowerCase() === stem.toLowerCase()) ?? {
      model: stem.toLowerCase(),
      label: stem,
      provider: 'unknown',
      parameters: null,
      origin: 'imported',
      note: 'Found in the release folder that this site was built from.',
    }
  );
}
