type Held = (lock: object | null) => unknown;

interface Options {
  readonly ifAvailable?: boolean;
  readonly signal?: AbortSignal;
}

/** Locks as a browser has them, of the pages in this process. */
export function pageLocks() {
  const held = new Map<string, Promise<unknown>>();
  return {
    async request(name: string, ...given: [Held] | [Options, Held]): Promise<unknown> {
      const use = given.at(-1) as Held;
      const { ifAvailable, signal } = given.length === 2 ? given[0] : ({} as Options);
      if (held.has(name) && ifAvailable) return use(null);
      const aborted = new Promise<never>((_, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason)),
      );
      while (held.has(name)) await Promise.race([held.get(name), aborted]);
      const using = Promise.resolve().then(() => use({}));
      held.set(
        name,
        using.then(
          () => held.delete(name),
          () => held.delete(name),
        ),
      );
      return using;
    },
  };
}
