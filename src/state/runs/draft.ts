/** What the reader is about to run, and how it becomes a run. */
import { signal } from '@preact/signals';
import { PUBLISHED_MODELS } from '../../domain/models';
import type { Task1Form, TemplateId } from '../../domain/prompts/templates';
import { PUBLISHED_TASK1_VARIANTS, PUBLISHED_TASK2_VARIANTS } from '../../domain/prompts/variants';
import type { RunPlan } from '../../domain/runs/run-plan';
import type { EngineKind, RunModel } from '../../domain/runs/run-record';
import { ENDPOINT_PRESETS } from '../../inference/endpoint/address';
import { modelUrl, WEBLLM_MODELS } from '../../inference/webllm/models';
import { GGUF_MODELS } from '../../inference/wllama/models';
import { useServices } from '../services';
import type { RunChoice } from './local-runs';

export interface RunDraft {
  readonly engine: EngineKind;
  readonly webllm: { readonly id: string; readonly url: string; readonly library: string };
  readonly wllama: { readonly url: string; readonly file: File | null };
  readonly endpoint: {
    readonly base: string;
    readonly model: string;
    readonly anywhere: boolean;
    readonly parallel: number;
  };
  readonly replay: { readonly model: string };
  readonly countries: readonly string[];
  readonly topics: readonly string[];
  readonly task1: boolean;
  readonly form: Task1Form;
  readonly task1Variants: readonly number[];
  readonly task2: boolean;
  readonly task2Variants: readonly number[];
  readonly seed: number;
  readonly temperature: number;
  readonly customTemplates: RunPlan['customTemplates'];
}

/** Published models of which both tasks can be played back. */
export const REPLAYABLE = PUBLISHED_MODELS.filter(
  ({ model }) => !['deepseek-r1-distill-llama-70b', 'gpt-4o', 'qwen-qwq-32b'].includes(model),
);

/** Starts small: one scenario, the one that has actions in every copy of the site. */
const SMALL: RunDraft = {
  engine: 'webllm',
  webllm: { id: '', url: '', library: '' },
  wllama: { url: GGUF_MODELS[0]?.url ?? '', file: null },
  endpoint: { base: ENDPOINT_PRESETS[0]?.base ?? '', model: '', anywhere: false, parallel: 1 },
  replay: { model: REPLAYABLE[0]?.model ?? '' },
  countries: ['Nigeria'],
  topics: ['Health and Health Care'],
  task1: true,
  form: 'paper',
  task1Variants: PUBLISHED_TASK1_VARIANTS,
  task2: true,
  task2Variants: PUBLISHED_TASK2_VARIANTS,
  seed: 1,
  temperature: 0.2,
  customTemplates: {},
};

function createDraft() {
  const draft = signal<RunDraft>(SMALL);
  return {
    draft,
    change(part: Partial<RunDraft>): void {
      draft.value = { ...draft.value, ...part };
    },
  };
}

/** The draft, which outlives the page, and how to change it. */
export const useDraft = () => useServices().once(createDraft);

export function planOf(from: RunDraft): RunPlan {
  const scenarios = from.countries.flatMap((country) => from.topics.map((topic) => ({ country, topic })));
  const used = (id: string) => {
    const [task, form] = id.split('.');
    return task === 'task1' ? from.task1 && form === from.form : from.task2;
  };
  return {
    scenarios,
    task1: from.task1 ? { variants: from.task1Variants, form: from.form } : null,
    task2: from.task2 ? { variants: from.task2Variants } : null,
    seed: from.seed,
    temperature: from.temperature,
    customTemplates: Object.fromEntries(
      Object.entries(from.customTemplates).filter(([id]) => used(id)),
    ) as Partial<Record<TemplateId, string>>,
  };
}

const UNKNOWN = { provider: 'unknown', parameters: null, quantisation: '', revision: '' } as const;

function fileStem(path: string): string {
  return (path.split(/[/\\?]/).findLast((part) => /\.gguf$/i.test(part)) ?? path).replace(/\.gguf$/i, '');
}

