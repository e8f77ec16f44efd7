import type { Database } from '../../db/database';
import type { RunRecord } from '../../domain/runs/run-record';
import type { Engine } from '../../inference/engine';
import { InferenceError } from '../../inference/errors';
import { readRecordedAnswers } from './replay-source';

/** Where an engine cannot be made again from its settings alone. */
export interface EngineInputs {
  readonly database: Pick<Database, 'query'>;
  /** The model's file, for a run whose model was a file of the reader's. */
  readonly file: Blob | null;
}

function setting(record: Pick<RunRecord, 'engine'>, name: string): string {
  const value = record.engine.settings[name];
  if (!value) throw new InferenceError('not loaded', `The run’s record does not say which ${name} it used.`);
  return value;
}

/** Whether the reader has to choose the model's file again before the run can go on. */
export function needsFile({ engine }: Pick<RunRecord, 'engine'>): boolean {
  return engine.kind === 'wllama' && !engine.settings.url;
}

/** Makes the engine of a run. Each kind's code is fetched when it is first asked for. */
export async function engineOf(record: Pick<RunRecord, 'engine'>, inputs: EngineInputs): Promise<Engine> {
  const { kind, settings } = record.engine;
  switch (kind) {
    case 'replay': {
      const { createReplayEngine } = await import('../../inference/replay/replay');
      return createReplayEngine((signal) =>
        readRecordedAnswers(inputs.database, setting(record, 'model'), signal),
      );
    }
    case 'wllama': {
      const { createWllamaEngine } = await import('../../inference/wllama/wllama');
      if (settings.url) return createWllamaEngine({ url: settings.url });
      if (inputs.file) return createWllamaEngine({ file: inputs.file });
      throw new InferenceError(
        'not loaded',
        `Choose the file ${settings.file ?? 'of the model'} again: a page may not open files by itself.`,
      );
    }
    case 'endpoint': {
      const { createEndpointEngine } = await import('../../inference/endpoint/endpoint');
      return createEndpointEngine({
        base: setting(record, 'base'),
        model: setting(record, 'model'),
        anywhere: settings.anywhere === 'yes',
        parallel: Number(settings.parallel ?? '1'),
      });
    }
    case 'webllm': {
      const { createWebllmEngine } = await import('../../inference/webllm/webllm');
      return createWebllmEngine({
        id: setting(record, 'id'),
        url: setting(record, 'url'),
        library: settings.library ?? '',
      });
    }
  }
}
