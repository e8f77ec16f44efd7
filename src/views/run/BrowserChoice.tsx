import { useEffect, useRef, useState } from 'preact/hooks';
import { formatPercent } from '../../domain/text/figures';
import {
  type Availability,
  availability,
  begin,
  OWN_MODEL_NEEDS,
} from '../../inference/browser/language-model';
import { isAbort } from '../../inference/errors';
import { Button } from '../../ui/Button';

/** The model that the browser has: whether it is there, and its download. */
export function BrowserChoice() {
  const [state, setState] = useState<Availability | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const going = useRef<AbortController | null>(null);
  useEffect(() => void availability().then(setState), []);
  useEffect(() => () => going.current?.abort(), []);
  // The browser begins a download only in answer to a click.
  const download = async () => {
    going.current = new AbortController();
    setFailure(null);
    setShare(0);
    try {
      (await begin(going.current.signal, setShare)).destroy();
      setState(await availability());
    } catch (error) {
      if (!isAbort(error)) setFailure(error as Error);
    } finally {
      setShare(null);
    }
  };
  const missing = state === 'downloadable' || state === 'downloading';
  return (
    <div class="run-panel stack">
      {state === 'unavailable' && (
        <p class="run-warning small">
          The browser says that its model does not run on this machine. {OWN_MODEL_NEEDS}
        </p>
      )}
      {state === 'available' && <p>It is there: nothing has to be downloaded.</p>}
      {missing && share === null && (
        <>
          <p>The browser has to download it once, several gigabytes, for all sites.</p>
          <div class="run-buttons buttons">
            <Button onClick={() => void download()}>Download it now</Button>
          </div>
        </>
      )}
      {share !== null && (
        <div class="run-progress-line small" role="status">
          <p>The browser downloads its model: {formatPercent(share)}.</p>
          <progress value={share} aria-label="Download" />
        </div>
      )}
      {failure && (
        <p role="alert" class="run-warning small">
          The browser did not download it: {failure.message}
        </p>
      )}
      <p class="run-muted">
        Its answers are held to the form that each task asks for. The browser takes no seed and no
        temperature, and does not say which model it is, so the same run again may give other answers: it is
        marked “cannot be reproduced: no seed”.
      </p>
    </div>
  );
}
