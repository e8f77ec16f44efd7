/**
 * What phones interrupt goes on by itself: a page that the browser discarded, when it is opened again; a run that failed
 * while the page was hidden (its connection, GPU or worker was taken away), when it is seen again.
 */
import * as v from 'valibot';
import { InferenceError } from '../../inference/errors';
import { type TextStore, windowTexts } from '../../platform/text-stores';
import { needsFile } from './engines';
import type { RunSession, SessionPhase } from './run-session';

const ACTIVE: readonly SessionPhase['kind'][] = ['loading', 'testing', 'doubtful', 'running'];

/** Left while a run goes on: whoever finds it knows that the page was ended. */
const NOTE = v.object({ answers: v.number(), tries: v.number() });
type Note = v.InferOutput<typeof NOTE>;

/** A page that ends again and again before an answer comes has too little memory, not bad luck. */
const MOST_TRIES = 2;

function notes(id: string) {
  const key = `value-action-lens/running/${id}`;
  const texts: TextStore | null = windowTexts();
  return {
    read(): Note | null {
      try {
        return v.parse(NOTE, JSON.parse(texts?.getItem(key) ?? ''));
      } catch {
        return null;
      }
    },
    write(note: Note): void {
      try {
        texts?.setItem(key, JSON.stringify(note));
      } catch {
        // The run is then resumed by hand.
      }
    },
    clear: () => texts?.removeItem(key),
  };
}

/** An error of an engine that was taken away, not of the plan. */
function isBreak(phase: SessionPhase): boolean {
  return phase.kind === 'failed' && phase.error instanceof InferenceError && phase.error.recovery !== 'no';
}

/**
 * Watches a run for as long as the page lives.
 *
 * @param onRun called when it begins (1) and when it ends (-1)
 */
export function watchRun(session: RunSession, onRun: (change: 1 | -1) => void): void {
  const note = notes(session.record.value.id);
  let active = false;
  /** Since the last answer, or the last attempt. */
  let hidden = false;
  const goOn = () => {
    if (!hidden || document.visibilityState === 'hidden' || !isBreak(session.phase.peek())) return;
    hidden = false;
    // Once the failed attempt has ended.
    session.byItself.value = 'hidden';
    setTimeout(() => void session.start());
  };
  session.version.subscribe(() => {
    hidden = globalThis.document?.visibilityState === 'hidden';
  });
  session.phase.subscribe((phase) => {
    const now = ACTIVE.includes(phase.kind);
    if (now && !active) {
      const { answers, tries } = note.read() ?? { answers: -1, tries: 0 };
      const { size } = session.answers;
      note.write({ answers: size, tries: size > answers ? 0 : tries + 1 });
    }
    if (!now && active) note.clear();
    if (now !== active) onRun(now ? 1 : -1);
    active = now;
    goOn();
  });
  globalThis.document?.addEventListener('visibilitychange', () => {
    if (active && document.visibilityState === 'hidden') hidden = true;
    goOn();
  });
}

/**
 * Starts a run again that was going on when the browser discarded the page. Browsers that do not say so are believed
 * by the note that the run has left in this window.
 *
 * @param allow the reader has agreed to its servers, in this window
 */
export function resumeDiscarded(session: RunSession, allow: () => void): void {
  const record = session.record.value;
  const note = notes(record.id).read();
  if (!note || (document as { wasDiscarded?: boolean }).wasDiscarded === false) return;
  const stuck = session.answers.size <= note.answers && note.tries >= MOST_TRIES;
  if (stuck || needsFile(record) || record.origin === 'imported' || session.phase.value.kind !== 'paused')
    return;
  allow();
  session.byItself.value = 'discarded';
  void session.start();
}