function withModel(from: RunDraft): { engine: RunChoice['engine']; measured: RunModel; file: Blob | null } {
  const made = (settings: Record<string, string>) => ({ kind: from.engine, version: '', settings });
  switch (from.engine) {
    case 'webllm': {
      const { id, url, library } = from.webllm;
      const known = WEBLLM_MODELS.find((model) => model.id === id);
      const source = url || modelUrl(id);
      const measured = known
        ? {
            id,
            label: known.label,
            provider: known.provider,
            parameters: known.parameters,
            quantisation: known.quantisation,
            revision: '',
            source,
          }
        : { ...UNKNOWN, id, label: id, source };
      return { engine: made({ id, url: source, library }), measured, file: null };
    }
    case 'wllama': {
      const { url, file } = from.wllama;
      const known = file ? undefined : GGUF_MODELS.find((model) => model.url === url);
      const source = file?.name ?? url;
      const label = known?.label ?? fileStem(source);
      const measured = known
        ? {
            id: fileStem(source),
            label,
            provider: known.provider,
            parameters: known.parameters,
            quantisation: known.quantisation,
            revision: '',
            source,
          }
        : { ...UNKNOWN, id: fileStem(source), label, source };
      return { engine: made(file ? { file: file.name } : { url }), measured, file };
    }
    case 'endpoint': {
      const { base, model, anywhere, parallel } = from.endpoint;
      const settings = { base, model, anywhere: anywhere ? 'yes' : 'no', parallel: String(parallel) };
      return {
        engine: made(settings),
        measured: { ...UNKNOWN, id: model, label: model, source: base },
        file: null,
      };
    }
    case 'replay': {
      const known = PUBLISHED_MODELS.find(({ model }) => model === from.replay.model);
      const measured = {
        ...UNKNOWN,
        id: from.replay.model,
        label: known?.label ?? from.replay.model,
        provider: known?.provider ?? 'unknown',
        parameters: known?.parameters ?? null,
        source: 'the published answers',
      };
      return { engine: made({ model: from.replay.model }), measured, file: null };
    }
  }
}

/** What is still missing before the run can start, in sentences; empty when it can. */
export function missing(from: RunDraft, scenariosWithActions: number): string[] {
  const problems: string[] = [];
  const addresses = {
    webllm: [from.webllm.url, from.webllm.library],
    wllama: from.wllama.file ? [] : [from.wllama.url],
    endpoint: [],
    replay: [],
  }[from.engine];
  for (const address of addresses)
    if (!URL.canParse(address, 'http://localhost/')) problems.push(`“${address}” is no address.`);
  if (from.engine === 'webllm' && !from.webllm.id) problems.push('Choose a model.');
  if (from.engine === 'wllama' && !from.wllama.file && !from.wllama.url)
    problems.push('Choose a model, its address or its file.');
  if (from.engine === 'endpoint' && !from.endpoint.model.trim()) problems.push('Name the server’s model.');
  if (from.countries.length === 0 || from.topics.length === 0) problems.push('Choose a country and a topic.');
  if (!from.task1 && !from.task2) problems.push('Choose a task.');
  if (from.task1 && from.task1Variants.length === 0) problems.push('Choose a prompt variant of Task 1.');
  if (from.task2 && from.task2Variants.length === 0) problems.push('Choose a prompt variant of Task 2.');
  if (!from.task1 && from.task2 && scenariosWithActions === 0 && from.engine !== 'replay')
    problems.push(
      'None of these scenarios has actions in this copy of the site, and Task 2 asks about actions.',
    );
  if (!Number.isInteger(from.seed)) problems.push('The seed is a whole number.');
  if (!(from.temperature >= 0 && from.temperature <= 2)) problems.push('The temperature is between 0 and 2.');
  return problems;
}

export function choiceOf(from: RunDraft): RunChoice {
  return { ...withModel(from), plan: planOf(from) };
}
