import { useState } from 'preact/hooks';
import { ENDPOINT_PRESETS } from '../../inference/endpoint/address';
import { namesShown } from '../../inference/endpoint/names-shown';
import { useDraft } from '../../state/runs/draft';
import { Button, LinkButton } from '../../ui/Button';

type Listing =
  | { readonly kind: 'idle' | 'asking' }
  | { readonly kind: 'models'; readonly names: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string };

/** Models of a server that are listed; any other can be named. */
const MOST_NAMES = 200;

/** A server that speaks the OpenAI protocol. Its models are requested when the reader presses the button. */
export function EndpointChoice() {
  const [listing, setListing] = useState<Listing>({ kind: 'idle' });
  const { draft, change } = useDraft();
  const { endpoint } = draft.value;
  const set = (part: Partial<typeof endpoint>) => change({ endpoint: { ...endpoint, ...part } });
  const ask = async () => {
    setListing({ kind: 'asking' });
    try {
      const { listModels } = await import('../../inference/endpoint/endpoint');
      const names = await listModels(endpoint.base, endpoint.anywhere, new AbortController().signal);
      setListing({ kind: 'models', names });
      if (names[0] && !names.includes(endpoint.model)) set({ model: names[0] });
    } catch (error) {
      setListing({ kind: 'failed', message: (error as Error).message });
    }
  };
  return (
    <div class="run-panel stack">
      <p class="run-muted">
        Start the server so that it accepts this page; for example, Ollama with{' '}
        <code>OLLAMA_ORIGINS={location.origin} ollama serve</code>. The usual addresses:{' '}
        {ENDPOINT_PRESETS.map(({ name, base }, index) => (
          <>
            {index > 0 && ', '}
            <LinkButton onClick={() => set({ base })}>{name}</LinkButton>
          </>
        ))}
        .
      </p>
      <div class="run-fields">
        <label class="run-field">
          <span>Address</span>
          <input
            type="url"
            value={endpoint.base}
            onInput={({ currentTarget }) => set({ base: currentTarget.value.trim() })}
          />
        </label>
        <label class="run-field">
          <span>Model</span>
          <input
            type="text"
            list="run-endpoint-models"
            value={endpoint.model}
            placeholder="llama3.2:1b"
            onInput={({ currentTarget }) => set({ model: currentTarget.value })}
          />
          <datalist id="run-endpoint-models">
            {listing.kind === 'models' &&
              listing.names.slice(0, MOST_NAMES).map((name) => <option key={name} value={name} />)}
          </datalist>
        </label>
        <label class="run-field is-short">
          <span>Requests at once</span>
          <input
            type="number"
            min="1"
            max="8"
            value={endpoint.parallel}
            onInput={({ currentTarget }) => set({ parallel: Number(currentTarget.value) })}
          />
        </label>
        <Button disabled={listing.kind === 'asking'} onClick={() => void ask()}>
          Ask the server for its models
        </Button>
      </div>
      <p role="status" class="run-muted">
        {listing.kind === 'asking' && 'Asking…'}
        {listing.kind === 'models' &&
          (listing.names.length > 0
            ? `It has ${namesShown(listing.names, MOST_NAMES)}.`
            : 'The server answers but lists no models.')}
      </p>
      {listing.kind === 'failed' && (
        <p role="alert" class="run-warning small">
          {listing.message}
        </p>
      )}
      <label class="run-check">
        <input
          type="checkbox"
          checked={endpoint.anywhere}
          onChange={({ currentTarget }) => set({ anywhere: currentTarget.checked })}
        />
        <span>
          The server may be on another machine
          <span class="run-muted">
            Prompts then leave this machine. This site’s policy allows only localhost and its own origin; any
            other host must be allowed when the site is built.
          </span>
        </span>
      </label>
    </div>
  );
}
