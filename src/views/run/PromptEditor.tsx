import { useState } from 'preact/hooks';
import {
  LONGEST_TEMPLATE,
  missingPlaceholders,
  PROMPT_VERSION,
  standardTemplate,
  type TemplateId,
  templateId,
} from '../../domain/prompts/templates';
import { describeTask1, describeTask2 } from '../../domain/prompts/variants';
import { isQuickDraft, type RunDraft, task2VariantsOf, useDraft } from '../../state/runs/draft';
import { Button } from '../../ui/Button';
import { Select } from '../../ui/Select';

function templatesOf(draft: RunDraft) {
  const { task1, form, task1Variants, task2 } = draft;
  return [
    ...(task1
      ? task1Variants.map((variant) => ({
          id: templateId(1, variant, form),
          label: `Task 1, ${variant}: ${describeTask1(variant)}`,
        }))
      : []),
    ...(task2
      ? task2VariantsOf(draft).map((variant) => ({
          id: templateId(2, variant, isQuickDraft(draft) ? 'quick' : 'paper'),
          label: `Task 2${isQuickDraft(draft) ? ', quick form' : ''}, ${variant}: ${describeTask2(variant)}`,
        }))
      : []),
  ];
}

/** Every prompt of the plan in full, to read and edit; edited ones are marked custom. */
export function PromptEditor() {
  const { draft, change } = useDraft();
  const [wanted, setWanted] = useState<string>('');
  const templates = templatesOf(draft.value);
  const current = templates.find(({ id }) => id === wanted) ?? templates[0];
  if (!current) return null;
  const { customTemplates } = draft.value;
  const { id } = current;
  const standard = standardTemplate(id);
  const text = customTemplates[id] ?? standard;
  const absent = missingPlaceholders(id, text);
  const set = (next: string | null) => {
    const { [id]: _, ...others } = customTemplates as Record<TemplateId, string>;
    change({ customTemplates: next === null || next === standard ? others : { ...others, [id]: next } });
  };
  const edited = Object.keys(customTemplates).length;
  return (
    <details class="run-more more">
      <summary class="small">
        The prompts, version {PROMPT_VERSION}
        {edited > 0 && <span class="run-badge">{edited} custom</span>}
      </summary>
      <p>
        Following the paper’s design, in this site’s own words. Text in braces is filled in for each prompt;
        where the engine supports it, the answer is limited to the JSON that the prompt asks for.
      </p>
      <Select
        label="Prompt"
        value={id}
        options={templates.map((template) => ({
          value: template.id,
          label: `${template.label}${customTemplates[template.id] ? ' (custom)' : ''}`,
        }))}
        onChange={setWanted}
      />
      <label class="run-field">
        <span>Text</span>
        <textarea
          rows={10}
          maxLength={LONGEST_TEMPLATE}
          value={text}
          onInput={({ currentTarget }) => set(currentTarget.value)}
        />
      </label>
      {absent.length > 0 && (
        <p class="run-warning small" role="status">
          Without {absent.join(', ')} the answer cannot be about the case.
        </p>
      )}
      {text !== standard && <Button onClick={() => set(null)}>Back to version {PROMPT_VERSION}</Button>}
    </details>
  );
}
