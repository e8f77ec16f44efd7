/**
 * A browser's own model, as its specification describes it (https://webmachinelearning.github.io/prompt-api/): a page
 * downloads it only after a click, a conversation remembers, a copy of one goes its own way, and one that was ended
 * answers no more. It answers with the first thing that the schema allows. Self-contained, to be sent to a page.
 *
 * @param there whether it needs no download
 */
export function languageModel({ there, clicked }: { there: boolean; clicked: () => boolean }) {
  interface Asked {
    readonly prompt: string;
    readonly options: Record<string, unknown>;
    /** Prompts that came before it in its conversation. */
    readonly before: number;
  }
  interface Schema {
    readonly enum?: readonly unknown[];
    readonly type?: string;
    readonly minimum?: number;
    readonly properties?: Readonly<Record<string, Schema>>;
  }
  const asked: Asked[] = [];
  let [open, downloaded] = [0, there];
  let failure: Error | null = null;
  const first = (schema: Schema): unknown => {
    if (schema.enum) return schema.enum[0];
    if (schema.properties)
      return Object.fromEntries(Object.entries(schema.properties).map(([name, own]) => [name, first(own)]));
    return schema.type === 'integer' || schema.type === 'number' ? (schema.minimum ?? 1) : 'a';
  };
  const conversation = (history: readonly string[]) => {
    let prompts = history;
    let ended = false;
    open++;
    return {
      get contextUsage() {
        return prompts.join(' ').split(' ').filter(Boolean).length;
      },
      async prompt(prompt: string, options: { signal?: AbortSignal; responseConstraint?: Schema }) {
        if (ended) throw new DOMException('The session was destroyed.', 'InvalidStateError');
        options.signal?.throwIfAborted();
        asked.push({ prompt, options, before: prompts.length });
        if (failure) throw failure;
        const text = options.responseConstraint ? JSON.stringify(first(options.responseConstraint)) : 'a';
        prompts = [...prompts, prompt, text];
        return text;
      },
      clone: async () => conversation(prompts),
      destroy() {
        if (!ended) open--;
        ended = true;
      },
    };
  };
  return {
    asked,
    fail(error: Error | null) {
      failure = error;
    },
    open: () => open,
    LanguageModel: {
      availability: async () => (downloaded ? 'available' : 'downloadable'),
      async create(options: { signal?: AbortSignal; monitor?: (monitor: EventTarget) => void }) {
        options.signal?.throwIfAborted();
        if (!downloaded && !clicked()) throw new DOMException('Requires a user gesture.', 'NotAllowedError');
        const monitor = new EventTarget();
        options.monitor?.(monitor);
        for (const loaded of downloaded ? [] : [0, 0.5, 1])
          monitor.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded, total: 1 }));
        downloaded = true;
        return conversation([]);
      },
    },
  };
}
