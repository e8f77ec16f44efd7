import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../pipeline/duckdb';
import { type Io, nodeIo } from '../../../pipeline/io';
import { rawTask2 } from '../../../pipeline/sources/raw-task2';
import type { Row } from '../../../src/domain/rows';
import { VIA_DOWNLOAD_ORIGIN, VIA_ZIP } from '../../../src/domain/via/provenance';
import { CHECK_CELLS_SQL } from '../../../src/sql/cells';
import { CUT_AT, type RawServer, type StandIn, serveRaw, standIn } from '../../support/raw-files';
import { buildInto, manifestIn, temporaryFolder } from './build-folder';

const LLAMA = 'llama-3.3-70b-instruct';
const MINI = 'gpt-4o-mini';

let folder: ReturnType<typeof temporaryFolder>;
let server: RawServer;
let llama: StandIn;
let mini: StandIn;
const lines: string[] = [];
let io: Io;

/** An answer that the server breaks off as soon as all that it sends of it has been read. */
function brokenOff(response: Response): Response {
  let read = 0;
  const watching = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      controller.enqueue(chunk);
      read += chunk.length;
      if (read === CUT_AT) setImmediate(() => server.breakOff());
    },
  });
  return new Response(response.body?.pipeThrough(watching), response);
}

beforeAll(async () => {
  folder = temporaryFolder();
  llama = await standIn(LLAMA);
  mini = await standIn(MINI, true);
  server = await serveRaw(new Map([llama, mini].map(({ file, content }) => [file.path, content])));
  io = {
    ...nodeIo,
    // VIA itself cannot be reached.
    fetch: (url, options) =>
      url === VIA_ZIP.url
        ? Promise.reject(new TypeError('fetch failed'))
        : fetch(String(url).replace(VIA_DOWNLOAD_ORIGIN, server.url), options).then(brokenOff),
    log: (line) => lines.push(line),
  };
});
afterAll(() => {
  server.close();
  folder.remove();
});

describe('a build with the raw Task 2 files', () => {
  let figures: Figures;
  let output: string;
  beforeAll(async () => {
    server.stalls = 1;
    output = await buildInto(folder.path, io, undefined, {
      rawTask2: true,
      rawFiles: [llama.file, mini.file],
    });
    figures = await openFigures(output);
  });
  afterAll(() => figures.close());

  it('has their choices, the polarity put right, and the others’ as before', async () => {
    const before = await openFigures('public/data');
    const sql = `SELECT model, country, topic, value, CASE WHEN model IN ('${LLAMA}', '${MINI}')
  AND evidence <> 'no_pair' THEN coalesce(choice, 'agree') ELSE choice END AS choice,
  CASE WHEN model IN ('${LLAMA}', '${MINI}') AND evidence <> 'no_pair' THEN 'raw' ELSE evidence END AS evidence
FROM task2_choices ORDER BY ALL`;
    expect(
      await figures.query(
        'SELECT model, country, topic, value, choice, evidence FROM task2_choices ORDER BY ALL',
      ),
    ).toEqual(await before.query(sql));
    before.close();
    expect(await figures.query(CHECK_CELLS_SQL)).toEqual([{ cells: 51_744, differing: 0 }]);
  });

  it('resumes a download that broke off', () => {
    const own = server.asked.filter(({ path }) => path.endsWith(llama.file.path));
    expect(own.map(({ range }) => range)).toEqual([undefined, `bytes=${CUT_AT}-`]);
    expect(
      readFileSync(join(folder.path, 'cache', 'Llama-3.3-70B-Instruct_t2.csv')).equals(llama.content),
    ).toBe(true);
  });

  it('reports how each agrees with what was known', () => {
    const { agreement } = manifestIn(output);
    expect(agreement).toEqual([
      { model: LLAMA, compared: 7329, equal: 7329, inverted: false, sameRun: true, refusedRows: 0 },
      { model: MINI, compared: 7325, equal: 7325, inverted: true, sameRun: true, refusedRows: 0 },
    ]);
    expect(lines).toContain(
      'Task 2, gpt-4o-mini: from outputs/evaluation/gpt-4o-mini_t2.csv; 7,325 of 7,325 known choices are the same (100.0 %), with its polarity inverted',
    );
  });
});

describe('one raw file', () => {
  let published: Row[];
  let reruns: Row[];
  beforeAll(async () => {
    const figures = await openFigures('public/data');
    published = await figures.query<Row>('FROM task2_choices');
    reruns = await figures.query<Row>('FROM task2_prompt_variants');
    figures.close();
  });

  it('is taken from the release where it is there', async () => {
    const asked = server.asked.length;
    const release = join(folder.path, 'release');
    mkdirSync(dirname(join(release, mini.file.path)), { recursive: true });
    writeFileSync(join(release, mini.file.path), mini.content);
    const reading = await rawTask2({ io, cacheFolder: folder.path, release }, mini.file, published, reruns);
    expect(reading?.agreement.inverted).toBe(true);
    expect(server.asked).toHaveLength(asked);
  });

  it('is not asked for where nobody wants it', async () => {
    expect(await rawTask2({ io, cacheFolder: folder.path }, llama.file, published, reruns)).toBeNull();
  });

  it('of another content is refused, wherever it comes from, and not kept', async () => {
    const other = { ...llama.file, blob: mini.file.blob };
    const cacheFolder = join(folder.path, 'other');
    await expect(rawTask2({ io, cacheFolder, rawTask2: true }, other, published, reruns)).rejects.toThrow(
      `The downloaded Llama-3.3-70B-Instruct_t2.csv is not the authors' file: its git blob id is ${llama.file.blob}, but ${mini.file.blob} is expected. Nothing was written.`,
    );
    expect(existsSync(join(cacheFolder, 'Llama-3.3-70B-Instruct_t2.csv'))).toBe(false);
    const release = join(folder.path, 'release');
    const wrong = { ...mini.file, blob: llama.file.blob };
    await expect(rawTask2({ io, cacheFolder, release }, wrong, published, reruns)).rejects.toThrow(
      "gpt-4o-mini_t2.csv is not the authors' file",
    );
  });
});
