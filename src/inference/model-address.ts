/** The one rule for addresses of models, which are laid out as on Hugging Face: `<model>/resolve/<revision>/<file>`. */

const REVISION = /^.+\/resolve\/[^/]+\//;
const PAGE = /^(https:\/\/(?:[^/]+\.)?huggingface\.co\/[^/]+\/[^/]+)\/(?:blob|tree)\/(?=[^/])/;

/** The address of a file or folder, also from that of Hugging Face’s page about it. */
export function fileAddress(address: string): string {
  return address.replace(/#.*$/, '').replace(PAGE, '$1/resolve/');
}

/** The folder of a model's files, ending in a slash, from its own address or that of its model. */
export function modelFolder(address: string): string {
  const folder = `${fileAddress(address).replace(/\?.*$/, '').replace(/\/+$/, '')}/`;
  return REVISION.test(folder) ? folder : `${folder}resolve/main/`;
}

/** The folder of the model that a file belongs to; null for a file that is in none. */
export function folderWithin(url: string): string | null {
  return REVISION.exec(url)?.[0] ?? null;
}
