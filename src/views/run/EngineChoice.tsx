import { useEffect, useState } from 'preact/hooks';
import type { EngineKind } from '../../domain/runs/run-record';
import { type MachineReport, machineReport } from '../../inference/machine';
import { recommended } from '../../inference/webllm/fit';
import { WEBLLM_MODELS } from '../../inference/webllm/models';
import { change, draft } from '../../state/runs/draft';
import { EndpointChoice } from './EndpointChoice';
import { ReplayChoice } from './ReplayChoice';
import { WebllmChoice } from './WebllmChoice';
import { WllamaChoice } from './WllamaChoice';
import './engine-choice.css';

const ENGINES: readonly { readonly kind: EngineKind; readonly name: string; readonly what: string }[] = [
  {
    kind: 'webllm',
    name: 'On the graphics card',
    what: 'Fast. Needs a browser with WebGPU. Runs in this page with WebLLM.',
  },
  {
    kind: 'wllama',
    name: 'On the processor',
    what: 'Slow, and works everywhere. Any GGUF file, with llama.cpp in this page.',
  },
  {
    kind: 'endpoint',
    name: 'A server of yours',
    what: 'Ollama, llama.cpp or LM Studio on this machine: models of any size.',
  },
  {
    kind: 'replay',
    name: 'No model: a replay',
    what: 'Plays a published model’s answers back. A demonstration, in a minute.',
  },
];

const PANELS = { webllm: WebllmChoice, wllama: WllamaChoice, endpoint: EndpointChoice, replay: ReplayChoice };

/** The four ways to run, and the models of the chosen one. Nothing is fetched here. */
export function EngineChoice() {
  const [machine, setMachine] = useState<MachineReport | null>(null);
  const [chosen, setChosen] = useState(false);
  useEffect(() => void machineReport().then(setMachine), []);
  // Without a GPU the first choice would fit nobody.
  useEffect(() => {
    if (machine && machine.gpu.webgpu !== 'there' && !chosen && draft.peek().engine === 'webllm')
      change({ engine: 'wllama' });
  }, [machine, chosen]);
  const { engine } = draft.value;
  const advised = machine && (recommended(WEBLLM_MODELS, machine) ? 'webllm' : 'wllama');
  const Panel = PANELS[engine];
  return (
    // From the first touch on, the choice is the reader's.
    <div onFocusCapture={() => setChosen(true)} onPointerDown={() => setChosen(true)}>
      <fieldset class="run-engines">
        <legend class="visually-hidden">How it runs</legend>
        {ENGINES.map(({ kind, name, what }) => (
          <label key={kind} class="run-engine">
            <input
              type="radio"
              name="engine"
              checked={engine === kind}
              onChange={() => change({ engine: kind })}
            />
            <span>
              <strong>{name}</strong>
              {kind === advised && <span class="run-badge">recommended here</span>}
              <span class="run-muted">{what}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Panel machine={machine} />
    </div>
  );
}
