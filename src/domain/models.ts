/** The paper's language models, and what is known about each. */

export type ModelOrigin = 'published' | 'local' | 'imported' | 'replay';

export interface Model {
  /** Key in every table. */
  readonly model: string;
  /** Name shown to readers. */
  readonly label: string;
  readonly provider: string;
  /** Number of parameters in billions; null where its maker does not say. */
  readonly parameters: number | null;
  readonly origin: ModelOrigin;
  /** What a reader must know about this model's figures; empty if nothing. */
  readonly note: string;
}

export interface PublishedModel extends Model {
  /** Name in the authors' files: `<stem>_t1.csv`, `<stem>_t2.csv`. */
  readonly stem: string;
  /** Tasks for which the release has the model's answers. */
  readonly tasks: readonly (1 | 2)[];
}

/** The model that a page shows until the reader chooses another: the first of the poster's headline table. */
export const DEFAULT_MODEL = 'llama-3.3-70b-instruct';

/** In the order of the poster's headline table, then the rest. */
export const PUBLISHED_MODELS: readonly PublishedModel[] = [
  {
    model: DEFAULT_MODEL,
    label: 'Llama-3.3-70B',
    provider: 'Meta',
    parameters: 70,
    origin: 'published',
    note: '',
    stem: 'Llama-3.3-70B-Instruct',
    tasks: [1, 2],
  },
  {
    model: 'gemma-2-9b-it',
    label: 'Gemma-2-9b',
    provider: 'Google',
    parameters: 9,
    origin: 'published',
    note: '',
    stem: 'gemma-2-9b-it',
    tasks: [1, 2],
  },
  {
    model: 'gpt-3.5-turbo',
    label: 'GPT-3.5-turbo',
    provider: 'OpenAI',
    parameters: null,
    origin: 'published',
    note: '',
    stem: 'gpt-3.5-turbo',
    tasks: [1, 2],
  },
  {
    model: 'gpt-4o-mini',
    label: 'GPT-4o-mini',
    provider: 'OpenAI',
    parameters: null,
    origin: 'published',
    note: '',
    stem: 'gpt-4o-mini',
    tasks: [1, 2],
  },
  {
    model: 'deepseek-r1-distill-llama-70b',
    label: 'DeepSeek-R1-70B',
    provider: 'DeepSeek',
    parameters: 70,
    origin: 'published',
    note: 'Its Task 1 answers are not in the release: only the binary inclination could be recovered, so ratings, inclinations and distances are not shown.',
    stem: 'deepseek-r1-distill-llama-70b',
    tasks: [2],
  },
  {
    model: 'claude-sonnet-4',
    label: 'Claude Sonnet 4',
    provider: 'Anthropic',
    parameters: null,
    origin: 'published',
    note: '',
    stem: 'anthropic-claude-sonnet-4-20250514',
    tasks: [1, 2],
  },
  {
    model: 'gpt-4o',
    label: 'GPT-4o',
    provider: 'OpenAI',
    parameters: null,
    origin: 'published',
    note: '184 of its 1,056 Task 1 answers are missing. Its Task 2 answers are known only once the authors’ file is loaded (Models page); until then no rate can be computed, and the printed one is shown.',
    stem: 'openai-gpt-4o',
    tasks: [1],
  },
  {
    model: 'qwen-qwq-32b',
    label: 'Qwen QwQ-32B',
    provider: 'Alibaba',
    parameters: 32,
    origin: 'published',
    note: "Known only from the authors' list of misaligned cases. The list contradicts their own figures in 177 places, so it is shown as a list and no rate is computed from it.",
    stem: 'qwen-qwq-32b',
    tasks: [],
  },
];

const PAPERS: ReadonlySet<string> = new Set(PUBLISHED_MODELS.map(({ model }) => model));

/** Whether a model is one of the paper's; a site may publish others beside them. */
export function isPapers(model: string): boolean {
  return PAPERS.has(model);
}

/** With more models than this, the tables may take more memory than a browser gives to one page. */
export const MOST_MODELS = 300;
