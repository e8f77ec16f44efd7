import * as v from 'valibot';
import { engineKind, runModel } from '../engine-meta';
import { browserName, hasLanguageModel, OWN_MODEL_NEEDS } from './language-model';

export default engineKind({
  label: 'The browser’s own model',
  what: 'Nothing to install, often nothing to download. Cannot be reproduced: no seed.',
  origin: 'local',
  takesNo: ['seed', 'temperature'],
  initial: { model: 'built-in' },
  schema: v.object({ model: v.literal('built-in') }),
  // Never advised: see `takesNo`.
  suits: () => false,
  absent: () =>
    hasLanguageModel() ? null : `This browser has no model of its own that pages may use. ${OWN_MODEL_NEEDS}`,
  missing: () => [],
  settings: ({ model }) => ({ model }),
  measured: () => runModel('built-in', 'the browser', { label: `Built-in model of ${browserName()}` }),
  create: async () => (await import('./browser')).createBrowserEngine(),
});
