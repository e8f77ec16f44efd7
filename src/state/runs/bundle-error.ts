/** What is wrong with the file of a run, as a sentence for the reader. */
export class BundleError extends Error {
  override name = 'BundleError';
}
