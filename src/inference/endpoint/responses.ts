/** What an OpenAI-compatible server sends, read with care: they differ. */
import { InferenceError } from '../errors';
import { digitProbabilities, type TokenAlternatives } from '../probabilities';

type Entry = Readonly<Record<string, unknown>>;

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): readonly Entry[] {
  return Array.isArray(value) ? value.filter(isEntry) : [];
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

export interface ChatReply {
  readonly text: string;
  readonly finish: 'stop' | 'length';
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly probabilities: readonly number[] | null;
}

function alternatives(logprobs: unknown): TokenAlternatives[] {
  if (!isEntry(logprobs)) return [];
  return list(logprobs.content).map((token) => ({
    token: String(token.token ?? ''),
    alternatives: list(token.top_logprobs).map((other) => ({
      token: String(other.token ?? ''),
      logprob: typeof other.logprob === 'number' ? other.logprob : Number.NEGATIVE_INFINITY,
    })),
  }));
}

/** @throws InferenceError of the kind `bad response` */
export function readChatReply(body: string, digits: readonly string[]): ChatReply {
  let reply: unknown;
  try {
    reply = JSON.parse(body);
  } catch (cause) {
    throw new InferenceError(
      'bad response',
      'The server’s answer is no JSON: it was cut off, or the server failed.',
      { cause },
    );
  }
  const choice = isEntry(reply) ? list(reply.choices)[0] : undefined;
  const message = choice && isEntry(choice.message) ? choice.message : null;
  if (!isEntry(reply) || !choice || typeof message?.content !== 'string')
    throw new InferenceError(
      'bad response',
      'The server’s answer has no message in it. Is it an OpenAI-compatible server?',
    );
  const usage = isEntry(reply.usage) ? reply.usage : {};
  return {
    text: message.content,
    finish: choice.finish_reason === 'length' ? 'length' : 'stop',
    promptTokens: number(usage.prompt_tokens),
    completionTokens: number(usage.completion_tokens),
    probabilities: digitProbabilities(alternatives(choice.logprobs), digits, 1),
  };
}

/** Names of the models that a server offers, from its answer to `models`. */
export function readModelNames(body: string): string[] {
  try {
    const reply: unknown = JSON.parse(body);
    return isEntry(reply) ? list(reply.data).flatMap(({ id }) => (typeof id === 'string' ? [id] : [])) : [];
  } catch {
    return [];
  }
}
