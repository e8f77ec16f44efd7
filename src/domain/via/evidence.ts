/** How a Task 2 choice is known: the column `evidence` of task2_choices. */
export const EVIDENCE_MEANINGS = {
  raw: 'the authors’ result file',
  log: 'their evaluation log',
  listed: 'in their list of misaligned cases',
  unlisted: 'would be in that list were it misaligned',
  margin: 'the only assignment that fits the sums in their figures',
  no_pair: 'no two actions exist, counted as agreement',
  undetermined: 'unknown',
} as const;

export type Evidence = keyof typeof EVIDENCE_MEANINGS;

export const EVIDENCE = Object.keys(EVIDENCE_MEANINGS) as readonly Evidence[];
