import version from 'virtual:data-version';
import { VIA_REPOSITORY } from '../domain/via/provenance';

/** Version of the data files that this site was built with. */
export const DATA_VERSION = version;

/** Where figures come from, for captions and pictures that leave the site. */
export const SOURCE_LINE = `Source: VIA and the published results, data version ${version} (commit ${VIA_REPOSITORY.commit.slice(0, 7)}).`;
