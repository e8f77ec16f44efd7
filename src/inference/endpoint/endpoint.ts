/** A server on the reader's own machine that speaks the OpenAI chat protocol: Ollama, llama.cpp, LM Studio. */
import { formatBytes } from '../../domain/text/format-bytes';
import { readBounded, TooLargeError } from '../../readers/bounded';
import type { Completion, CompletionRequest, Engine } from '../engine';
import { aborted, InferenceError } from '../errors';
import { assertReachable } from '../policy';
import { endpointBase } from './address';
import { namesShown } from './names-shown';
import { bodyOf, type OptionalField, OptionalFields } from './optional-fields';
import { readChatReply, readModelNames, saidOfError } from './responses';

export interface EndpointSettings {
  readonly base: string;
  readonly model: string;
  /** Whether the server may be on another machine. */
  readonly anywhere: boolean;
  /** Concurrent requests. */
  readonly parallel: number;
  /** Milliseconds after which no answer is expected any more. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 300_000;
const LIST_TIMEOUT_MS = 10_000;

/** Most bytes of an answer, with the probabilities of each of its tokens, and of a list of models. */
const MOST = { answer: 4e6, models: 2e6 } as const;

interface Reply {
  readonly status: number;
  readonly body: string;
  /** From its Retry-After, where it lets pages read that. */
  readonly waitMs: number | null;
}

/** Seconds, or a date. */
function waitIn(header: string | null): number | null {
  if (header === null) return null;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}

/** A browser tells neither where it leads nor its status; elsewhere it is a status like any other. */
const isRedirect = ({ type, status }: Response): boolean =>
  type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(status);

/**
 * Asks the server itself: what it redirects to is not asked.
 *
 * @param most bytes that are read of its answer
 */
async function send(
  url: string,
  init: RequestInit,
  signal: AbortSignal,
  timeoutMs: number,
  most: number,
): Promise<Reply> {
  assertReachable(url, 'Use a server on this machine, under localhost or 127.0.0.1.');
  const { host } = new URL(url);
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      credentials: 'omit',
      signal: AbortSignal.any([signal, timeout]),
    });
    if (isRedirect(response))
      throw new InferenceError(
        'server refused',
        `${host} redirects to another address, and prompts go to no other than the one named. Write the address that it redirects to: perhaps with https, or with another path.`,
      );
    const body = response.body ? await readBounded(response.body, most) : new Uint8Array();
    const waitMs = waitIn(response.headers.get('Retry-After'));
    return { status: response.status, body: new TextDecoder().decode(body), waitMs };
  } catch (cause) {
    if (signal.aborted) throw aborted(signal);
    if (cause instanceof InferenceError) throw cause;
    if (cause instanceof TooLargeError)
      throw new InferenceError(
        'bad response',
        `The server’s answer is longer than ${formatBytes(most)}, more than any to this question; the rest was not read. Is it an OpenAI-compatible server?`,
        { cause },
      );
    if (timeout.aborted)
      throw new InferenceError('timeout', `The server gave no answer within ${timeoutMs / 1000} s.`, {
        cause,
      });
    throw new InferenceError(
      'network',
      `No answer from ${host}. Is the server running, does it accept this page (CORS), and does it answer at this very address, without a redirect? For Ollama, start it with OLLAMA_ORIGINS=${globalThis.location?.origin ?? '*'}.`,
      { cause },
    );
  }
}

function assertAccepted({ status, body, waitMs }: Reply): void {
  if (status < 400) return;
  const said = saidOfError(body);
  if (status === 404)
    throw new InferenceError(
      'not found',
      `The server does not know this model or address (404); the address usually ends in /v1. ${said}`,
    );
  if (status === 401 || status === 403)
    throw new InferenceError('server refused', `The server refused the request (${status}). ${said}`);
  if (status === 429)
    throw new InferenceError('server failed', `The server is overloaded (429). ${said}`, { waitMs });
  if (status >= 500 || status === 408)
    throw new InferenceError('server failed', `The server answered ${status}. ${said}`, { waitMs });
  throw new InferenceError('server refused', `The server did not accept the request (${status}). ${said}`);
}

const askForModels = (address: string, anywhere: boolean, signal: AbortSignal): Promise<Reply> =>
  send(`${endpointBase(address, anywhere)}models`, {}, signal, LIST_TIMEOUT_MS, MOST.models);

function namesIn(reply: Reply): string[] {
  assertAccepted(reply);
  return readModelNames(reply.body);
}

/** Names of the models that the server offers. @throws InferenceError */
export async function listModels(address: string, anywhere: boolean, signal: AbortSignal): Promise<string[]> {
  return namesIn(await askForModels(address, anywhere, signal));
}

/** Some servers have a single model and no list. */
const NO_LIST = [404, 405, 501];

/** @throws InferenceError for an address that is not allowed */
export function createEndpointEngine(settings: EndpointSettings): Engine {
  const { model, timeoutMs = TIMEOUT_MS } = settings;
  const base = endpointBase(settings.base, settings.anywhere);
  const fields = new OptionalFields();
  const post = (request: CompletionRequest, signal: AbortSignal, without: readonly OptionalField[]) =>
    send(
      `${base}chat/completions`,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(bodyOf(model, request, without)),
      },
      signal,
      timeoutMs,
      MOST.answer,
    );
  return {
    parallel: Math.max(1, Math.min(8, Math.floor(settings.parallel) || 1)),
    async load({ signal, onProgress }) {
      onProgress({
        phase: 'checking',
        loadedBytes: 0,
        totalBytes: null,
        text: 'Asking the server for its models',
      });
      const reply = await askForModels(settings.base, settings.anywhere, signal);
      const names = NO_LIST.includes(reply.status) ? [] : namesIn(reply);
      if (names.length > 0 && !names.includes(model))
        throw new InferenceError(
          'not found',
          `The server has no model “${model}”. It has: ${namesShown(names, 12)}.`,
        );
      return {
        engineVersion: 'OpenAI-compatible server',
        device: `the server at ${new URL(base).host}`,
        label: model,
      };
    },
    async complete(request, signal): Promise<Completion> {
      const started = performance.now();
      const reply = await fields.accepted(request, (without) => post(request, signal, without));
      assertAccepted(reply);
      const { text, finish, promptTokens, completionTokens, probabilities } = readChatReply(
        reply.body,
        request.digits,
      );
      const usage = { promptTokens, completionTokens, milliseconds: performance.now() - started };
      return { text, finish, usage, probabilities };
    },
    leftOut: () => fields.refused,
    unload: async () => {},
  };
}
