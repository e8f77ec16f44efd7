/** Reads what OpenAI-compatible servers send, with care: they differ. */
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

function badResponse(message: string, cause?: unknown): InferenceError {
  return new InferenceError('bad response', message, { cause });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw badResponse('The server’s answer is not JSON: it was cut off, or the server failed.', cause);
  }
}

/** A text, or the texts of a list of parts; null where there is neither. */
function textOf(content: unknown): string | null {
  if (typeof content === 'string') return content;
  const parts = list(content).flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
  return parts.length > 0 ? parts.join('') : null;
}

/** The single reply made of the events from a server that streams regardless of the request. */
function unstreamed(body: string): Entry {
  const events = body
    .split(/\r?\n/)
    .flatMap((line) => (line.startsWith('data:') ? [line.slice(5).trim()] : []));
  const chunks = events
    .filter((event) => event !== '[DONE]')
    .map(parsed)
    .filter(isEntry);
  const choices = chunks.flatMap(({ choices: some }) => list(some).slice(0, 1));
  const finish = choices.findLast(({ finish_reason }) => finish_reason)?.finish_reason;
  if (!finish && !events.includes('[DONE]'))
    throw badResponse('The server’s answer came in pieces, and the last one is missing.');
  const pieces = choices.map(({ delta }) => (isEntry(delta) ? textOf(delta.content) : null));
  const logprobs = choices.flatMap(({ logprobs: some }) => (isEntry(some) ? list(some.content) : []));
  const content = pieces.filter((piece) => piece !== null).join('');
  return {
    choices: [{ message: { content }, finish_reason: finish, logprobs: { content: logprobs } }],
    usage: chunks.findLast(({ usage }) => isEntry(usage))?.usage,
  };
}

function replyOf(body: string): Entry {
  if (/^\s*</.test(body))
    throw badResponse(
      'The server answered with a web page. Is this the address of an OpenAI-compatible server? It usually ends in /v1.',
    );
  if (/^\s*(?:data|event|id):|^:/.test(body)) return unstreamed(body);
  const reply = parsed(body);
  return isEntry(reply) ? reply : {};
}

/** What the model said: nothing where it only thought, or the words in which it declined. */
function saidIn(message: unknown): string | null {
  if (!isEntry(message)) return null;
  const { content, refusal, reasoning, reasoning_content } = message;
  const thought = textOf(reasoning ?? reasoning_content) !== null;
  return textOf(content) ?? textOf(refusal) ?? (thought || content === null ? '' : null);
}

function errorIn({ error, message }: Entry): string {
  const said = isEntry(error) ? error.message : (error ?? message);
  return typeof said === 'string' ? said.slice(0, 300) : '';
}

/** What the server says went wrong, from the body of its answer. */
export function saidOfError(body: string): string {
  try {
    const reply: unknown = JSON.parse(body);
    const said = isEntry(reply) ? errorIn(reply) : '';
    return said || body.slice(0, 300).trim();
  } catch {
    return /^\s*</.test(body) ? '' : body.slice(0, 300).trim();
  }
}

/** Characters of a model's answer that are read: a hundred times what a prompt asks for. */
const LONGEST_TEXT = 200_000;

/** @throws InferenceError of the kind `bad response` */
export function readChatReply(body: string, digits: readonly string[]): ChatReply {
  const reply = replyOf(body);
  const choice = list(reply.choices)[0];
  const text = saidIn(choice?.message);
  if (!choice || text === null) {
    const said = errorIn(reply);
    throw badResponse(
      said
        ? `The server says: ${said}`
        : 'The server’s answer contains no message. Is it an OpenAI-compatible server?',
    );
  }
  if (text.length > LONGEST_TEXT)
    throw badResponse(
      `The model’s answer has ${text.length.toLocaleString('en-US')} characters; at most ${LONGEST_TEXT.toLocaleString('en-US')} are read.`,
    );
  const usage = isEntry(reply.usage) ? reply.usage : {};
  return {
    text,
    finish: choice.finish_reason === 'length' ? 'length' : 'stop',
    promptTokens: number(usage.prompt_tokens),
    completionTokens: number(usage.completion_tokens),
    probabilities: digitProbabilities(alternatives(choice.logprobs), digits, 1),
  };
}

/**
 * Names of the models that a server offers, from its answer to `models`.
 *
 * @throws InferenceError of the kind `bad response` where it is not a list
 */
export function readModelNames(body: string): string[] {
  const { data, models } = replyOf(body);
  if (data === null || models === null) return [];
  if (!Array.isArray(data) && !Array.isArray(models))
    throw badResponse('The server answers, but not with a list of models. Its address usually ends in /v1.');
  return list(data ?? models).flatMap(({ id, name }) => {
    const named = id ?? name;
    return typeof named === 'string' ? [named] : [];
  });
}
