/**
 * Hosts that a page may fetch models from, and the reader's own machine, as sources of a content security policy.
 * They are not contacted before the reader starts a run. Hugging Face redirects a download to its file servers under
 * hf.co, which is followed; the policy bars redirects to other hosts. `VIA_CONNECT` adds more when the site is built.
 */
export const MODEL_ORIGINS: readonly string[] = [
  'https://huggingface.co',
  'https://*.huggingface.co',
  'https://*.hf.co',
  'https://raw.githubusercontent.com',
  'http://localhost:*',
  'http://127.0.0.1:*',
];
