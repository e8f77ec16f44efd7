/** llama.cpp for any GGUF file, on the GPU where it can use it and that is faster, else on the processor. */

import * as v from 'valibot';
import { sha256 } from '../../domain/text/sha256';
import { Worker } from '../../worker/page-worker';
import type { Engine, LoadedModel, LoadOptions } from '../engine';
import { InferenceError } from '../errors';
import { fileAddress } from '../model-address';
import { assertReachable } from '../policy';
import { createWorkerEngine } from '../worker/worker-engine';
import { downloadModel } from './download';
import { type GgufHead, readGgufHead } from './gguf';
import { keptPieces } from './kept-pieces';
import { llamaLibrary } from './library';
import { assertMemory, mostModelBytes, thisDevice } from './room';
import type { WllamaSetup } from './setup';
import { inOrder, partAddresses, partsProblems } from './split';
import { PLACES, type Place } from './trial';

const PLACE = v.picklist(PLACES);

export type GgufSource = { readonly files: readonly File[] } | { readonly url: string };

/** Room for the longest prompt of the protocol and its answer. */
const CONTEXT_TOKENS = 4096;
/** A vocabulary of bytes takes one token per character. */
const BYTE_VOCABULARY = 2048;
const BYTE_CONTEXT_TOKENS = 8192;

function contextFor(head: GgufHead): number {
  const wanted = head.vocabulary < BYTE_VOCABULARY ? BYTE_CONTEXT_TOKENS : CONTEXT_TOKENS;
  return head.contextLength > 0 ? Math.min(wanted, head.contextLength) : wanted;
}

/** First 12 hexadecimal digits of the SHA-256 of the file's first megabyte and its size. */
async function fingerprint(file: Blob): Promise<string> {
  const hash = await sha256(await file.slice(0, 1 << 20).arrayBuffer());
  return `${hash ? `sha256 of the first MiB ${hash.slice(0, 12)}, ` : ''}${file.size} bytes`;
}

/** @param address absolute, or relative to the page */
async function fetchModel(address: string, { signal, onProgress }: LoadOptions): Promise<Blob[]> {
  const { href } = new URL(fileAddress(address), document.baseURI);
  assertReachable(href, 'Download the file and choose it here as a file on this machine.');
  const most = mostModelBytes(thisDevice());
  const addresses = partAddresses(href);
  const files: Blob[] = [];
  for (const [part, url] of addresses.entries()) {
    const which = addresses.length > 1 ? `, part ${part + 1} of ${addresses.length}` : '';
    const tell: LoadOptions['onProgress'] = (progress) =>
      onProgress({ ...progress, text: `${progress.text}${which}` });
    files.push(await downloadModel(url, keptPieces, { signal, onProgress: tell }, most - sizeOf(files)));
  }
  return files;
}

const sizeOf = (files: readonly Blob[]) => files.reduce((bytes, { size }) => bytes + size, 0);

/** @throws InferenceError where they are not one whole model, or too large for this device */
function assertWhole(files: readonly File[]): readonly Blob[] {
  const [problem] = partsProblems(files.map(({ name }) => name));
  if (problem !== undefined) throw new InferenceError('bad model file', problem);
  assertMemory(sizeOf(files), mostModelBytes(thisDevice()));
  return inOrder(files);
}

/** @param place where it runs; a trial decides once, for all loads to come */
export function createWllamaEngine(source: GgufSource, place: Place): Engine {
  let files: readonly Blob[];
  let head: GgufHead;
  let decided = place;
  const engine = createWorkerEngine<WllamaSetup>({
    startWorker: (name) =>
      new Worker(new URL('./wllama.worker.ts', import.meta.url), { type: 'module', name }),
    async setup(signal, onProgress) {
      const library = await llamaLibrary(signal);
      files =
        'files' in source ? assertWhole(source.files) : await fetchModel(source.url, { signal, onProgress });
      head = await readGgufHead(files[0] as Blob);
      return { files, ...library, contextTokens: contextFor(head), place: decided };
    },
  });
  return {
    ...engine,
    async load(options: LoadOptions): Promise<LoadedModel> {
      const loaded = await engine.load(options);
      decided = v.parse(PLACE, loaded.settings?.place);
      return {
        ...loaded,
        ...(head.name ? { label: head.name } : {}),
        quantisation: head.quantisation,
        revision: await fingerprint(new Blob([...files])),
      };
    },
  };
}
