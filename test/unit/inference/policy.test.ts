import { describe, expect, it } from 'vitest';
import { sourceCovers } from '../../../src/inference/policy';

const OWN = 'https://lens.example';
const covers = (source: string, address: string) => sourceCovers(source, new URL(address), OWN);

describe('a source of the page’s policy', () => {
  it.each([
    ["'self'", 'https://lens.example/models/a.gguf'],
    ['https://huggingface.co', 'https://huggingface.co/a/resolve/main/b.gguf'],
    ['https://*.hf.co', 'https://cdn-lfs.us.hf.co/x'],
    ['http://localhost:*', 'http://localhost:11434/v1/models'],
    ['http://127.0.0.1:*', 'http://127.0.0.1/v1'],
  ])('%s covers %s', (source, address) => {
    expect(covers(source, address)).toBe(true);
  });

  it.each([
    ["'self'", 'https://other.example/'],
    ['https://*.hf.co', 'https://hf.co/'],
    ['https://*.hf.co', 'https://evilhf.co/'],
    ['https://huggingface.co', 'http://huggingface.co/'],
    ['https://huggingface.co', 'https://huggingface.co:8443/'],
    ['http://localhost:*', 'https://localhost:1/'],
    ['blob:', 'https://lens.example/'],
  ])('%s does not cover %s', (source, address) => {
    expect(covers(source, address)).toBe(false);
  });
});
