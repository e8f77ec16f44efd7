/** The kinds of engines, in the order offered. */
import browser from './browser/meta';
import endpoint from './endpoint/meta';
import type { EngineMeta } from './engine-meta';
import replay from './replay/meta';
import webllm from './webllm/meta';
import wllama from './wllama/meta';

export const ENGINES = { webllm, wllama, browser, endpoint, replay };

export type EngineKind = keyof typeof ENGINES;

/** What the reader has filled in for each kind. */
export type EngineDrafts = { readonly [Kind in EngineKind]: (typeof ENGINES)[Kind]['initial'] };

export const ENGINE_KINDS = Object.keys(ENGINES) as EngineKind[];

export const INITIAL_DRAFTS = Object.fromEntries(
  Object.entries(ENGINES).map(([kind, { initial }]) => [kind, initial]),
) as EngineDrafts;

/** What is known about a kind; null where this site has no such engine. */
export function engineMeta(kind: EngineKind): EngineMeta;
export function engineMeta(kind: string): EngineMeta | null;
export function engineMeta(kind: string): EngineMeta | null {
  return Object.hasOwn(ENGINES, kind) ? ENGINES[kind as EngineKind] : null;
}
