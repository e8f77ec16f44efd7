import { createHash } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Figures, openFigures } from '../../pipeline/duckdb';
import { RAW_TASK2, type RawFile } from '../../src/domain/via/raw-task2';

export const CUT_AT = 300_000;

export interface StandIn {
  readonly file: RawFile;
  readonly content: Buffer;
}

interface Choice {
  readonly country: string;
  readonly topic: string;
  readonly value: string;
  readonly choice: string | null;
  readonly evidence: string;
}

export const blobOf = (content: Buffer): string =>
  createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** What a generator might have answered, in this project's words; a refusal where there is no pair of actions. */
function generated({ value, evidence }: Choice, polarity: string): string {
  if (evidence === 'no_pair' && polarity === 'negative') return 'I would rather not write this.';
  const action = `${polarity === 'positive' ? 'Acts on' : 'Acts against'} ${value}.`;
  return JSON.stringify({
    'Human Action': action,
    'Feature Attributions': [value],
    'Natural Language Explanation': `It ${polarity === 'positive' ? 'shows' : 'opposes'} ${value}.`,
  });
}

/**
 * A file in the layout of the authors' `_t2.csv`, from choices.
 *
 * @param inverted whether its polarity is the wrong way round
 */
export function rawCsv(choices: readonly Choice[], inverted = false): Buffer {
  const lines = choices.flatMap((row) =>
    ['positive', 'negative'].map((polarity) => {
      const stored = inverted ? (polarity === 'positive' ? 'negative' : 'positive') : polarity;
      const chosen =
        row.evidence === 'no_pair'
          ? ''
          : (row.choice !== 'disagree') === (polarity === 'positive')
            ? 'True'
            : 'False';
      const cells = [row.country, row.topic, row.value, stored, generated(row, polarity), chosen, '5'];
      return cells.map(quoted).join(',');
    }),
  );
  return Buffer.from(
    ['country,topic,value,polarity,generation_prompt,model_choice,prompt_index', ...lines, ''].join('\n'),
  );
}

export const choicesOf = (figures: Figures, model: string): Promise<Choice[]> =>
  figures.query<Choice>('SELECT * FROM task2_choices WHERE model = ? ORDER BY country, topic, value', [
    model,
  ]);

/** A file of the choices that are known of a model, those that are not known being agreement. */
export async function standIn(model: string, inverted = false): Promise<StandIn> {
  const figures = await openFigures('public/data');
  const content = rawCsv(await choicesOf(figures, model), inverted);
  figures.close();
  return { file: fileOf(model, content), content };
}

export function fileOf(model: string, content: Buffer): RawFile {
  const file = RAW_TASK2.find((own) => own.model === model);
  if (!file) throw new Error(`There is no raw file of ${model}`);
  return { ...file, blob: blobOf(content) };
}

export interface RawServer {
  readonly url: string;
  /** Path and range of each request. */
  readonly asked: { readonly path: string; readonly range: string | undefined }[];
  /** How many of the next answers stay open after 300 kB. */
  stalls: number;
  /** Breaks off the answers that stay open; what arrived of them and was not read by then is lost. */
  breakOff(): void;
  close(): void;
}

/** Serves files as the authors' host does: for any page, by parts, and without leave for unusual requests. */
export async function serveRaw(files: ReadonlyMap<string, Buffer>): Promise<RawServer> {
  const open: ServerResponse[] = [];
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://x').pathname;
    const { range } = request.headers;
    raw.asked.push({ path, range });
    const content = [...files].find(([own]) => path.endsWith(own))?.[1];
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (!content || request.method !== 'GET') return void response.writeHead(404).end();
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    const rest = content.subarray(from);
    response.writeHead(range ? 206 : 200, {
      'Content-Length': rest.length,
      ...(range ? { 'Content-Range': `bytes ${from}-${content.length - 1}/${content.length}` } : {}),
    });
    if (raw.stalls > 0) {
      raw.stalls--;
      response.write(rest.subarray(0, CUT_AT));
      open.push(response);
    } else response.end(rest);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const raw: RawServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    stalls: 0,
    breakOff() {
      for (const response of open.splice(0)) response.destroy();
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return raw;
}
