import { expect, it } from 'vitest';
import { answerFilesFor } from '../../../src/analysis/answer-files';
import { caseLink, scenarioLink } from '../../../src/analysis/links';
import { pageQuestions } from '../../../src/page-questions';

const names = new Set(pageQuestions({ holdsVia: false }).keys());

it.each([
  ['/explore', ['explore']],
  ['/run', ['run']],
  ['/misaligned', ['misaligned', 'misaligned-all']],
  ['/', []],
  ['/sql', []],
  ['/nowhere', []],
  [
    scenarioLink('United States', 'Work Orientation').split('?')[0] ?? '',
    ['scenario/united-states-work-orientation'],
  ],
  [
    caseLink('Nigeria', 'Family & Changing Gender Roles', 'A World of Beauty').split('?')[0] ?? '',
    ['case/nigeria-family-changing-gender-roles', 'value/a-world-of-beauty'],
  ],
  // The nearest place, as the page shows it.
  ['/case/Nigeriaa/Religion/Welth', ['case/nigeria-religion', 'value/wealth']],
])('%s reads the answers that are built', (path, files) => {
  expect(answerFilesFor(path)).toEqual(files);
  for (const file of files) expect(names).toContain(file);
});
