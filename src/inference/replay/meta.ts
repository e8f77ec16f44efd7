import * as v from 'valibot';
import { PUBLISHED_MODELS } from '../../domain/models';
import { engineKind, runModel } from '../engine-meta';

const REPLAYABLE = PUBLISHED_MODELS.filter(({ tasks }) => tasks.length === 2);

export default engineKind({
  label: 'No model: a replay',
  what: 'Plays back a published model’s answers: a one-minute demonstration.',
  origin: 'replay',
  initial: { model: REPLAYABLE[0]?.model ?? '' },
  fields: {
    model: {
      label: 'Published model',
      input: 'select',
      options: REPLAYABLE.map(({ model, label }) => ({ value: model, label })),
    },
  },
  note: 'Its published ratings and choices are turned back into answers and go through every step: prompts, parser, storage, SQL. Over all scenarios the result equals the published one. It is always marked as a replay.',
  schema: v.object({ model: v.picklist(REPLAYABLE.map(({ model }) => model)) }),
  missing: () => [],
  settings: ({ model }) => ({ model }),
  measured({ model }) {
    const published = PUBLISHED_MODELS.find((known) => known.model === model);
    return runModel(model, 'the published answers', published);
  },
  async create({ model }, { recorded }) {
    const { createReplayEngine } = await import('./replay');
    return createReplayEngine((signal) => recorded(model, signal));
  },
});
