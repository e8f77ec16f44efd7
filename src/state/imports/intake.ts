import { looksLikeRun } from '../runs/bundle-file';
import type { Services } from '../services';
import { createImportDraft, type ImportDraft } from './import-draft';
import { createRunDraft, type RunDraft } from './run-draft';

/** Where files go that the reader brings: result files of one model, and exported runs. */
export interface Intake {
  readonly draft: ImportDraft;
  readonly runs: RunDraft;
  /** Reads files, each as what it is. Never rejects. */
  add(files: readonly File[]): Promise<void>;
  /** Stops what is running and forgets everything. */
  clear(): void;
}

export function createIntake({
  database,
  imports,
  once,
}: Pick<Services, 'database' | 'imports' | 'once'>): Intake {
  const draft = createImportDraft(database, imports.models);
  const runs = createRunDraft({ once });
  return {
    draft,
    runs,
    async add(files) {
      const results: File[] = [];
      // A file that cannot be read at all is refused by the reader of result files.
      for (const file of files)
        if (await looksLikeRun(file).catch(() => false)) await runs.open(file);
        else results.push(file);
      if (results.length > 0) await draft.add(results);
    },
    clear() {
      draft.clear();
      runs.clear();
    },
  };
}
