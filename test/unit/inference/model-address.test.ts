import { describe, expect, it } from 'vitest';
import { fileAddress, folderWithin, modelFolder } from '../../../src/inference/model-address';

const HUB = 'https://huggingface.co/mlc-ai/x';

describe('addresses of models', () => {
  it.each([
    [HUB, `${HUB}/resolve/main/`],
    [`${HUB}/tree/main`, `${HUB}/resolve/main/`],
    [`${HUB}/resolve/abc?download=true`, `${HUB}/resolve/abc/`],
    [`${HUB}/resolve/main/sub`, `${HUB}/resolve/main/sub/`],
    ['http://localhost:8000/x//', 'http://localhost:8000/x/resolve/main/'],
    ['http://localhost:8000/tree/x', 'http://localhost:8000/tree/x/resolve/main/'],
  ])('the folder of %s is %s', (address, folder) => {
    expect(modelFolder(address)).toBe(folder);
    // WebLLM adds nothing to it: https://github.com/mlc-ai/web-llm, `cleanModelUrl`.
    expect(folder).toMatch(/.+\/resolve\/.+\//);
    expect(modelFolder(folder)).toBe(folder);
  });

  it('a file is found by the address of the page about it', () => {
    expect(fileAddress(`${HUB}/blob/main/a.gguf`)).toBe(`${HUB}/resolve/main/a.gguf`);
    expect(fileAddress('models/blob/a.gguf')).toBe('models/blob/a.gguf');
  });

  it('a file belongs to the folder of its revision', () => {
    expect(folderWithin(`${HUB}/resolve/main/sub/a.bin`)).toBe(`${HUB}/resolve/main/`);
    expect(folderWithin('http://localhost/a.wasm')).toBeNull();
  });
});
