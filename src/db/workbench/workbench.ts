import { signal } from '@preact/signals';
import type { QueryService } from '../query-service';
import type { OwnObject, Workbench } from '../types';

/** @param load returns the service; called at its first use */
export function createWorkbench(load: () => Promise<QueryService>): Workbench {
  const objects = signal<readonly OwnObject[]>([]);
  const lost = signal<readonly string[]>([]);
  let service: Promise<import('./workbench-service').WorkbenchService> | null = null;
  const get = () => {
    service ??= Promise.all([load(), import('./workbench-service')])
      .then(([queries, { WorkbenchService }]) => new WorkbenchService(queries, objects, lost))
      .catch((error: unknown) => {
        service = null;
        throw error;
      });
    return service;
  };
  return {
    objects,
    lost,
    run: async (statements, options) => (await get()).run(statements, options),
    texts: {
      detect: async (...given) => (await get()).texts.detect(...given),
      preview: async (...given) => (await get()).texts.preview(...given),
      add: async (...given) => (await get()).texts.add(...given),
    },
    addTable: async (table) => (await get()).addTable(table),
    drop: async (object) => (await get()).drop(object),
    snapshot: async () => (await get()).snapshot(),
    restore: async (snapshot) => (await get()).restore(snapshot),
    functions: async () => (await get()).functions(),
  };
}
