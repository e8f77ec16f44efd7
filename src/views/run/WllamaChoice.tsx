import { useCallback, useEffect, useState } from 'preact/hooks';
import { formatBytes } from '../../domain/text/format-bytes';
import type { MachineReport } from '../../inference/machine';
import type { Fit } from '../../inference/webllm/fit';
import { type KeptFile, keptPieces } from '../../inference/wllama/kept-pieces';
import { fileStem } from '../../inference/wllama/meta';
import { GGUF_MODELS, type GgufModel } from '../../inference/wllama/models';
import { mostModelBytes, thisDevice } from '../../inference/wllama/room';
import { inOrder } from '../../inference/wllama/split';
import { canUse, type Place } from '../../inference/wllama/trial';
import { useDraft } from '../../state/runs/draft';
import { Select } from '../../ui/Select';
import { KeptOthers } from './KeptOthers';
import { MachineFacts } from './MachineFacts';
import { ModelTable } from './ModelTable';

const bytesOf = ({ pieces }: KeptFile) => pieces.reduce((sum, bytes) => sum + bytes, 0);
const fileName = (url: string) => url.split('/').at(-1)?.split('?')[0] ?? url;

function fitOf(model: GgufModel, machine: MachineReport, kept: number): Fit {
  const room = machine.freeBytes;
  const most = mostModelBytes(thisDevice());
  if (model.bytes > most)
    return { verdict: 'will not fit', reasons: [`this device has memory for about ${formatBytes(most)}`] };
  if (room !== null && model.bytes - kept > room)
    return { verdict: 'will not fit', reasons: [`${formatBytes(room)} of storage are free`] };
  if (machine.memoryGB !== null && model.bytes * 1.5 > machine.memoryGB * 0.5e9)
    return { verdict: 'risky', reasons: [`it takes half of ${machine.memoryGB} GB`] };
  return { verdict: 'fits', reasons: [] };
}

const PLACE_OPTIONS = [
  { value: 'trial', label: 'Whichever is faster, by a trial of a few seconds' },
  { value: 'gpu', label: 'The graphics card' },
  { value: 'processor', label: 'The processor' },
] as const;

/** Where it runs, where there is a choice. */
function PlaceChoice({ machine }: { machine: MachineReport }) {
  const { draft, change } = useDraft();
  const { wllama } = draft.value;
  if (!canUse(machine.gpu))
    return (
      <p class="run-muted">
        It runs on the processor here: llama.cpp uses a graphics card only through WebGPU with 16-bit shaders.
      </p>
    );
  return (
    <Select
      label="It runs on"
      value={wllama.place}
      options={PLACE_OPTIONS}
      onChange={(place) => change({ wllama: { ...wllama, place: place as Place } })}
    />
  );
}

/** GGUF files for llama.cpp: a few known ones, any other by its address, or one of the reader's files. */
export function WllamaChoice({ machine }: { machine: MachineReport | null }) {
  const [kept, setKept] = useState<readonly KeptFile[]>([]);
  const look = useCallback(async () => setKept(await keptPieces.list().catch(() => [])), []);
  useEffect(() => void look(), [look]);
  const { draft, change } = useDraft();
  const { wllama } = draft.value;
  const { url, files } = wllama;
  const [first] = inOrder(files);
  const set = (part: Partial<typeof wllama>) => change({ wllama: { ...wllama, ...part } });
  const known = GGUF_MODELS.some((model) => model.url === url);
  const remove = async (address: string) => {
    await keptPieces.remove(address);
    await look();
  };
  const advised = machine
    ? GGUF_MODELS.find((model) => fitOf(model, machine, 0).verdict === 'fits')
    : undefined;
  const others = kept.filter((entry) => !GGUF_MODELS.some((model) => model.url === entry.url));
  return (
    <div class="run-panel stack">
      <MachineFacts machine={machine} />
      <ModelTable
        kind="wllama"
        chosen={files.length > 0 ? '' : url}
        speedKey={fileStem}
        onChoose={(chosen) => set({ url: chosen, files: [] })}
        onDelete={remove}
        models={GGUF_MODELS.map((model) => {
          const here = kept.find((entry) => entry.url === model.url);
          const keptBytes = here ? bytesOf(here) : 0;
          return {
            id: model.url,
            label: model.label,
            detail: `${model.provider}, ${model.quantisation}`,
            parameters: model.parameters,
            bytes: model.bytes,
            memory: model.bytes * 1.5,
            licence: model.licence,
            languages: model.languages,
            keptBytes,
            fit: machine ? fitOf(model, machine, keptBytes) : null,
            advised: model === advised,
          };
        })}
      />
      {machine && <PlaceChoice machine={machine} />}
      <div class="run-fields">
        <label class="run-field">
          <span>Or the address of another GGUF file</span>
          <input
            type="text"
            inputMode="url"
            value={known ? '' : url}
            placeholder="https://huggingface.co/…/resolve/main/….gguf"
            onInput={({ currentTarget }) => set({ url: currentTarget.value.trim(), files: [] })}
          />
        </label>
        <label class="run-field">
          <span>Or a file on this machine; of a split model, all parts together</span>
          <input
            type="file"
            accept=".gguf"
            multiple
            onChange={({ currentTarget }) => set({ files: [...(currentTarget.files ?? [])] })}
          />
        </label>
      </div>
      {first && (
        <p class="run-muted">
          {first.name}
          {files.length > 1 && `, the first of ${files.length} files`},{' '}
          {formatBytes(files.reduce((sum, { size }) => sum + size, 0))}. What you choose stays on this
          machine; after a reload you choose it again.
        </p>
      )}
      <KeptOthers
        kept={others.map((entry) => ({
          id: entry.url,
          name: fileName(entry.url),
          size: `${formatBytes(bytesOf(entry))}${entry.complete ? '' : ' of a download that continues when you run it'}`,
        }))}
        onDelete={remove}
      />
    </div>
  );
}
