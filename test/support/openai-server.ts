/** A small OpenAI-compatible server on loopback that can be told to misbehave. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Fault =
  | 'silent'
  | 'slow'
  | '429'
  | '500'
  | 'drop'
  | 'half'
  | 'malformed'
  | 'no message'
  | 'web page'
  | 'half a stream'
  | '400 schema'
  | '404'
  | 'redirect'
  | 'endless'
  | 'long answer'
  | Manner
  | Answer;

/** An answer of the test's own. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Good answers in another form than most servers give. */
export type Manner = 'stream' | 'parts' | 'thoughts';

export interface ChatRequest {
  readonly model: string;
  readonly seed: number;
  readonly messages: readonly { readonly content: string }[];
  readonly response_format?: unknown;
  readonly logprobs?: boolean;
  readonly top_logprobs?: number;
}

export interface OpenAiServer {
  /** `http://127.0.0.1:<port>/v1` */
  readonly base: string;
  /** Names of its models, or what it does instead of naming them. */
  models: readonly string[] | 'redirect' | 'endless' | Answer;
  /** Where it redirects to. */
  elsewhere: string;
  /** Requests for a completion so far. */
  readonly requests: ChatRequest[];
  /** Paths that were asked for so far, whatever for. */
  readonly paths: string[];
  /** Called before each answer with how many requests came before: the fault, if any. */
  fault: (index: number, request: ChatRequest) => Fault | null;
  /** Answers no more requests for a completion than this many in all; the others wait until there are more. */
  allow(answers: number): void;
  /** No connection is taken any more. */
  stop(): Promise<void>;
  /** Takes connections again, on the same port. */
  restart(): Promise<void>;
}

function hash(text: string): number {
  return [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7);
}

/** What a model might say: it depends on the prompt and the seed alone. */
export function answerTo({ messages, seed }: ChatRequest): string {
  const prompt = messages[0]?.content ?? '';
  if (prompt.includes('apple')) return 'apple';
  if (prompt.includes('capital of France')) return 'Paris';
  if (prompt.includes('2 + 2')) return '4';
  if (prompt.includes('colour is the sky')) return 'blue';
  const mark = hash(`${prompt} ${seed}`);
  if (prompt.includes('"choice"')) return JSON.stringify({ choice: `Option ${(mark % 2) + 1}` });
  if (prompt.includes('"rating"')) return JSON.stringify({ rating: (mark % 4) + 1 });
  const names = [...prompt.matchAll(/^([A-Z][A-Za-z -]+): /gm)].map(([, name]) => name ?? '');
  const values = names.filter((name) => name !== 'Answers');
  return JSON.stringify(Object.fromEntries(values.map((name) => [name, (hash(name + mark) % 4) + 1])));
}

