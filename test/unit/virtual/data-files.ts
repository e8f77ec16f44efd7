import { manifestOf } from '../../../vite/data-manifest';

export default manifestOf('public/data').files;
