import type { Manifest } from '../../src/domain/manifest';
import { VIA_REPOSITORY } from '../../src/domain/via/provenance';
import { worksOf } from '../citations';
import { versionIn } from '../data-manifest';

/** Who may do what with the data: the authors' repository states no licence of its own. */
export const LICENCES =
  'The authors’ repository, from which VIA and the results come, states no licence. The descriptions, glosses, views and sample actions are under the MIT licence.';

/** What a data file must say where its site is not at hand, by name. */
export function aboutData(manifest: Manifest): Readonly<Record<string, string>> {
  const { paper } = worksOf('.');
  return {
    data_version: versionIn(manifest),
    released: manifest.released ?? '',
    source: `${VIA_REPOSITORY.url} at commit ${VIA_REPOSITORY.commit}`,
    paper: `${paper.title} ${paper.url}`,
    licences: LICENCES,
  };
}
