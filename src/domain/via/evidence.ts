/** How a Task 2 choice is known: the column `evidence` of task2_choices. */
export const EVIDENCE_MEANINGS = {
  raw: 'the authors’ result file',
  log: 'their evaluation log',
  listed: 'in their list of misaligned cases',
  unlisted: 'it would be in that list if it were misaligned',
  margin: 'the only assignment that fits the totals in their figures',
  no_pair: 'there is no pair of actions; counted as agreement',
  undetermined: 'unknown',
  quick: 'a run’s quick form, which is not the paper’s',
} as const;

export type Evidence = keyof typeof EVIDENCE_MEANINGS;

export const EVIDENCE = Object.keys(EVIDENCE_MEANINGS) as readonly Evidence[];
