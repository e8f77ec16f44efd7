import { MOST_MODELS, PUBLISHED_MODELS } from '../domain/models';
import { formatCount } from '../domain/text/figures';
import { useServices } from '../state/services';
import { Elsewhere } from './Elsewhere';
import { Notice } from './Notice';

/** Leads on where a site has more models than a browser holds. */
export function TooManyModels() {
  const models = PUBLISHED_MODELS.length + useServices().overview.figures.value.others;
  if (models <= MOST_MODELS) return null;
  return (
    <Notice kind="warning" title={`This site has ${formatCount(models)} models`}>
      <p>
        A browser can query about {formatCount(MOST_MODELS)} at once: with more, it may run out of memory, and
        this page may fail. The models of the paper are on the <a href="#/">overview</a> in any case.
      </p>
      <Elsewhere />
    </Notice>
  );
}
