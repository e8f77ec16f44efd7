import { manifestOf, versionIn } from '../../../vite/data-manifest';

export default versionIn(manifestOf('public/data'));
