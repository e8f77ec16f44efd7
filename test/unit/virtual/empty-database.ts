import { gzipSync } from 'node:zlib';
import { emptyDatabaseFile } from '../../../vite/empty-database';

export default gzipSync(await emptyDatabaseFile()).toString('base64');
