/** Plays back a published model's answers: no model, no GPU, but the whole path of prompts, parser and storage. */

import { task1Variant, task2Variant } from '../../domain/prompts/variants';
import type { RunItem } from '../../domain/runs/run-plan';
import { SCHWARTZ_VALUES } from '../../domain/schwartz-values';
import type { Polarity, Rating } from '../../domain/statistics/measures';
import type { Completion, Engine } from '../engine';
import { aborted, InferenceError } from '../errors';

/** The published answers, looked up by what a prompt asks about. */
export interface RecordedAnswers {
  /** Hash or commit of the data that they come from. */
  readonly version: string;
  readonly label: string;
  rating(country: string, topic: string, value: string, variant: number): Rating | undefined;
  /** Undefined where there is no row; null where the choice is unknown. */
  choice(country: string, topic: string, value: string, variant: number): Polarity | null | undefined;
}

const LABELS = {
  claim: ['strongly agree', 'agree', 'disagree', 'strongly disagree'],
  portrait: ['very much like me', 'like me', 'not like me', 'not like me at all'],
} as const;

function task1Text(answers: RecordedAnswers, { country, topic, value, variant }: RunItem): string {
  const labels = LABELS[task1Variant(variant).framing];
  const asked = value === null ? SCHWARTZ_VALUES.map((entry) => entry.value) : [value];
  const ratings = asked.flatMap((name) => {
    const rating = answers.rating(country, topic, name, variant);
    return rating ? [[value === null ? name : 'rating', `${rating}: ${labels[rating - 1]}`]] : [];
  });
  return JSON.stringify(Object.fromEntries(ratings));
}

function task2Text(answers: RecordedAnswers, { country, topic, value, variant }: RunItem): string {
  const choice = answers.choice(country, topic, value ?? '', variant);
  if (!choice) return '{}';
  const positiveIsFirst = task2Variant(variant).optionsReversed;
  return JSON.stringify({ choice: (choice === 'agree') === positiveIsFirst ? 'Option 1' : 'Option 2' });
}

/** @param read fetches the answers; called by `load` */
export function createReplayEngine(read: (signal: AbortSignal) => Promise<RecordedAnswers>): Engine {
  let answers: RecordedAnswers | null = null;
  return {
    parallel: 1,
    async load({ signal, onProgress }) {
      onProgress({
        phase: 'starting',
        loadedBytes: 0,
        totalBytes: null,
        text: 'Reading the published answers',
      });
      answers = await read(signal);
      return {
        engineVersion: answers.version,
        device: 'none: published answers are played back',
        label: answers.label,
      };
    },
    async complete({ about }, signal): Promise<Completion> {
      if (!answers)
        throw new InferenceError(
          'not loaded',
          'The published answers are not loaded. Load them to continue.',
        );
      if (signal.aborted) throw aborted(signal);
      if (!about) throw new InferenceError('other', 'A replay can only answer the two tasks.');
      const text = about.task === 1 ? task1Text(answers, about) : task2Text(answers, about);
      return {
        text,
        finish: 'stop',
        usage: { promptTokens: 0, completionTokens: 0, milliseconds: 0 },
        probabilities: null,
      };
    },
    async unload() {
      answers = null;
    },
  };
}
