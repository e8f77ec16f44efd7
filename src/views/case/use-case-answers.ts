import { useEffect, useState } from 'preact/hooks';
import type { CaseModel } from '../../analysis/cases/case-figures';
import type { ListedModel } from '../../analysis/listed-model';
import type { Case, CaseAnswers } from '../../state/runs/case-answers';
import { useServices } from '../../state/services';

export interface RawAnswers {
  /** Of the reader's own models that are runs, by model. */
  readonly of: ReadonlyMap<string, CaseAnswers>;
  readonly error: Error | null;
}

const NONE: RawAnswers = { of: new Map(), error: null };

/** Prompts and raw answers of a case; the code that reads them is fetched where the reader has models. */
export function useCaseAnswers(
  { country, topic, value }: Case,
  rows: readonly CaseModel[] | null,
  listed: readonly ListedModel[],
): RawAnswers {
  const services = useServices();
  const [raw, setRaw] = useState<RawAnswers>(NONE);
  useEffect(() => {
    const own = (rows ?? []).filter(({ model }) =>
      listed.some((entry) => entry.model === model && entry.origin !== 'published'),
    );
    let current = true;
    const read = async (): Promise<RawAnswers> => {
      if (own.length === 0) return NONE;
      const { caseAnswers } = await import('../../state/runs/case-answers');
      const found = await Promise.all(
        own.map(
          async ({ model }) =>
            [model, await caseAnswers(services, model, { country, topic, value })] as const,
        ),
      );
      return {
        of: new Map(found.flatMap(([model, answers]) => (answers ? [[model, answers]] : []))),
        error: null,
      };
    };
    read()
      .catch((error: Error) => ({ ...NONE, error }))
      .then((found) => current && setRaw(found));
    return () => {
      current = false;
    };
  }, [services, country, topic, value, rows, listed]);
  return raw;
}
