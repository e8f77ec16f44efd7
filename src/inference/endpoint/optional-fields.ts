/** Fields of a request that servers may refuse: they are then asked without, and the run says so. */
import { SAMPLING } from '../../domain/runs/run-record';
import type { CompletionRequest } from '../engine';

/** In the order in which they are left out. `alternatives` stands for more than five of them. */
const OPTIONAL = [
  'alternatives',
  'logprobs',
  'response_format',
  'seed',
  'max_tokens',
  'top_p',
  'frequency_penalty',
  'presence_penalty',
] as const;

export type OptionalField = (typeof OPTIONAL)[number];

/** What servers call them when they object. */
const NAMED: Readonly<Partial<Record<OptionalField, RegExp>>> = {
  alternatives: /top_?logprobs|alternatives/i,
  logprobs: /log_?prob/i,
  response_format: /response_?format|schema/i,
};

const [MANY, FEW] = [10, 5];

/** Statuses that say nothing about the fields of a request. */
const NOT_ABOUT_FIELDS = [401, 403, 404, 408, 429];

/** The body of a request for a completion. */
export function bodyOf(
  model: string,
  { prompt, maxTokens, temperature, seed, constraint, digits }: CompletionRequest,
  without: readonly OptionalField[],
): Readonly<Record<string, unknown>> {
  const optional: Readonly<Record<OptionalField, object>> = {
    alternatives: {},
    logprobs:
      digits.length > 0
        ? { logprobs: true, top_logprobs: without.includes('alternatives') ? FEW : MANY }
        : {},
    response_format: constraint
      ? {
          response_format: {
            type: 'json_schema',
            json_schema: { name: 'answer', strict: true, schema: constraint.schema },
          },
        }
      : {},
    seed: { seed },
    max_tokens: { max_tokens: maxTokens },
    top_p: { top_p: SAMPLING.top_p },
    frequency_penalty: { frequency_penalty: SAMPLING.frequency_penalty },
    presence_penalty: { presence_penalty: SAMPLING.presence_penalty },
  };
  const kept = OPTIONAL.filter((field) => !without.includes(field)).map((field) => optional[field]);
  return Object.assign(
    { model, messages: [{ role: 'user', content: prompt }], temperature, stream: false },
    ...kept,
  );
}

/** Which optional fields a request has. */
function fieldsOf({ constraint, digits }: CompletionRequest): OptionalField[] {
  return OPTIONAL.filter((field) => {
    if (field === 'alternatives' || field === 'logprobs') return digits.length > 0;
    return field !== 'response_format' || constraint !== null;
  });
}

interface Reply {
  readonly status: number;
  readonly body: string;
}

/** What one server takes. */
export class OptionalFields {
  private readonly left = new Set<OptionalField>();
  /** Were in a request that it answered. */
  private readonly known = new Set<OptionalField>();

  /** Names of the fields that it refused. */
  get refused(): readonly string[] {
    return OPTIONAL.filter((field) => this.left.has(field)).map((field) =>
      field === 'alternatives' ? `more than ${FEW} top_logprobs` : field,
    );
  }

  /**
   * Asks; where the server refuses, without a field that it names, without each one, then without all. What it takes
   * then, it is asked from there on. Where it takes none, its first answer counts.
   */
  async accepted<Answer extends Reply>(
    request: CompletionRequest,
    post: (without: readonly OptionalField[]) => Promise<Answer>,
  ): Promise<Answer> {
    const fields = fieldsOf(request).filter((field) => !this.left.has(field));
    const first = await post([...this.left]);
    if (first.status < 400) {
      for (const field of fields) this.known.add(field);
      return first;
    }
    if (NOT_ABOUT_FIELDS.includes(first.status)) return first;
    // A server that fails has not refused what it took before.
    const doubtful = first.status >= 500 ? fields.filter((field) => !this.known.has(field)) : fields;
    const named = doubtful.filter((field) => (NAMED[field] ?? new RegExp(field, 'i')).test(first.body));
    const others = doubtful.filter((field) => !named.includes(field));
    const single = [...named, ...others].map((field) => [field]);
    for (const without of [...single, ...(doubtful.length > 1 ? [doubtful] : [])]) {
      const reply = await post([...this.left, ...without]);
      if (reply.status >= 400) continue;
      for (const field of without) this.left.add(field);
      return reply;
    }
    return first;
  }
}
