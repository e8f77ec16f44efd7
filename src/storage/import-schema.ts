/** The schema of kept imports, to check what comes out of storage. */
import * as v from 'valibot';
import { isChoices, isRatings } from '../domain/answers/model-answers';
import { fitting } from './fitting';

const packed = (fits: (bytes: Uint8Array) => boolean) =>
  v.nullable(v.custom<Uint8Array>((bytes) => bytes instanceof Uint8Array && fits(bytes)));

const KEPT = v.variant('kind', [
  v.object({ kind: v.literal('via'), file: v.string(), bytes: v.instance(ArrayBuffer), savedAt: v.number() }),
  v.object({
    kind: v.literal('model'),
    model: v.string(),
    label: v.string(),
    note: v.string(),
    ratings: packed(isRatings),
    choices: packed(isChoices),
    savedAt: v.number(),
  }),
]);

export const fittingImports = (kept: readonly unknown[]) => fitting<v.InferInput<typeof KEPT>>(KEPT, kept);
