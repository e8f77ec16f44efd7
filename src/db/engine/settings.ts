import { OPEN_FOLDER } from './open-folder';

/**
 * Puts a database that keeps its tables compressed in the place of the one that DuckDB opens in memory, under the same
 * name: only one that is attached can be compressed. 5.9 million answers take 19 MB instead of 251 MB, and are read
 * faster. A `CHECKPOINT` compresses what was committed. It waits for statements that are being read, which in one
 * thread is for ever: DuckDB must never begin one by itself.
 */
export const COMPRESSED_DATABASE = `
ATTACH ':memory:' AS other;
USE other;
DETACH memory;
ATTACH ':memory:' AS memory (COMPRESS);
USE memory;
DETACH other;`;

/**
 * Settings that no statement may change: nothing is fetched from elsewhere (not even DuckDB's extensions), memory is
 * bounded, files are out of reach but for those of one folder.
 */
export const LOCK_DOWN = `
SET autoinstall_known_extensions = false;
SET autoload_known_extensions = false;
SET memory_limit = '1GB';
SET checkpoint_threshold = '1TB';
SET allowed_directories = ['${OPEN_FOLDER}'];
SET enable_external_access = false;
SET lock_configuration = true;`;
