/** How a Task 2 choice is known; `meaning` of the column `evidence` in task2_choices. */
export const EVIDENCE = ['raw', 'log', 'listed', 'unlisted', 'margin', 'no_pair', 'undetermined'] as const;

export type Evidence = (typeof EVIDENCE)[number];
