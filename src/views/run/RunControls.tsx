import { useState } from 'preact/hooks';
import { formatPercent } from '../../domain/text/figures';
import { formatBytes } from '../../domain/text/format-bytes';
import { partsIn } from '../../inference/wllama/split';
import { isReplay, needsFile } from '../../state/runs/engines';
import { createLocalRuns } from '../../state/runs/local-runs';
import type { RunSession, SessionPhase } from '../../state/runs/run-session';
import { useServices } from '../../state/services';
import { StorageError } from '../../storage/storage-error';
import { Button } from '../../ui/Button';
import { ErrorNotice, Notice } from '../../ui/Notice';
import { DeleteRun } from './DeleteRun';
import { ScreenChoice } from './ScreenChoice';

function Doubtful({ session, phase }: { session: RunSession; phase: SessionPhase & { kind: 'doubtful' } }) {
  const { right, asked, replies } = phase.canary;
  return (
    <Notice kind="warning" title={`The model got ${right} of ${asked} simple questions right`}>
      <p>
        Any working model answers these correctly. Either this model is too small to follow instructions, or
        this machine computes wrong results with it (this happens on some GPUs). Its answers would still look
        like results.
      </p>
      <ul class="run-points small">
        {replies.map(({ prompt, reply, right: isRight }) => (
          <li key={prompt}>
            {prompt} <q>{reply || '(nothing)'}</q> {isRight ? '✓' : '✗'}
          </li>
        ))}
      </ul>
      <div class="run-buttons buttons">
        <Button onClick={() => session.decide(false)}>Stop here</Button>
        <Button onClick={() => session.decide(true)}>Score it anyway</Button>
      </div>
    </Notice>
  );
}

function Loading({ phase }: { phase: SessionPhase & { kind: 'loading' } }) {
  const progress = phase.progress;
  const { loadedBytes = 0, totalBytes = null, part, text = 'Preparing', phase: step } = progress ?? {};
  const size =
    part === undefined
      ? `${formatBytes(loadedBytes)}${totalBytes === null ? '' : ` of ${formatBytes(totalBytes)}`}`
      : formatPercent(part);
  const share = part ?? (totalBytes === null ? null : loadedBytes / totalBytes);
  return (
    <div class="run-progress-line small" role="status">
      <p>
        {text}
        {step === 'downloading' && `: ${size}`}.
        {step === 'downloading' && ' Pausing keeps all answers so far.'}
      </p>
      {step === 'downloading' && share !== null ? (
        <progress value={share} aria-label="Download" />
      ) : (
        <progress aria-label="Loading" />
      )}
    </div>
  );
}

function Testing({ phase }: { phase: SessionPhase & { kind: 'testing' } }) {
  const { answered, of } = phase.progress;
  return (
    <div class="run-progress-line small" role="status">
      <p>
        Asking four questions that any working model answers: {answered} of {of} answered.
      </p>
      <progress value={answered} max={of} aria-label="Questions answered" />
    </div>
  );
}

/** Asks for the model's file again, which the page loses on reload. */
function FileAgain({ session, onGiven }: { session: RunSession; onGiven: () => void }) {
  const services = useServices();
  const { id, engine } = session.record.value;
  const parts = partsIn(engine.settings.file ?? '');
  return (
    <label class="run-field">
      <span>
        Choose {engine.settings.file ?? 'the model’s file'}
        {parts > 1 && ` and the other ${parts - 1} parts`} again to go on
      </span>
      <input
        type="file"
        accept=".gguf"
        multiple={parts > 1}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          if (files.length === 0) return;
          services.once(createLocalRuns).giveFiles(id, files);
          onGiven();
        }}
      />
    </label>
  );
}

/** Says that answers are not kept, or none of the run. */
function Unsaved({ session }: { session: RunSession }) {
  const error = session.unsaved.value;
  if (!error) return null;
  const never = error instanceof StorageError && error.unavailable;
  return (
    <Notice kind="warning" title={never ? 'This run is not kept' : 'The last answers are not saved yet'}>
      <p>{error.message}</p>
      {never && <p>Export the run below before you leave, to open it again later.</p>}
    </Notice>
  );
}

