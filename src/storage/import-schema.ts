/** How kept imports are judged and read. */
import * as v from 'valibot';
import { isChoices, isRatings } from '../domain/answers/model-answers';
import { PUBLISHED_MODELS } from '../domain/models';
import { faultOf, keyText, textOf } from './fault';
import { keyOf } from './import-key';
import { type Kind, type Read, readStore } from './set-aside';

const PUBLISHED = new Set(PUBLISHED_MODELS.map(({ model }) => model));

const packed = (fits: (bytes: Uint8Array) => boolean) =>
  v.nullable(v.custom<Uint8Array>((bytes) => bytes instanceof Uint8Array && fits(bytes)));

/** The page asks for at most 80 characters. */
const NAME = v.pipe(v.string(), v.maxLength(200));

const COUNT = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const KEPT = v.variant('kind', [
  v.object({ kind: v.literal('via'), file: v.string(), bytes: v.instance(ArrayBuffer), savedAt: v.number() }),
  v.object({
    kind: v.literal('model'),
    model: v.pipe(
      NAME,
      v.check((key) => key !== '' && !PUBLISHED.has(key)),
    ),
    label: NAME,
    note: v.pipe(v.string(), v.maxLength(10_000)),
    ratings: packed(isRatings),
    choices: packed(isChoices),
    savedAt: v.number(),
  }),
  v.object({
    kind: v.literal('raw'),
    model: v.pipe(
      NAME,
      v.check((key) => PUBLISHED.has(key)),
    ),
    choices: v.custom<Uint8Array>((bytes) => bytes instanceof Uint8Array && isChoices(bytes)),
    agreement: v.object({
      model: NAME,
      compared: COUNT,
      equal: COUNT,
      inverted: v.boolean(),
      sameRun: v.boolean(),
      refusedRows: COUNT,
    }),
    savedAt: v.number(),
  }),
]);

export const IMPORTS: Kind = {
  store: 'sources',
  fault(value, key) {
    const fault = faultOf(KEPT, value);
    if (fault !== null) return fault;
    const own = keyOf(value as v.InferInput<typeof KEPT>);
    return own === key ? null : `it should be under “${keyText(own)}”, and is under “${keyText(key)}”`;
  },
  name(value, key) {
    if (key === 'via') return 'the VIA release';
    if (String(key).startsWith('raw/')) return `the Task 2 answers “${keyText(key)}”`;
    const label = textOf(value, 'label', 'model');
    return label === null ? `the import “${keyText(key)}”` : `the model “${label}”`;
  },
};

export const readImports = (): Promise<Read<v.InferInput<typeof KEPT>>> => readStore(IMPORTS);
