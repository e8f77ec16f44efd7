import manifest from 'virtual:data-manifest';
import { useState } from 'preact/hooks';
import { PUBLISHED_MODELS } from '../../domain/models';
import { formatBytes } from '../../domain/text/format-bytes';
import { agreementText } from '../../domain/via/agreement';
import { VIA_DOWNLOAD_ORIGIN, VIA_REPOSITORY } from '../../domain/via/provenance';
import { RAW_FILE_MEGABYTES, RAW_TASK2, type RawFile } from '../../domain/via/raw-task2';
import type { RawState, RawTask2 } from '../../state/imports/raw-task2';
import { useServices } from '../../state/services';
import { Button, LinkButton } from '../../ui/Button';

const HOST = new URL(VIA_DOWNLOAD_ORIGIN).host;

const STEPS = { downloading: 'Downloading', reading: 'Reading', adding: 'Adding' } as const;

const labelOf = (model: string): string =>
  PUBLISHED_MODELS.find((published) => published.model === model)?.label ?? model;

/** Tells a button from those of the other files, for those who hear it. */
function Whose({ file }: Pick<FileProps, 'file'>) {
  return <span class="visually-hidden">: {labelOf(file.model)}</span>;
}

function Offer({ file, state, raw }: FileProps & { state: Extract<RawState, { kind: 'none' }> }) {
  const { error, arrived } = state;
  return (
    <>
      <Button onClick={() => void raw.download(file.model)}>
        {arrived > 0 ? `Continue after ${formatBytes(arrived)}` : `Load from ${HOST} (${RAW_FILE_MEGABYTES})`}
        <Whose file={file} />
      </Button>
      {error && <p role="alert">{error.message}</p>}
    </>
  );
}

function Loading({ file, state, raw }: FileProps & { state: Extract<RawState, { kind: 'loading' }> }) {
  return (
    <p class="buttons">
      <span role="status">
        {STEPS[state.step]}
        {state.done > 0 && `: ${formatBytes(state.done)} of ${RAW_FILE_MEGABYTES}`}…
      </span>
      <Button onClick={() => raw.cancel(file.model)}>
        Cancel
        <Whose file={file} />
      </Button>
    </p>
  );
}

function Loaded({ file, state, raw }: FileProps & { state: Extract<RawState, { kind: 'loaded' }> }) {
  const [problem, setProblem] = useState<string | null>(null);
  const remove = () => raw.remove(file.model).catch((error: Error) => setProblem(error.message));
  return (
    <p>
      Loaded: {agreementText(state.agreement)}.{' '}
      {state.kept === true ? (
        'Its choices are kept in this browser.'
      ) : (
        <span role="alert">{state.kept.message}</span>
      )}{' '}
      <LinkButton onClick={() => void remove()}>
        Remove
        <Whose file={file} />
      </LinkButton>
      {problem && <span role="alert"> {problem}</span>}
    </p>
  );
}

interface FileProps {
  readonly file: RawFile;
  readonly raw: RawTask2;
}

function StateOf(props: FileProps) {
  const built = manifest.agreement?.find(({ model }) => model === props.file.model);
  if (built) return <p>Part of this site: {agreementText(built)}.</p>;
  const state = props.raw.states.value.get(props.file.model);
  switch (state?.kind) {
    case 'none':
      return <Offer {...props} state={state} />;
    case 'loading':
      return <Loading {...props} state={state} />;
    case 'loaded':
      return <Loaded {...props} state={state} />;
    default:
      return null;
  }
}

/** The authors' files of raw Task 2 answers: to load, in place of what is inferred of each model. */
export function RawFiles() {
  const { raw } = useServices().imports;
  return (
    <section class="raw-files" aria-labelledby="raw-files">
      <h2 id="raw-files">The authors’ Task 2 answers</h2>
      <p>
        Most choices on this site are <a href="#/evidence">inferred</a>. The authors’ files of raw answers are
        in their repository, {VIA_REPOSITORY.name} at commit {VIA_REPOSITORY.commit.slice(0, 7)}. Your browser
        can fetch them from {HOST}, {RAW_FILE_MEGABYTES} each; nothing is fetched until you ask, and GitHub
        will see your address. Each file is checked, held against the choices that are known, and then takes
        the place of what was inferred, on every page. Only the choices are kept, not the sentences.
      </p>
      <ul class="raw-files-list plain-list small">
        {RAW_TASK2.map((file) => (
          <li key={file.model}>
            <strong>{labelOf(file.model)}</strong>
            <div>
              <StateOf file={file} raw={raw} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
