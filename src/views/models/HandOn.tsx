import { useState } from 'preact/hooks';
import { forChats } from '../../analysis/given-link';
import { readBoardState, writeBoardState } from '../../analysis/model-board';
import { fileAddress } from '../../state/fetch-given';
import { CopyButton } from '../../ui/CopyButton';

/** The link that shares a file, or why there is none. */
function linkTo(address: string): { readonly link: string } | { readonly problem: string } {
  try {
    const add = fileAddress(address).url.href;
    const here = window.location.href.replace(/#.*$/, '');
    return { link: `${here}#${forChats(writeBoardState({ ...readBoardState('').state, add }))}` };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

/** Makes a link that offers a file of another place to whoever follows it. */
export function HandOn() {
  const [address, setAddress] = useState('');
  const made = address.trim() === '' ? null : linkTo(address);
  return (
    <details class="models-more more">
      <summary class="small">Share a run or a file as a link</summary>
      <p>
        Put it where other sites may read it, such as a public repository (raw.githubusercontent.com) or
        huggingface.co. Whoever follows the link is asked before the file is fetched, and sees it before
        anything is added.
      </p>
      <label class="models-field small">
        <span>Address of the file</span>
        <input
          type="url"
          class="text-input"
          placeholder="https://"
          value={address}
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
      </label>
      {made && 'problem' in made && (
        <p class="import-problem small" role="status">
          {made.problem}
        </p>
      )}
      {made && 'link' in made && (
        <p>
          <CopyButton text={made.link} label="Copy the link" />
        </p>
      )}
    </details>
  );
}
