import { useRef, useState } from 'preact/hooks';
import { type FileAddress, fetchGiven, fileAddress } from '../../../state/fetch-given';
import { Button } from '../../../ui/Button';
import './address-field.css';

/** As many bytes as are read of any kind of file. */
const MOST_BYTES = 512e6;

/** Hosts that the reader has agreed to, until the page is closed. */
const agreed = new Set<string>();

/** Adds a file from an address, after asking whether its host may be contacted. */
export function AddressField({ onFile }: { onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState<FileAddress | null>(null);
  const [state, setState] = useState<{ readonly text: string; readonly isError: boolean } | null>(null);

  const get = async (address: FileAddress) => {
    agreed.add(address.url.host);
    setAsked(null);
    setState({ text: `Fetching ${address.name}…`, isError: false });
    try {
      onFile(await fetchGiven(address, MOST_BYTES));
      setState(null);
    } catch (error) {
      setState({ text: (error as Error).message, isError: true });
    }
  };
  const submit = (event: Event) => {
    event.preventDefault();
    setState(null);
    try {
      const address = fileAddress(input.current?.value ?? '');
      if (agreed.has(address.url.host)) void get(address);
      else setAsked(address);
    } catch (error) {
      setAsked(null);
      setState({ text: (error as Error).message, isError: true });
    }
  };
  return (
    <details class="more address-field">
      <summary>Add from an address</summary>
      <form onSubmit={submit} noValidate>
        <label>
          Address of a CSV, Parquet, Arrow or SQL file
          <input ref={input} class="text-input" type="url" placeholder="https://" />
        </label>
        <Button type="submit">Fetch</Button>
      </form>
      {asked && (
        <div role="group" aria-label="Contact another host?">
          <p>
            Fetch {asked.name} from <strong>{asked.url.host}</strong>? That host, and any that it redirects
            to, will see your network address.
          </p>
          <p class="buttons">
            <Button onClick={() => void get(asked)}>Fetch from {asked.url.host}</Button>
            <Button onClick={() => setAsked(null)}>Cancel</Button>
          </p>
        </div>
      )}
      {state && <p role={state.isError ? 'alert' : 'status'}>{state.text}</p>}
    </details>
  );
}