const BY_ITSELF = {
  discarded: 'The browser had closed this page while the run was going on; it went on by itself.',
  hidden: 'The run was interrupted while this page was out of sight; it went on by itself.',
} as const;

/** Start, pause, resume, and every message about what the run is doing. */
export function RunControls({ session }: { session: RunSession }) {
  const [given, setGiven] = useState(false);
  const [cancelled, setCancelled] = useState(false);
  const runs = useServices().once(createLocalRuns);
  const start = () => {
    setCancelled(false);
    session.byItself.value = null;
    runs.allow(session.record.value.id);
    void session.start();
  };
  const cancel = async () => {
    await session.pause();
    setCancelled(true);
  };
  const phase = session.phase.value;
  const record = session.record.value;
  const { plan } = record;
  session.version.value;
  const failed = [...session.answers.values()].filter(({ outcome }) => outcome === 'failed').length;
  const active = ['loading', 'testing', 'running', 'doubtful'].includes(phase.kind);
  const started = session.answers.size > 0;
  const soFar = session.unsaved.value
    ? 'The answers so far are on this page only.'
    : 'The answers so far are kept.';
  const canGo = !active && (phase.kind !== 'finished' || failed > 0) && record.origin !== 'imported';
  const label = failed > 0 && phase.kind === 'finished' ? 'Retry the failed' : started ? 'Resume' : 'Start';
  const contacts = canGo ? runs.toAllow(record) : [];
  return (
    <div>
      {phase.kind === 'loading' && <Loading phase={phase} />}
      {phase.kind === 'testing' && <Testing phase={phase} />}
      {phase.kind === 'doubtful' && <Doubtful session={session} phase={phase} />}
      {phase.kind === 'failed' && (
        <ErrorNotice title="The run stopped" error={phase.error}>
          <p>
            {started ? (
              `${soFar} Resume continues from there.`
            ) : (
              <>
                Nothing has been asked yet. Start it again, or <a href="#/run">change the plan</a>.
              </>
            )}
          </p>
        </ErrorNotice>
      )}
      <Unsaved session={session} />
      {session.byItself.value && <p role="status">{BY_ITSELF[session.byItself.value]}</p>}
      {session.reloads.value.count > 0 && (
        <p class="run-muted" role="status">
          The engine was reloaded {session.reloads.value.count} time
          {session.reloads.value.count === 1 ? '' : 's'}: {session.reloads.value.last?.message}
        </p>
      )}
      {cancelled && !active && (
        <Notice kind="info" title="The run is cancelled">
          <p>{started ? `${soFar} You can continue it later.` : 'Nothing was asked yet.'}</p>
          <DeleteRun session={session} />
        </Notice>
      )}
      {phase.kind === 'paused' && started && record.stoppedAfter !== undefined && plan.stop && (
        <Notice kind="info" title={`Stopped after ${record.stoppedAfter} scenarios`}>
          <p>
            The interval of the alignment rate is within ±{plan.stop.within}, as planned. {soFar} Resume asks
            about the other scenarios as well.
          </p>
        </Notice>
      )}
      {canGo && needsFile(record) && started && !given && (
        <FileAgain session={session} onGiven={() => setGiven(true)} />
      )}
      {contacts.length > 0 && (
        <p class="run-muted">
          This run was planned before the page was opened. Continuing contacts{' '}
          {contacts.map(({ host, purpose }, index) => (
            <span key={host}>
              {index > 0 && ' and '}
              <strong>{host}</strong>, which {purpose}
            </span>
          ))}
          .
        </p>
      )}
      {(active || canGo) && !isReplay(record) && <ScreenChoice />}
      <div class="run-buttons buttons">
        {active && phase.kind !== 'doubtful' && (
          <>
            <Button class="button is-primary run-primary" onClick={() => void session.pause()}>
              Pause
            </Button>
            <Button onClick={() => void cancel()}>Cancel</Button>
          </>
        )}
        {canGo && (
          <Button class="button is-primary run-primary" onClick={start}>
            {contacts.length > 0 ? `${label} with ${contacts.map(({ host }) => host).join(', ')}` : label}
          </Button>
        )}
      </div>
    </div>
  );
}
