import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Plugin, type ResolvedConfig, runnerImport } from 'vite';
import { openFigures } from '../pipeline/duckdb';
import { packFile } from '../src/db/known/answer-file';
import { holdsVia } from '../src/domain/manifest';
import type * as Recorder from './answer-recorder';
import { dataManifest, manifestOf } from './data-manifest';

const ID = 'virtual:known-answers';
const RESOLVED = `\0${ID}`;

/** Asks Node's DuckDB what the pages ask, and packs the answers; by the name of the file. */
async function packedAnswers({ root, publicDir }: ResolvedConfig): Promise<Map<string, Uint8Array>> {
  const dataFolder = join(publicDir, 'data');
  const { module } = await runnerImport<typeof Recorder>(join(root, 'vite/answer-recorder.ts'), {
    root,
    configFile: false,
    plugins: [dataManifest(dataFolder)],
    logLevel: 'warn',
  });
  const figures = await openFigures(dataFolder);
  try {
    const packed = new Map<string, Uint8Array>();
    const contents = { holdsVia: holdsVia(manifestOf(dataFolder)) };
    for await (const [name, file] of module.recordAnswers(figures, contents))
      packed.set(name, await packFile(file));
    return packed;
  } finally {
    figures.close();
  }
}

/**
 * Ships the answers to what pages ask when they are opened by a plain link, one file a page, so that they need no DuckDB.
 * `virtual:known-answers` gives their folder, named by what they are; null while developing.
 */
export function knownAnswers(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'known-answers',
    configResolved(resolved) {
      config = resolved;
    },
    resolveId: (id) => (id === ID ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      if (config.command !== 'build') return 'export const folder = null';
      const files = await packedAnswers(config);
      const hash = createHash('sha256');
      for (const [name, bytes] of files) hash.update(name).update(bytes);
      const folder = `answers/${hash.digest('hex').slice(0, 12)}/`;
      for (const [name, source] of files)
        this.emitFile({ type: 'asset', fileName: `${folder}${name}.bin`, source });
      return `export const folder = ${JSON.stringify(folder)}`;
    },
  };
}
