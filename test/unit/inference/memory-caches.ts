/** Cache storage in memory, as far as models are kept in it. */
export function memoryCaches() {
  const stores = new Map<string, Map<string, Response>>();
  const urlOf = (request: string | { url: string }) => (typeof request === 'string' ? request : request.url);
  return {
    has: async (name: string) => stores.has(name),
    async open(name: string) {
      const store = stores.get(name) ?? new Map<string, Response>();
      stores.set(name, store);
      return {
        keys: async () => [...store.keys()].map((url) => ({ url })),
        match: async (request: string | { url: string }) => store.get(urlOf(request))?.clone(),
        put: async (request: string, response: Response) => void store.set(request, response),
        delete: async (request: string | { url: string }) => store.delete(urlOf(request)),
      };
    },
  };
}
