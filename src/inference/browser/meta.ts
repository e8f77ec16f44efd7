import * as v from 'valibot';
import { engineKind, runModel } from '../engine-meta';
import { browserName, hasLanguageModel } from './language-model';

const NEEDS =
  'Chrome has one from version 148 on desktops, with 22 GB of free disk and 16 GB of memory or a graphics card with more than 4 GB.';

export default engineKind({
  label: 'The browser’s own model',
  what: 'Nothing to install, often nothing to download. Cannot be reproduced: no seed.',
  origin: 'local',
  takesNo: ['seed', 'temperature'],
  initial: { model: 'built-in' },
  schema: v.object({ model: v.literal('built-in') }),
  suits: ({ ownModel }) => ownModel === 'available',
  absent(machine) {
    if (!hasLanguageModel()) return `This browser has no model of its own that pages may use. ${NEEDS}`;
    if (machine?.ownModel === 'unavailable')
      return `This browser can have a model of its own, but says that it does not run on this machine. ${NEEDS}`;
    return null;
  },
  missing: () => [],
  settings: ({ model }) => ({ model }),
  measured: () => runModel('built-in', 'the browser', { label: `Built-in model of ${browserName()}` }),
  create: async () => (await import('./browser')).createBrowserEngine(),
});
