import { useEffect, useRef, useState } from 'preact/hooks';
import { MOST_ANSWER_BYTES } from '../../readers/file-size';
import { type FileAddress, fetchGiven, fileAddress } from '../../state/fetch-given';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';

interface Props {
  /** The address of a run or a result file, from the link. */
  readonly add: string;
  readonly onFile: (file: File) => void;
  /** The reader does not want it, or has it. */
  readonly onDone: () => void;
}

/** The file's place, or why it cannot be fetched from there. */
function placeOf(add: string): FileAddress | Error {
  try {
    return fileAddress(add);
  } catch (error) {
    return error as Error;
  }
}

function Blocked({ add, error, onDone }: Pick<Props, 'add' | 'onDone'> & { error: Error }) {
  return (
    <Notice kind="warning" title="The file of this link cannot be fetched here">
      <p>{error.message}</p>
      <p class="models-buttons buttons">
        <a href={add} target="_blank" rel="noopener noreferrer">
          Open {new URL(add).host}
        </a>
        <Button onClick={onDone}>Dismiss</Button>
      </p>
    </Notice>
  );
}

/** What a link would add: asked first, then fetched, then handed on as a file that was dropped. */
export function AddFromLink({ add, onFile, onDone }: Props) {
  const [problem, setProblem] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const place = placeOf(add);
  if (place instanceof Error) return <Blocked add={add} error={place} onDone={onDone} />;
  if (problem) return <Blocked add={add} error={problem} onDone={onDone} />;

  const { url, name } = place;
  const get = async () => {
    const controller = new AbortController();
    running.current = controller;
    setBusy(true);
    try {
      const file = await fetchGiven(place, MOST_ANSWER_BYTES, controller.signal);
      onDone();
      onFile(file);
    } catch (error) {
      if (!controller.signal.aborted) setProblem(error as Error);
    }
  };
  const cancel = () => {
    running.current?.abort();
    onDone();
  };
  return (
    <Notice kind="info" title="This link shares a file">
      <p class="add-from-link">
        <strong>{name}</strong> from <strong>{url.host}</strong>
        {url.href.endsWith(`${url.host}/${name}`) ? '' : ` (${url.href})`}.{' '}
        {busy
          ? 'Fetching…'
          : 'Nothing has been fetched yet. That host, and any that it redirects to, will see your network address. The file is shown before anything is added.'}
      </p>
      <p class="models-buttons buttons">
        {!busy && <Button onClick={() => void get()}>Fetch from {url.host}</Button>}
        <Button onClick={cancel}>{busy ? 'Cancel' : 'Dismiss'}</Button>
      </p>
    </Notice>
  );
}
