import { useEffect, useRef, useState } from 'preact/hooks';
import { formatCount } from '../../domain/text/figures';
import { formatBytes } from '../../domain/text/format-bytes';
import { VIA_REPOSITORY, VIA_ZIP } from '../../domain/via/provenance';
import type { ViaFile, ViaRelease, ViaState } from '../../state/imports/via-release';
import { useServices } from '../../state/services';
import { Button, LinkButton } from '../../ui/Button';
import { FileDrop } from '../../ui/FileDrop';
import { Notice } from '../../ui/Notice';
import './release-panel.css';

const STEPS = {
  downloading: 'Downloading from GitHub',
  checking: 'Checking the file',
  reading: 'Reading the actions',
  adding: 'Adding them to the tables',
} as const;

function Loading({ state, via }: { state: Extract<ViaState, { kind: 'loading' }>; via: ViaRelease }) {
  const share = state.of > 0 ? state.done / state.of : null;
  return (
    <div class="release-panel" role="status">
      <p class="release-panel-step muted">
        {STEPS[state.step]}
        {state.of > 0 && `: ${formatBytes(state.done)} of ${formatBytes(state.of)}`}…
      </p>
      <progress aria-label={STEPS[state.step]} max={1} {...(share === null ? {} : { value: share })} />
      <Button onClick={() => via.cancel()}>Cancel</Button>
    </div>
  );
}

function Offer({ error, via }: { error: Error | null; via: ViaRelease }) {
  return (
    <div class="release-panel">
      <h2>The sentences of VIA are not part of this copy</h2>
      <p>
        Below are 112 actions for one scenario, written for this site. The authors’ dataset has 14,784, for
        132 scenarios. Your browser can fetch it from their repository; nothing is fetched until you ask.
      </p>
      {error && (
        <p class="release-panel-error" role="alert">
          {error.message} You can also get <a href={VIA_ZIP.url}>the zip file</a> yourself and choose it here.
        </p>
      )}
      <div class="release-panel-ways">
        <Button class="button is-primary" onClick={() => void via.download()}>
          Load VIA from the authors’ repository ({formatBytes(VIA_ZIP.bytes)})
        </Button>
        <FileDrop
          label="Choose the file…"
          accept=".zip,.csv"
          onFiles={([file]) => file && void via.open(file)}
        >
          or drop the zip or CSV here
        </FileDrop>
      </div>
      <p class="muted">
        From {VIA_REPOSITORY.name} at commit {VIA_REPOSITORY.commit.slice(0, 7)}. GitHub will see your
        address, as with any page of it. The file is kept in this browser, so that the next visit opens with
        it; you can delete it here.
      </p>
    </div>
  );
}

function Content({ file }: { file: ViaFile }) {
  const { summary } = file;
  return (
    <>
      {formatCount(summary.actions)} actions with text, {summary.values} values,{' '}
      {formatCount(summary.casesWithoutPair)} of {formatCount(summary.cases)} cases without a readable pair,{' '}
      {formatCount(summary.anchoredSpans)} of {formatCount(summary.spans)} attributed spans found word for
      word
    </>
  );
}

function Doubtful({ file, via }: { file: ViaFile; via: ViaRelease }) {
  const expected = /\.csv$/i.test(file.name) ? VIA_ZIP.csvSha256 : VIA_ZIP.sha256;
  return (
    <Notice kind="warning" title="This is not the file the figures come from">
      <p>
        <strong>{file.name}</strong> ({formatBytes(file.bytes)}) can be read: <Content file={file} />. But its
        SHA-256 is <code>{file.sha256?.slice(0, 12)}…</code>, not <code>{expected.slice(0, 12)}…</code>: it is
        another version, was changed, or is damaged.
      </p>
      <p class="buttons">
        <Button onClick={() => via.cancel()}>Leave it</Button>
        <Button onClick={() => void via.accept()}>Use it, marked “unverified”</Button>
      </p>
    </Notice>
  );
}

const VERIFICATIONS = {
  verified: 'verified: it is the authors’ file',
  unverified: 'unverified: it is not the file the figures come from',
  unknown: 'not verified: this browser can check files only on a secure (https) page',
} as const;

function Loaded({ state, via }: { state: Extract<ViaState, { kind: 'loaded' }>; via: ViaRelease }) {
  const { file, kept } = state;
  const [problem, setProblem] = useState<string | null>(null);
  const remove = () => via.remove().catch((error: Error) => setProblem(error.message));
  return (
    <div class="release-panel is-loaded muted">
      <p>
        <strong>VIA is loaded</strong> from {file.name}{' '}
        <span class={`release-badge is-${file.verification}`} title={VERIFICATIONS[file.verification]}>
          {file.verification === 'verified' ? '✓ verified' : '! unverified'}
        </span>
        .{' '}
        {kept === true ? (
          <>Kept in this browser, {formatBytes(file.bytes)}.</>
        ) : (
          <span role="alert">{kept.message}</span>
        )}{' '}
        <LinkButton onClick={() => void remove()}>{kept === true ? 'Delete it' : 'Discard it'}</LinkButton>
        {problem && <span role="alert"> {problem}</span>}
      </p>
    </div>
  );
}

/** The panel's buttons disappear with what they change; the focus then stays in the panel. */
function useKeptFocus(kind: ViaState['kind']) {
  const panel = useRef<HTMLElement>(null);
  const inside = useRef(false);
  useEffect(() => {
    const track = ({ target }: FocusEvent) => {
      inside.current = target instanceof Node && !!panel.current?.contains(target);
    };
    document.addEventListener('focusin', track);
    return () => document.removeEventListener('focusin', track);
  }, []);
  useEffect(() => {
    if (kind !== 'built' && inside.current && document.activeElement === document.body)
      panel.current?.focus({ preventScroll: true });
  }, [kind]);
  return panel;
}

/** Where the actions come from, and how to get the authors' own. Empty if the site was built with them. */
export function ReleasePanel() {
  const { via } = useServices().imports;
  const { kind } = via.state.value;
  const panel = useKeptFocus(kind);
  if (kind === 'built') return null;
  return (
    <section ref={panel} class="release" tabIndex={-1} aria-label="The release">
      <Panel via={via} />
    </section>
  );
}

function Panel({ via }: { via: ViaRelease }) {
  const state = via.state.value;
  switch (state.kind) {
    case 'built':
      return null;
    case 'sample':
      return <Offer error={state.error} via={via} />;
    case 'loading':
      return <Loading state={state} via={via} />;
    case 'doubtful':
      return <Doubtful file={state.file} via={via} />;
    case 'loaded':
      return <Loaded state={state} via={via} />;
  }
}
