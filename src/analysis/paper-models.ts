import { PUBLISHED_MODELS } from '../domain/models';
import { literals } from '../sql/quote';

/** The keys of the paper's models as an SQL list, in brackets: a site may hold any number of others. */
export const PAPER_MODELS = `(${literals(PUBLISHED_MODELS.map(({ model }) => model))})`;
