import { useCallback, useEffect, useState } from 'preact/hooks';
import { formatBytes } from '../../domain/text/format-bytes';
import type { MachineReport } from '../../inference/machine';
import { modelFolder } from '../../inference/model-address';
import { keptBytes, keptFolders, removeKept } from '../../inference/webllm/cache';
import { fitOf, recommended } from '../../inference/webllm/fit';
import { downloadBytes, modelUrl, WEBLLM_MODELS } from '../../inference/webllm/models';
import { useDraft } from '../../state/runs/draft';
import { KeptOthers } from './KeptOthers';
import { MachineFacts } from './MachineFacts';
import { ModelTable } from './ModelTable';

const folderOf = (id: string) => modelFolder(modelUrl(id));

/** Models for WebGPU: what each needs, whether it fits, and how much of it is already here. */
export function WebllmChoice({ machine }: { machine: MachineReport | null }) {
  const [kept, setKept] = useState<ReadonlyMap<string, number>>(new Map());
  const { draft, change } = useDraft();
  const { webllm } = draft.value;
  const look = useCallback(async () => {
    const folders = await keptFolders().catch(() => []);
    setKept(new Map(await Promise.all(folders.map(async (own) => [own, await keptBytes(own)] as const))));
  }, []);
  useEffect(() => void look(), [look]);
  const advised = machine ? recommended(WEBLLM_MODELS, machine) : null;
  useEffect(() => {
    if (advised && !draft.peek().webllm.id) change({ webllm: { id: advised.id, url: '', library: '' } });
  }, [advised, draft, change]);
  const remove = async (folder: string) => {
    await removeKept(folder);
    await look();
  };
  const others = [...kept].filter(([folder]) => !WEBLLM_MODELS.some(({ id }) => folderOf(id) === folder));
  const set = (part: Partial<typeof webllm>) => change({ webllm: { ...webllm, ...part } });
  return (
    <div class="run-panel stack">
      <MachineFacts machine={machine} />
      {machine && machine.gpu.webgpu !== 'no answer' && !advised && (
        <p class="run-warning small">
          None of these models fits this machine. “On the processor” works without a GPU.
        </p>
      )}
      <ModelTable
        kind="webllm"
        chosen={webllm.url ? '' : webllm.id}
        onChoose={(id) => change({ webllm: { id, url: '', library: '' } })}
        onDelete={(id) => remove(folderOf(id))}
        models={WEBLLM_MODELS.map((model) => ({
          id: model.id,
          label: model.label,
          detail: `${model.provider}, ${model.quantisation}`,
          parameters: model.parameters,
          bytes: downloadBytes(model),
          memory: model.memoryMB * 1e6,
          licence: model.licence,
          languages: model.languages,
          keptBytes: kept.get(folderOf(model.id)) ?? 0,
          fit: machine ? fitOf(model, machine, kept.get(folderOf(model.id)) ?? 0) : null,
          advised: model.id === advised?.id,
        }))}
      />
      <KeptOthers
        kept={others.map(([id, bytes]) => ({
          id,
          name: id.replace(/\/resolve\/main\/$/, ''),
          size: formatBytes(bytes),
        }))}
        onDelete={remove}
      />
      <details class="run-more more">
        <summary class="small">A model of your own, or from your own folder</summary>
        <p>
          Serve a folder with the layout used on Hugging Face, with its files under <code>resolve/main/</code>
          , from this site’s origin or from localhost. The library is the <code>.wasm</code> that WebLLM
          compiled for the model.
        </p>
        <label class="run-field">
          <span>Folder of the weights</span>
          <input
            type="text"
            inputMode="url"
            value={webllm.url}
            placeholder="models/my-model/"
            onInput={({ currentTarget }) => set({ url: currentTarget.value.trim() })}
          />
        </label>
        <label class="run-field">
          <span>Library (.wasm)</span>
          <input
            type="text"
            inputMode="url"
            value={webllm.library}
            placeholder="models/my-model.wasm"
            onInput={({ currentTarget }) => set({ library: currentTarget.value.trim() })}
          />
        </label>
        <label class="run-field">
          <span>Name (including f16 if it needs 16-bit shaders)</span>
          <input
            type="text"
            value={webllm.id}
            onInput={({ currentTarget }) => set({ id: currentTarget.value.trim() })}
          />
        </label>
      </details>
    </div>
  );
}
