import { beforeEach, expect, it, vi } from 'vitest';
import {
  isCached,
  isLibraryKept,
  keptBytes,
  keptFolders,
  putCached,
  putLibrary,
  removeKept,
  WEBLLM_CACHES,
} from '../../../../src/inference/webllm/cache';
import { memoryCaches } from '../memory-caches';

const OWN = 'http://localhost:9000/own/resolve/main/';
const OTHER = 'http://localhost:9000/other/resolve/main/';
const LIBRARY = 'http://localhost:9000/a.wasm';

beforeEach(async () => {
  vi.stubGlobal('caches', memoryCaches());
  for (const folder of [OWN, OTHER])
    await putCached(WEBLLM_CACHES.model, `${folder}tensor-cache.json`, '{}', 'application/json');
});

const libraryIsHere = () => isCached(WEBLLM_CACHES.library, LIBRARY);

it('lists the models that are kept, whoever made them', async () => {
  await putLibrary(LIBRARY, 'wasm', [OWN]);
  expect(await keptFolders()).toEqual([OWN, OTHER]);
  expect(await keptBytes(OWN)).toBe(2);
});

it('deletes a model of one’s own with its library, and nothing of another', async () => {
  await putLibrary(LIBRARY, 'wasm', [OWN]);
  await removeKept(OWN);
  expect(await keptFolders()).toEqual([OTHER]);
  expect(await libraryIsHere()).toBe(false);
});

it('leaves a library that another model runs with, until that one goes too', async () => {
  await putLibrary(LIBRARY, 'wasm', [OWN]);
  expect(await isLibraryKept(LIBRARY, OTHER)).toBe(true);
  await removeKept(OWN);
  expect(await libraryIsHere()).toBe(true);
  await removeKept(OTHER);
  expect(await libraryIsHere()).toBe(false);
});

it('deletes a library that an earlier version of the site kept, which says nothing of its models', async () => {
  await putCached(WEBLLM_CACHES.library, LIBRARY, 'wasm', 'application/wasm');
  await removeKept(OWN);
  expect(await libraryIsHere()).toBe(false);
});
