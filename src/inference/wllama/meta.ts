import * as v from 'valibot';
import { contactsAt, engineKind, oddAddresses, REQUIRED, runModel } from '../engine-meta';
import { InferenceError } from '../errors';
import { GGUF_MODELS } from './models';
import { WLLAMA_SAMPLING } from './setup';
import { inOrder, partsProblems, wholeName } from './split';
import { PLACES, type Place } from './trial';

/** Runs of earlier versions were all on the processor. */
const PLACE = v.optional(v.picklist(PLACES), 'processor');

const INITIAL = {
  url: GGUF_MODELS[0]?.url ?? '',
  files: [] as readonly File[],
  place: 'trial' as Place,
};

const known = ({ url, files }: typeof INITIAL) =>
  files.length > 0 ? undefined : GGUF_MODELS.find((model) => model.url === url);

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
  missing: ({ url, files }) => [
    ...partsProblems(files.map(({ name }) => name)),
    ...(files.length > 0 ? [] : oddAddresses([url])),
    ...(files.length > 0 || url ? [] : ['Choose a model, its address or its file.']),
  ],
  // Of a split model, the first file.
  settings: ({ url, files, place }) => {
    const [first] = inOrder(files);
    return first ? { file: first.name, place } : { url, place };
  },
  measured(draft) {
    const source = inOrder(draft.files)[0]?.name ?? draft.url;
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
  async create(settings, { files }) {
    const { createWllamaEngine } = await import('./wllama');
    if ('url' in settings) return createWllamaEngine({ url: settings.url }, settings.place);
    if (files.length > 0) return createWllamaEngine({ files }, settings.place);
    throw new InferenceError(
      'not loaded',
      `Choose the file ${settings.file} again: a page cannot open files on its own.`,
    );
  },
});
