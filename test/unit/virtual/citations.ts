import { worksOf } from '../../../vite/citations';

export default worksOf('.');
