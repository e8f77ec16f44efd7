import type { ManifestSource } from '../src/domain/manifest';
import type { Model } from '../src/domain/models';
import type { Row } from '../src/domain/rows';
import type { TableName } from '../src/domain/tables';
import { VIA_REPOSITORY, VIA_ZIP } from '../src/domain/via/provenance';
import { RAW_TASK2, type RawFile } from '../src/domain/via/raw-task2';
import { readTask1 } from '../src/readers/task1';
import { readTask2 } from '../src/readers/task2';
import { readVia, type ViaRow } from '../src/readers/via';
import { buildCells } from './cells';
import { DataFolder, readManifest } from './data-folder';
import { type Io, sha256 } from './io';
import { readFigures } from './sources/figures';
import { rawTask2 } from './sources/raw-task2';
import { readSample, sampleRows } from './sources/sample';
import { readTask2Log } from './sources/task2-log';
import { checkHash, downloadVia } from './sources/via-download';
import { countries, modelOfStem, models, schwartzValues, topics } from './tables/static';

export interface DataBuild {
  /** Folder with the committed figures and the sample. */
  readonly pipelineFolder: string;
  readonly outputFolder: string;
  /** Where a downloaded release is kept. */
  readonly cacheFolder: string;
  /** A folder with the release, laid out as in the authors' repository; undefined to do without. */
  readonly release?: string | undefined;
  /** Whether the authors' files of raw Task 2 answers are downloaded where the release lacks them. */
  readonly rawTask2?: boolean;
  /** Those files; the authors' if absent. */
  readonly rawFiles?: readonly RawFile[];
}

const EVALUATION = 'outputs/evaluation';
const LOGS: Readonly<Record<string, string>> = {
  'claude-sonnet-4': `${EVALUATION}/eval_log_20250628_154645.jsonl`,
};
const FIGURES: readonly TableName[] = [
  'task1_inclinations_recovered',
  'task2_prompt_variants',
  'gap_prediction',
  'human_annotation',
  'misaligned_listed',
  'poster_alignment_rate',
];
const SAMPLE = 'sample/nigeria-health.json';

interface Context extends DataBuild {
  readonly io: Io;
  readonly data: DataFolder;
}

interface ReleaseFile {
  readonly source: ManifestSource;
  readonly bytes: Uint8Array;
}

async function releaseFile({ io, release }: Context, file: string): Promise<ReleaseFile | null> {
  const path = `${release}/${file}`;
  if (!release || !io.exists(path)) return null;
  const bytes = await io.read(path);
  return { bytes, source: { file, sha256: sha256(bytes) } };
}

async function figures({ io, pipelineFolder }: Context, name: TableName) {
  const file = `figures/${name}.csv`;
  const bytes = await io.read(`${pipelineFolder}/${file}`);
  return { rows: readFigures(name, bytes), source: { file: `pipeline/${file}`, sha256: sha256(bytes) } };
}

/** The release's files for a task, as (stem, path). */
async function taskFiles({ io, release }: Context, task: 1 | 2): Promise<{ stem: string; file: string }[]> {
  if (!release) return [];
  const suffix = `_t${task}.csv`;
  const names = await io.list(`${release}/${EVALUATION}`);
  return names
    .filter((name) => name.endsWith(suffix))
    .map((name) => ({ stem: name.slice(0, -suffix.length), file: `${EVALUATION}/${name}` }));
}

async function buildVia(context: Context): Promise<ViaRow[] | null> {
  const { io, release, cacheFolder, outputFolder } = context;
  const local = await releaseFile(context, VIA_ZIP.path);
  if (release && !local)
    throw new Error(
      `VIA_RELEASE lacks ${release}/${VIA_ZIP.path}. Complete it, or unset VIA_RELEASE to download it.`,
    );
  const cached = `${cacheFolder}/value_action_gap_full_data_generation.zip`;
  let zip: Uint8Array | null;
  if (local) {
    checkHash(VIA_ZIP.path, local.bytes, VIA_ZIP.sha256);
    zip = local.bytes;
  } else if (io.exists(cached) && sha256(await io.read(cached)) === VIA_ZIP.sha256) {
    zip = await io.read(cached);
  } else {
    io.log(
      `VIA: downloading from the authors' repository at commit ${VIA_REPOSITORY.commit.slice(0, 7)} (2.1 MB)`,
    );
    zip = await downloadVia(io);
    if (zip) await io.write(cached, zip);
  }
  if (!zip) {
    io.log('VIA: could not be reached; the site will use its embedded sample of one scenario.');
    return null;
  }
  const rows = await readVia(VIA_ZIP.path, new Uint8Array(zip));
  io.log(`VIA: ${rows.length} rows, ${rows.filter((row) => row.action !== null).length} with an action`);
  const folder = `${outputFolder}/via`;
  const via = new DataFolder(io, folder, await readManifest(io, folder));
  await via.write('via_actions', rows as unknown as Row[], [{ file: VIA_ZIP.path, sha256: sha256(zip) }]);
  await via.finish();
  return rows;
}

