import type { RunRecord } from '../../domain/runs/run-record';
import { BundleError } from './bundle-error';
import { mismatchOf } from './engines';

/** @throws BundleError where a record's origin and engine do not belong together, or this site lacks the engine */
export function assertEngine(record: Pick<RunRecord, 'origin' | 'engine'>): void {
  const mismatch = mismatchOf(record);
  if (mismatch) throw new BundleError(`The file’s run record cannot be used: ${mismatch}.`);
}