function reply(request: ChatRequest): string {
  const content = answerTo(request);
  const digit = /[1-4]/.exec(content)?.[0] ?? '1';
  const token = (text: string, probability: number) => ({
    token: text,
    logprob: Math.log(probability),
    bytes: null,
  });
  const logprobs = request.logprobs
    ? {
        content: [
          {
            ...token(digit, 0.7),
            top_logprobs: ['1', '2', '3', '4'].map((other) => token(other, other === digit ? 0.7 : 0.1)),
          },
        ],
      }
    : null;
  return JSON.stringify({
    object: 'chat.completion',
    model: request.model,
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop', logprobs }],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  });
}

/** The answer in the events of a stream, a few letters each. */
function events(request: ChatRequest): string[] {
  const event = (choice: object) => `data: ${JSON.stringify({ choices: [choice] })}\n\n`;
  const pieces = answerTo(request).match(/[\s\S]{1,5}/g) ?? [];
  return [
    ...pieces.map((content) => event({ delta: { content } })),
    event({ delta: {}, finish_reason: 'stop' }),
    'data: [DONE]\n\n',
  ];
}

function saying(request: ChatRequest, content: unknown): string {
  return JSON.stringify({ ...JSON.parse(reply(request)), choices: [{ message: { content } }] });
}

/** Sends without end, as fast as it is read. */
function endless(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  const piece = Buffer.alloc(2 ** 18, ' ');
  const more = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', more);
  more();
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** @param delayMs how long each answer takes */
export async function openAiServer({ delayMs = 0 } = {}): Promise<OpenAiServer> {
  const requests: ChatRequest[] = [];
  const paths: string[] = [];
  let port = 0;
  let allowed = Number.POSITIVE_INFINITY;
  const waiting = new Set<() => void>();
  /** Resolves when the answer to the request may be sent. */
  const mayAnswer = async (index: number) => {
    while (index >= allowed) await new Promise<void>((resolve) => waiting.add(resolve));
  };

  const complete = async (incoming: IncomingMessage, response: ServerResponse) => {
    // A page that pauses or closes cuts its request off: there is nobody to answer.
    const body = await bodyOf(incoming).catch(() => '');
    if (!incoming.complete || body === '') return;
    const request = JSON.parse(body) as ChatRequest;
    const index = requests.push(request) - 1;
    const fault = server.fault(index, request);
    const text = reply(request);
    const send = (status: number, body: string) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(body);
    };
    await mayAnswer(index);
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (typeof fault === 'object' && fault)
      response
        .writeHead(fault.status, { 'Content-Type': 'application/json', ...fault.headers })
        .end(fault.body);
    else if (fault === '429') send(429, '{"error": {"message": "one at a time"}}');
    else if (fault === 'web page') send(200, '<!doctype html><title>Welcome</title>');
    else if (fault === 'stream') send(200, events(request).join(''));
    else if (fault === 'half a stream') send(200, events(request).slice(0, -2).join(''));
    else if (fault === 'parts') send(200, saying(request, [{ type: 'text', text: answerTo(request) }]));
    else if (fault === 'thoughts')
      send(200, saying(request, `<think>{"rating": 9}, or Option 1</think>${answerTo(request)}`));
    else if (fault === '500') send(500, '{"error": {"message": "out of luck"}}');
    else if (fault === '404') send(404, '{"error": {"message": "no such model"}}');
    else if (fault === 'redirect') response.writeHead(307, { Location: `${server.elsewhere}/v1` }).end();
    else if (fault === 'endless') endless(response);
    else if (fault === 'long answer') send(200, saying(request, 'x'.repeat(300_000)));
    else if (fault === 'drop') incoming.socket.destroy();
    else if (fault === 'malformed') send(200, text.slice(0, text.length / 2));
    else if (fault === 'no message') send(200, '{"choices": []}');
    else if (fault === 'half') {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': String(text.length) });
      response.write(text.slice(0, 20));
      setTimeout(() => incoming.socket.destroy(), 20);
    } else if (fault === '400 schema' && request.response_format)
      send(400, '{"error": {"message": "response_format is not supported"}}');
    else if (fault === 'slow') setTimeout(() => send(200, text), 1500);
    // The silent one lets the connection be.
    else if (fault !== 'silent') send(200, text);
  };

  const listen = () =>
    new Promise<ReturnType<typeof createServer>>((resolve) => {
      const http = createServer((incoming, response) => {
        paths.push(incoming.url ?? '');
        response.setHeader('Access-Control-Allow-Origin', '*');
        response.setHeader('Access-Control-Allow-Headers', '*');
        if (incoming.method === 'OPTIONS') response.end();
        else if (incoming.url === '/v1/models' && server.models === 'redirect')
          response.writeHead(302, { Location: `${server.elsewhere}/v1/models` }).end();
        else if (incoming.url === '/v1/models' && server.models === 'endless') endless(response);
        else if (incoming.url === '/v1/models' && 'status' in (server.models as object)) {
          const { status, body } = server.models as Answer;
          response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
        } else if (incoming.url === '/v1/models')
          response.end(JSON.stringify({ data: (server.models as string[]).map((id) => ({ id })) }));
        else void complete(incoming, response);
      });
      http.listen(port, '127.0.0.1', () => resolve(http));
    });
  let http = await listen();
  port = (http.address() as AddressInfo).port;

  const server: OpenAiServer = {
    base: `http://127.0.0.1:${port}/v1`,
    models: ['tiny', 'other'],
    elsewhere: 'http://127.0.0.1:9',
    requests,
    paths,
    fault: () => null,
    allow(answers) {
      allowed = answers;
      for (const resume of waiting) resume();
      waiting.clear();
    },
    async stop() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
    async restart() {
      http = await listen();
    },
  };
  return server;
}