async function buildTask1(context: Context): Promise<Model[]> {
  const { io, data, outputFolder } = context;
  const found: Model[] = [];
  for (const { stem, file } of await taskFiles(context, 1)) {
    const source = await releaseFile(context, file);
    if (!source) continue;
    const model = modelOfStem(stem);
    const { rows, unread, answers } = readTask1(file, source.bytes, model.model);
    io.log(`Task 1, ${model.label}: ${answers} answers`);
    await data.write('task1_ratings', rows as unknown as Row[], [source.source], model.model);
    data.count(unread);
    found.push(model);
  }
  const before = await readManifest(io, outputFolder);
  const kept = before.files.filter(
    ({ table, model }) => table === 'task1_ratings' && !found.some((other) => other.model === model),
  );
  for (const file of kept) data.keep(file);
  if (kept.length > 0) io.log(`Task 1: kept the committed ratings of ${kept.length} models`);
  return found;
}

async function buildTask2(context: Context, via: readonly ViaRow[] | null): Promise<Model[]> {
  const { io, data } = context;
  const committed = await figures(context, 'task2_choices');
  const byModel = new Map<string, Row[]>();
  for (const row of committed.rows) {
    const model = String(row.model);
    byModel.set(model, [...(byModel.get(model) ?? []), row]);
  }
  const sources = [committed.source];
  for (const [model, file] of Object.entries(LOGS)) {
    const log = await releaseFile(context, file);
    if (!log || !via) continue;
    byModel.set(model, readTask2Log(file, log.bytes, model, via));
    sources.push(log.source);
    io.log(`Task 2, ${model}: from the authors' log`);
  }
  const { rawFiles = RAW_TASK2 } = context;
  const reruns = await figures(context, 'task2_prompt_variants');
  for (const raw of rawFiles) {
    const reading = await rawTask2(context, raw, committed.rows, reruns.rows);
    if (!reading) continue;
    byModel.set(raw.model, reading.rows as unknown as Row[]);
    data.count(reading.unread);
    data.agrees(reading.agreement);
    sources.push(reading.source);
  }
  const found: Model[] = [];
  for (const { stem, file } of await taskFiles(context, 2)) {
    const model = modelOfStem(stem);
    const raw = rawFiles.some((own) => own.model === model.model) ? null : await releaseFile(context, file);
    if (!raw) continue;
    const { rows, unread } = readTask2(file, raw.bytes, model.model);
    byModel.set(model.model, rows as unknown as Row[]);
    data.count(unread);
    sources.push(raw.source);
    found.push(model);
    io.log(`Task 2, ${model.label}: from ${file}`);
  }
  const rows = [...byModel].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, own]) => own);
  await data.write('task2_choices', rows, sources);
  return found;
}

/**
 * Builds the site's data: figures into the output folder, VIA's text into its folder `via` (which is not
 * committed). The same input gives the same bytes.
 *
 * @throws SourceError or HashMismatch naming the file at fault; files written before it stay intact
 */
export async function buildData(io: Io, build: DataBuild): Promise<void> {
  const data = new DataFolder(io, build.outputFolder, await readManifest(io, build.outputFolder));
  const context: Context = { ...build, io, data };
  const via = await buildVia(context);
  const task1Models = await buildTask1(context);
  const task2Models = await buildTask2(context, via);
  for (const name of FIGURES) {
    const { rows, source } = await figures(context, name);
    await data.write(name, rows, [source]);
  }
  const sampleBytes = await io.read(`${build.pipelineFolder}/${SAMPLE}`);
  await data.writeAs(
    'via_actions_sample.parquet',
    'via_actions',
    sampleRows(readSample(SAMPLE, sampleBytes)),
    [{ file: `pipeline/${SAMPLE}`, sha256: sha256(sampleBytes) }],
  );
  const unknown = [...task1Models, ...task2Models].filter(({ origin }) => origin === 'imported');
  const extra = [...new Map(unknown.map((model) => [model.model, model])).values()];
  await data.write('models', models(extra), []);
  await data.write('countries', countries(), []);
  await data.write('topics', topics(), []);
  await data.write('schwartz_values', schwartzValues(), []);
  await buildCells(data, build.outputFolder);
  await data.finish();
}
