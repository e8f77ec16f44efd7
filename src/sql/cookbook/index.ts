import { ALIGNMENT } from './alignment';
import { EVIDENCE } from './evidence';
import { MODELS } from './models';
import { PROMPTS } from './prompts';
import type { QuestionGroup } from './question';
import { VALUES } from './values';

export { NOTEBOOKS, type Notebook } from './notebooks';
export type { Question, QuestionGroup } from './question';

/** Worked questions, in the order in which a reader may ask them. */
export const COOKBOOK: readonly QuestionGroup[] = [ALIGNMENT, VALUES, MODELS, PROMPTS, EVIDENCE];
