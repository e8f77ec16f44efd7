import * as v from 'valibot';
import { SAMPLING } from '../../domain/runs/run-record';
import { contactsAt, engineKind, REQUIRED, runModel } from '../engine-meta';
import { ENDPOINT_PRESETS } from './address';

export default engineKind({
  label: 'Your own server',
  what: 'Ollama, llama.cpp or LM Studio on this machine: models of any size.',
  origin: 'local',
  sampling: SAMPLING,
  untold: ['top_k', 'min_p'],
  initial: { base: ENDPOINT_PRESETS[0]?.base ?? '', model: '', anywhere: false as boolean, parallel: 1 },
  schema: v.object({
    base: REQUIRED,
    model: REQUIRED,
    anywhere: v.pipe(
      v.optional(v.picklist(['yes', 'no']), 'no'),
      v.transform((answer) => answer === 'yes'),
    ),
    parallel: v.pipe(v.optional(v.string(), '1'), v.transform(Number)),
  }),
  missing: ({ model }) => (model.trim() ? [] : ['Name the server’s model.']),
  settings: ({ base, model, anywhere, parallel }) => ({
    base,
    model,
    anywhere: anywhere ? 'yes' : 'no',
    parallel: String(parallel),
  }),
  measured: ({ base, model }) => runModel(model, base),
  contacts: ({ base }) => contactsAt([base], 'gets the prompts'),
  create: async (settings) => (await import('./endpoint')).createEndpointEngine(settings),
});
