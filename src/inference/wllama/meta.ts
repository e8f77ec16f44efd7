import * as v from 'valibot';
import { contactsAt, engineKind, oddAddresses, REQUIRED, runModel } from '../engine-meta';
import { InferenceError } from '../errors';
import { GGUF_MODELS } from './models';
import { WLLAMA_SAMPLING } from './setup';
import { wholeName } from './split';
import { PLACES, type Place } from './trial';

/** Runs of earlier versions were all on the processor. */
const PLACE = v.optional(v.picklist(PLACES), 'processor');

const INITIAL = { url: GGUF_MODELS[0]?.url ?? '', file: null as File | null, place: 'trial' as Place };

const known = ({ url, file }: typeof INITIAL) =>
  file ? undefined : GGUF_MODELS.find((model) => model.url === url);

/** The name of a GGUF file without its ending, from its path or address. */
export function fileStem(path: string): string {
  const name = (path.split(/[/\\?]/).findLast((part) => /\.gguf$/i.test(part)) ?? path).replace(
    /\.gguf$/i,
    '',
  );
  return wholeName(name);
}

export default engineKind({
  label: 'On the processor',
  what: 'Works everywhere: any GGUF file, with llama.cpp in this page. Uses WebGPU where that is faster.',
  origin: 'local',
  sampling: WLLAMA_SAMPLING,
  initial: INITIAL,
  schema: v.union([v.object({ url: REQUIRED, place: PLACE }), v.object({ file: REQUIRED, place: PLACE })]),
  missing: ({ url, file }) => [
    ...(file ? [] : oddAddresses([url])),
    ...(file || url ? [] : ['Choose a model, its address or its file.']),
  ],
  settings: ({ url, file, place }) => (file ? { file: file.name, place } : { url, place }),
  measured(draft) {
    const source = draft.file?.name ?? draft.url;
    return runModel(fileStem(source), source, known(draft));
  },
  downloadBytes: (draft) => known(draft)?.bytes ?? null,
  // From 19 and 12 tokens per second measured for a 135M model on one thread.
  assumedSpeed: (parameters) => ({
    prompt: 19 * (0.135 / parameters),
    completion: 12 * (0.135 / parameters),
  }),
  needsFile: ({ url }) => !url,
  contacts: ({ url }) =>
    contactsAt([GGUF_MODELS.some((model) => model.url === url) ? '' : url], 'sends the model'),
  async create(settings, { file }) {
    const { createWllamaEngine } = await import('./wllama');
    if ('url' in settings) return createWllamaEngine({ url: settings.url }, settings.place);
    if (file) return createWllamaEngine({ file }, settings.place);
    throw new InferenceError(
      'not loaded',
      `Choose the file ${settings.file} again: a page cannot open files on its own.`,
    );
  },
});
