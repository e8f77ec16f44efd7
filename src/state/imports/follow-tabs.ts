import { PUBLISHED_MODELS } from '../../domain/models';
import { listNames } from '../../domain/text/list-names';
import { sha256 } from '../../domain/text/sha256';
import type { KeptImport, KeptModel, KeptRaw, KeptVia } from '../../storage/kept-imports';
import type { ImportedModel, ImportedModels } from './imported-models';
import type { RawTask2 } from './raw-task2';
import type { ViaRelease } from './via-release';

interface Own {
  readonly via: ViaRelease;
  readonly raw: RawTask2;
  readonly models: ImportedModels;
}

const labelOf = (model: string): string =>
  PUBLISHED_MODELS.find((known) => known.model === model)?.label ?? model;

const quoted = (labels: readonly string[]): string => listNames(labels.map((label) => `“${label}”`));

/** What another tab did with models, in words: none, one or several sentences. */
function modelNews(gone: readonly ImportedModel[], come: readonly KeptModel[]): string[] {
  const renamed = gone.flatMap((own) => {
    const now = come.find(({ savedAt }) => savedAt === own.savedAt);
    return now ? [{ own, now }] : [];
  });
  const deleted = gone.filter((own) => !renamed.some((pair) => pair.own === own));
  const added = come.filter((kept) => !renamed.some(({ now }) => now === kept));
  const of = (models: readonly { readonly label: string }[]) =>
    `${models.length === 1 ? 'the model' : 'the models'} ${quoted(models.map(({ label }) => label))}`;
  return [
    ...renamed.map(({ own, now }) => `Another tab renamed the model “${own.label}” to “${now.label}”.`),
    ...(deleted.length > 0 ? [`Another tab deleted ${of(deleted)}.`] : []),
    ...(added.length > 0 ? [`Another tab added ${of(added)}.`] : []),
  ];
}

/** What this tab alone has stays: only what it has in common with the others follows them. */
async function followModels(models: ImportedModels, kept: readonly KeptModel[]): Promise<string[]> {
  const isSame = (own: ImportedModel) => (other: KeptModel) =>
    other.model === own.model && other.savedAt === own.savedAt;
  const gone = models.list.value.filter((own) => own.kept === true && !kept.some(isSame(own)));
  for (const { model } of gone) await models.leave(model);
  const here = new Set(models.list.value.map(({ model }) => model));
  const come = kept.filter(({ model }) => !here.has(model));
  for (const model of come) await models.restore(model);
  return modelNews(gone, come);
}

async function followRaw(raw: RawTask2, kept: readonly KeptRaw[]): Promise<string[]> {
  const news: string[] = [];
  for (const [model, state] of raw.states.value) {
    const own = kept.find((other) => other.model === model);
    if (state.kind === 'loaded' && state.kept === true && !own) {
      await raw.leave(model);
      news.push(`Another tab deleted the Task 2 answers of ${labelOf(model)}.`);
    } else if (state.kind === 'none' && own) {
      await raw.restore(own);
      news.push(`Another tab loaded the Task 2 answers of ${labelOf(model)}.`);
    }
  }
  return news;
}

async function followVia(via: ViaRelease, kept: KeptVia | undefined): Promise<string[]> {
  const state = via.state.value;
  if (state.kind === 'loaded' && state.kept === true && !kept) {
    await via.leave();
    return ['Another tab deleted the VIA release.'];
  }
  const isOther =
    kept &&
    (state.kind === 'sample' ||
      (state.kind === 'loaded' && state.kept === true && (await sha256(kept.bytes)) !== state.file.sha256));
  if (!isOther) return [];
  const error = await via.restore(kept);
  return error ? [] : ['Another tab loaded the VIA release.'];
}

/**
 * Brings what this tab has in line with what the browser keeps now. What is in this tab alone, or on its way, stays.
 *
 * @returns what other tabs did, a sentence each
 */
export async function followTabs({ via, raw, models }: Own, kept: readonly KeptImport[]): Promise<string[]> {
  return [
    ...(await followModels(
      models,
      kept.filter((item) => item.kind === 'model'),
    )),
    ...(await followRaw(
      raw,
      kept.filter((item) => item.kind === 'raw'),
    )),
    ...(await followVia(
      via,
      kept.find((item) => item.kind === 'via'),
    )),
  ];
}
