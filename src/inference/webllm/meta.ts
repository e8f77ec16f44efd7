import * as v from 'valibot';
import { contactsAt, engineKind, oddAddresses, REQUIRED, runModel } from '../engine-meta';
import { recommended } from './fit';
import { downloadBytes, modelUrl, WEBLLM_MODELS } from './models';
import { WEBLLM_SAMPLING } from './setup';

const known = (id: string) => WEBLLM_MODELS.find((model) => model.id === id);

export default engineKind({
  label: 'On the graphics card',
  what: 'Fast. Needs a browser with WebGPU. Runs in this page with WebLLM.',
  origin: 'local',
  sampling: WEBLLM_SAMPLING,
  initial: { id: '', url: '', library: '' },
  schema: v.object({ id: REQUIRED, url: REQUIRED, library: v.optional(v.string(), '') }),
  suits: (machine) => recommended(WEBLLM_MODELS, machine) !== null,
  missing: ({ id, url, library }) => [...oddAddresses([url, library]), ...(id ? [] : ['Choose a model.'])],
  settings: ({ id, url, library }) => ({ id, url: url || modelUrl(id), library }),
  measured: ({ id, url }) => runModel(id, url || modelUrl(id), known(id)),
  downloadBytes({ id }) {
    const model = known(id);
    return model ? downloadBytes(model) : null;
  },
  // A laptop's speeds for a model of a billion parameters: a few hundred, and a few tens.
  assumedSpeed(parameters) {
    const scale = Math.min(4, 1 / parameters);
    return { prompt: 500 * scale, completion: 40 * scale };
  },
  contacts: ({ id = '', url, library }) =>
    contactsAt([known(id) && url === modelUrl(id) ? '' : url, library], 'sends the model'),
  create: async (settings) => (await import('./webllm')).createWebllmEngine(settings),
});
