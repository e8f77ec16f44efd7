import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { trustingItsThreads } from '../../../vite/wllama-worker';

it('wllama’s worker trusts the scripts of its own threads, and nothing else', () => {
  const { resolve } = createRequire(import.meta.url);
  const code = trustingItsThreads(readFileSync(resolve('@wllama/wllama/esm/index.js'), 'utf8'));
  const text = /new Blob\(\[("globalThis(?:[^"\\]|\\.)*"), workerCode\]/.exec(code)?.[1] ?? '';
  let rules: { createScriptURL(address: string): string | null } | undefined;
  const trustedTypes = { createPolicy: (_name: string, own: typeof rules) => (rules = own) };
  new Function('globalThis', JSON.parse(text))({ trustedTypes });
  expect(rules?.createScriptURL('blob:https://lens.example/1')).toBe('blob:https://lens.example/1');
  expect(rules?.createScriptURL('https://elsewhere.example/x.js')).toBeNull();
  expect(() => trustingItsThreads('')).toThrow('wllama’s worker has changed');
});
