/** The authors' files of raw Task 2 answers: where they are, and how they are told from any other file. */
import { PUBLISHED_MODELS } from '../models';
import { VIA_DOWNLOAD_ORIGIN, VIA_REPOSITORY } from './provenance';

export interface RawFile {
  readonly model: string;
  /** Within the repository. */
  readonly path: string;
  readonly url: string;
  /** Git's id of its content: SHA-1 of `blob <bytes>\0` and the bytes. */
  readonly blob: string;
}

const BLOBS: Readonly<Record<string, string>> = {
  'llama-3.3-70b-instruct': '3edb2ad15ee3aaf70b13ab111b9bbadbf5248500',
  'gemma-2-9b-it': '4d9264ccd04f9616eb72b036fe2d25047d5c68f4',
  'gpt-3.5-turbo': '598f8b99caf076c59c1fbddbc9d22fcf25140122',
  'gpt-4o-mini': '3c3fb3d855a3ebfcb5b4a746ff7fc47b4dcbe391',
  'deepseek-r1-distill-llama-70b': 'e45677cc1c460e2824c725155584d1467e85b17f',
  'claude-sonnet-4': '34ebff81810b57d3cccdc87230634184264ed811',
  'gpt-4o': '1a3a3927f05407dd01694e9d853dba6106044f45',
  'qwen-qwq-32b': 'fbed3d0bb46a835f0bdfdfd943088cd840224272',
};

/** As `git ls-tree` names them at the pinned commit. */
export const RAW_TASK2: readonly RawFile[] = PUBLISHED_MODELS.flatMap(({ model, stem }) => {
  const path = `outputs/evaluation/${stem}_t2.csv`;
  const url = `${VIA_DOWNLOAD_ORIGIN}/${VIA_REPOSITORY.name}/${VIA_REPOSITORY.commit}/${path}`;
  const blob = BLOBS[model];
  return blob ? [{ model, path, url, blob }] : [];
});

export const rawFileName = ({ path }: Pick<RawFile, 'path'>): string => path.split('/').at(-1) ?? path;

/** About as large as each of them is; what is much larger is none. */
export const RAW_FILE_MEGABYTES = '10 to 12 MB';
export const MOST_RAW_BYTES = 40_000_000;
