import type { EngineDraft, EngineField } from '../../inference/engine-meta';
import { type EngineKind, engineMeta } from '../../inference/engines';
import { useDraft } from '../../state/runs/draft';
import { Select } from '../../ui/Select';

type Value = EngineDraft[string];

function Field({ field, value, set }: { field: EngineField; value: Value; set: (value: Value) => void }) {
  const { label, input, options = [] } = field;
  if (input === 'select')
    return <Select label={label} value={String(value)} options={options} onChange={set} />;
  return (
    <label class={input === 'checkbox' ? 'run-check' : 'run-field'}>
      <span>{label}</span>
      <input
        type={input}
        {...(input === 'checkbox' && { checked: value === true })}
        {...((input === 'text' || input === 'number') && { value: String(value) })}
        onInput={({ currentTarget: { checked, value: text, valueAsNumber } }) =>
          set({ checkbox: checked, number: valueAsNumber, text }[input])
        }
      />
    </label>
  );
}

/** The form of an engine without its own component, made from the fields in its `meta.ts`. */
export function EngineForm({ kind }: { kind: EngineKind }) {
  const { draft, change } = useDraft();
  const { fields = {}, note } = engineMeta(kind);
  const own: EngineDraft = draft.value[kind];
  return (
    <div class="run-panel stack">
      {Object.entries(fields).map(
        ([name, field]) =>
          field && (
            <Field
              key={name}
              field={field}
              value={own[name] ?? null}
              set={(value) => change({ [kind]: { ...own, [name]: value } })}
            />
          ),
      )}
      {note && <p class="run-muted">{note}</p>}
    </div>
  );
}
