import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, longest first: begun last, they would keep one worker busy while the other has nothing to do. */
export const SLOWEST: readonly string[] = [
  'browser/kept-tables',
  'browser/refusals',
  'browser/run-tabs',
  'browser/offline',
  'browser/run',
  'browser/import',
  'browser/own-database',
  'browser/run-replay',
  'browser/shell',
  'browser/build',
  'browser/run-webllm',
  'browser/sql-hostile',
  'browser/dataset',
  'browser/hostile-files',
  'browser/run-kill',
  'browser/many-models',
  'browser/run-endpoint',
  'unit/state/sql/kept-tables',
  'unit/pipeline/build-release',
  'unit/analysis/findings/changes',
  'unit/pipeline/build',
  'unit/analysis/one-definition',
  'unit/db/tables/loaded-tables',
].map((name) => `test/${name}.test.ts`);

function placeOf({ moduleId }: TestSpecification): number {
  const place = SLOWEST.findIndex((name) => moduleId.endsWith(name));
  return place < 0 ? SLOWEST.length : place;
}

export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const group = ({ project }: TestSpecification) => project.config.sequence.groupOrder;
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => group(one) - group(other) || placeOf(one) - placeOf(other));
  }
}
