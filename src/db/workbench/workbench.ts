import { signal } from '@preact/signals';
import type { QueryService } from '../query-service';
import type { KeptState, OpenedDatabase, OwnObject, OwnStore, Workbench } from '../types';

/**
 * @param load returns the service; called at its first use
 * @param store where the reader's own database is kept
 */
export function createWorkbench(load: () => Promise<QueryService>, store: OwnStore): Workbench {
  const signals = {
    objects: signal<readonly OwnObject[]>([]),
    kept: signal<KeptState>({ phase: 'kept' }),
    lost: signal(false),
    opened: signal<readonly OpenedDatabase[]>([]),
  };
  let service: Promise<import('./workbench-service').WorkbenchService> | null = null;
  const get = () => {
    service ??= Promise.all([load(), import('./workbench-service')])
      .then(([queries, { WorkbenchService }]) => new WorkbenchService(queries, signals, store))
      .catch((error: unknown) => {
        service = null;
        throw error;
      });
    return service;
  };
  return {
    ...signals,
    look: async () => (await get()).look(),
    run: async (statements, options) => (await get()).run(statements, options),
    texts: {
      detect: async (...given) => (await get()).texts.detect(...given),
      preview: async (...given) => (await get()).texts.preview(...given),
      add: async (...given) => (await get()).texts.add(...given),
    },
    addTable: async (table) => (await get()).addTable(table),
    drop: async (object) => (await get()).drop(object),
    save: async () => (await get()).save(),
    startAfresh: async () => (await get()).startAfresh(),
    open: async (file) => (await get()).open(file),
    close: async (name) => (await get()).close(name),
    bringOver: async (earlier) => (await get()).bringOver(earlier),
    functions: async () => (await get()).functions(),
  };
}
