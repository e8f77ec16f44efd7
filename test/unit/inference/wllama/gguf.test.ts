import { describe, expect, it } from 'vitest';
import { readGgufHead } from '../../../../src/inference/wllama/gguf';
import { HOSTILE_GGUF, WORDY_GGUF } from '../../../support/hostile/gguf';
import { tinyGguf } from '../../../support/tiny-gguf';

const FILE = tinyGguf();
const blob = (bytes: Buffer) => new Blob([new Uint8Array(bytes)]);

describe('the header of a GGUF file', () => {
  it('says what the model is', async () => {
    expect(await readGgufHead(blob(FILE))).toEqual({
      architecture: 'llama',
      name: 'Tiny random test model',
      licence: 'mit',
      quantisation: 'F32',
      contextLength: 8192,
      vocabulary: 715,
      tensors: 12,
    });
  });

  it.each([
    ['a page', Buffer.from('<!doctype html><title>Not found</title>'.padEnd(64)), 'not a GGUF file'],
    ['noughts', Buffer.alloc(4096), 'not a GGUF file'],
    ['nothing', Buffer.alloc(0), 'not a GGUF file'],
    ['a file cut off in its head', FILE.subarray(0, 3000), 'damaged or cut off'],
  ])('of %s is refused', async (_, bytes, message) => {
    await expect(readGgufHead(blob(bytes))).rejects.toThrow(message);
  });

  it.each(Object.entries(HOSTILE_GGUF))('that claims %s is refused', async (_, file) => {
    await expect(readGgufHead(file)).rejects.toMatchObject({
      kind: 'bad model file',
      message: expect.stringContaining('damaged or cut off'),
    });
  });

  it('with long texts and lists in lists is read, its texts shortened', async () => {
    const { name, vocabulary } = await readGgufHead(WORDY_GGUF);
    expect([name, vocabulary]).toEqual(['x'.repeat(200), 2]);
  });
});
