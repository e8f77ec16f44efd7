import { packChoices } from '../../domain/answers/model-answers';
import type { Agreement } from '../../domain/via/agreement';
import { assertSize, MOST_ANSWER_BYTES } from '../../readers/file-size';
import { type KnownChoices, readRawTask2 } from '../../readers/raw-task2';
import type { Call } from '../../worker/messages';
import { serve } from '../../worker/serve';
import { type ImportReading, readAnswerFile } from './answer-file';

/** A published model's own file, and what is known of its choices without it. */
export interface RawInput {
  readonly file: string;
  readonly bytes: ArrayBuffer;
  readonly model: string;
  readonly known: KnownChoices;
}

export interface RawReading {
  /** As `domain/model-answers.ts` packs them. */
  readonly choices: Uint8Array<ArrayBuffer>;
  readonly agreement: Agreement;
}

const calls = {
  async read(file: File, { progress, handOver }: Call): Promise<readonly ImportReading[]> {
    assertSize(file, MOST_ANSWER_BYTES);
    const readings = readAnswerFile(file.name, new Uint8Array(await file.arrayBuffer()), progress);
    handOver(...readings.map(({ answers }) => answers.buffer));
    return readings;
  },
  readRaw({ file, bytes, model, known }: RawInput, { progress, handOver }: Call): RawReading {
    const { rows, agreement } = readRawTask2(file, new Uint8Array(bytes), model, known, progress);
    const choices = packChoices(rows) as Uint8Array<ArrayBuffer>;
    handOver(choices.buffer);
    return { choices, agreement };
  },
};

export type ImportCalls = typeof calls;

serve(calls);
