import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ENGINE_KINDS, ENGINES, type EngineKind, engineMeta } from '../../inference/engines';
import { lookAtMachine, type MachineReport } from '../../inference/machine';
import { useDraft } from '../../state/runs/draft';
import { BrowserChoice } from './BrowserChoice';
import { EndpointChoice } from './EndpointChoice';
import { EngineForm } from './EngineForm';
import { WebllmChoice } from './WebllmChoice';
import { WllamaChoice } from './WllamaChoice';
import './engine-choice.css';

/** Kinds that need more than `EngineForm` offers. */
const FORMS: Partial<Record<EngineKind, ComponentType<{ machine: MachineReport | null }>>> = {
  webllm: WebllmChoice,
  wllama: WllamaChoice,
  browser: BrowserChoice,
  endpoint: EndpointChoice,
};

const suits = (kind: EngineKind, machine: MachineReport) => engineMeta(kind).suits?.(machine) ?? true;

/** The ways to run, and the models of the chosen one. Nothing is fetched here. */
export function EngineChoice() {
  const { draft, change } = useDraft();
  const [machine, setMachine] = useState<MachineReport | null>(null);
  const [chosen, setChosen] = useState(false);
  useEffect(() => lookAtMachine(setMachine), []);
  // As long as the GPU does not answer, nobody knows.
  const known = machine?.gpu.webgpu === 'no answer' ? null : machine;
  const advised = known && ENGINE_KINDS.find((kind) => suits(kind, known));
  // Without a GPU the first choice would be no use.
  useEffect(() => {
    if (advised && known.gpu.webgpu !== 'there' && !chosen && !suits(draft.peek().engine, known))
      change({ engine: advised });
  }, [known, advised, chosen, draft, change]);
  const { engine } = draft.value;
  const absent = ENGINE_KINDS.flatMap((kind) => {
    const why = engineMeta(kind).absent?.();
    return why ? [[kind, why] as const] : [];
  });
  const offered = ENGINE_KINDS.filter((kind) => !absent.some(([other]) => other === kind));
  const Form = FORMS[engine];
  return (
    // After the first touch, the choice is the reader's.
    <div onFocusCapture={() => setChosen(true)} onPointerDown={() => setChosen(true)}>
      <fieldset class="run-engines">
        <legend class="visually-hidden">How it runs</legend>
        {offered.map((kind) => (
          <label key={kind} class="run-engine choice-card">
            <input
              type="radio"
              name="engine"
              checked={engine === kind}
              onChange={() => change({ engine: kind })}
            />
            <span>
              <strong>{ENGINES[kind].label}</strong>
              {kind === advised && <span class="run-badge">recommended here</span>}
              <span class="run-muted">{ENGINES[kind].what}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {absent.map(([kind, why]) => (
        <details key={kind} class="run-panel more">
          <summary class="small">Why is “{ENGINES[kind].label}” not here?</summary>
          <p>{why}</p>
        </details>
      ))}
      {Form ? <Form machine={machine} /> : <EngineForm kind={engine} />}
    </div>
  );
}
