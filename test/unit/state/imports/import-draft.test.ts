import { describe, expect, it, vi } from 'vitest';
import type { Database } from '../../../../src/db/types';
import { previewChoices } from '../../../../src/domain/answers/answers-preview';
import { packChoices, packRatings } from '../../../../src/domain/answers/model-answers';
import type { ImportReading } from '../../../../src/state/imports/answer-file';
import { areOfOneModel, createImportDraft } from '../../../../src/state/imports/import-draft';
import type { ImportedModels } from '../../../../src/state/imports/imported-models';

vi.mock('../../../../src/state/imports/read-in-worker', () => ({
  readAnswers: async ({ name }: File) => {
    const key = { country: 'Nigeria', topic: 'Religion', value: 'Wealth' } as const;
    const task = name.endsWith('_t1.csv') ? 1 : 2;
    const answers =
      task === 1
        ? packRatings([{ ...key, variant: 0, rating: 1 }])
        : packChoices([{ ...key, variant: 5, choice: 'agree', evidence: 'raw' }]);
    return [{ task, file: name, model: null, answers }];
  },
}));

vi.mock('../../../../src/domain/answers/answers-preview', async (original) => {
  const real = await original<typeof import('../../../../src/domain/answers/answers-preview')>();
  return { ...real, previewChoices: vi.fn(real.previewChoices) };
});

/** A draft whose database refuses the given number of its next queries. */
function draft(refusals: number) {
  let left = refusals;
  const query = async () => {
    if (left-- > 0) throw new Error('DuckDB could not be started');
    return { rows: [] };
  };
  const made = createImportDraft({ query } as unknown as Database, {} as ImportedModels);
  const seen = () => {
    const { files, models } = made.state.value;
    const [{ preview } = { preview: null }] = models;
    return {
      choices: preview?.choices?.agree ?? null,
      failed: files.filter(({ kind }) => kind === 'failed'),
    };
  };
  return { made, seen };
}

const FILES = ['mine_t1.csv', 'mine_t2.csv'].map((name) => new File([], name));

describe('the preview of an import', () => {
  it('disappears where it fails, and the error is shown', async () => {
    const { made, seen } = draft(2);
    await made.add(FILES.slice(0, 1));
    expect(made.state.value.models[0]?.preview?.ratings).toMatchObject({ ratings: 1 });
    await made.add(FILES.slice(1));
    expect(made.state.value.models[0]?.preview).toBeNull();
    expect(seen().failed).toMatchObject([{ error: { message: 'DuckDB could not be started' } }]);
  });

  it('of one polarity does not stay where that of the other fails', async () => {
    const { made, seen } = draft(0);
    await made.add(FILES);
    expect(seen()).toEqual({ choices: 1, failed: [] });
    vi.mocked(previewChoices).mockImplementationOnce(() => {
      throw new Error('out of memory');
    });
    made.setInverted('', true);
    await vi.waitFor(() => expect(made.state.value.models[0]?.preview).toBeNull());
    expect(seen().failed).toMatchObject([{ error: { message: 'out of memory' } }]);
  });

  it('comes back when the next attempt works', async () => {
    const { made, seen } = draft(1);
    await made.add(FILES);
    expect(seen()).toMatchObject({ choices: null, failed: [{}] });
    made.setInverted('', false);
    await vi.waitFor(() => expect(seen()).toEqual({ choices: 1, failed: [] }));
  });
});

describe('two files', () => {
  const reading = (file: string, model: string | null = null) => ({ file, model }) as ImportReading;
  it.each([
    ['mine_t1.csv', null, 'mine_t2.csv', null, true],
    ['mine_t1_reproduced.csv', null, 'mine_t2_reproduced.csv', null, true],
    ['mine_task1_raw.csv', null, 'mine_task2_raw.csv', null, true],
    ['mine_t1.csv', null, 'other_t2.csv', null, false],
    ['mine_t1.csv', 'maker/mine', 'mine_t2.csv', null, true],
    ['a.csv', 'maker/mine', 'b.csv', 'maker/mine', true],
    ['mine_t1.csv', 'maker/mine', 'mine_t2.csv', 'maker/other', false],
  ])('%s (%s) and %s (%s): of one model %s', (one, its, other, its2, same) => {
    expect(areOfOneModel(reading(one, its), reading(other, its2))).toBe(same);
  });
});
