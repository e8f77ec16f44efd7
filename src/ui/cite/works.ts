import works from 'virtual:citations';
import { forChats } from '../../analysis/given-link';
import { DATA_VERSION } from '../../analysis/source-line';
import { type Citation, citationOfView, citations, type Visit } from '../../domain/citation';

function visit(): Visit {
  // The reader's own day, as YYYY-MM-DD.
  const day = new Date().toLocaleDateString('sv-SE');
  return { day, site: new URL('.', document.baseURI).href, dataVersion: DATA_VERSION };
}

/** The paper, the data and the software, as seen today. */
export const workCitations = (): Citation[] => citations(works, visit());

/** What the page shows now. @param figure the figure that is meant, if one is */
export function viewCitation(figure?: string): Citation {
  const page = document.title.replace(/ · ValueActionLens$/, '');
  return citationOfView(works, visit(), {
    title: figure ? `${figure} (${page})` : page,
    url: forChats(window.location.href),
  });
}
