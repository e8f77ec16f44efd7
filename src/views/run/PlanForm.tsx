import { COUNTRIES } from '../../domain/countries';
import {
  BOTH_ORDERS,
  describeTask1,
  describeTask2,
  PUBLISHED_TASK2_VARIANTS,
  TASK1_VARIANTS,
  TASK2_VARIANTS,
} from '../../domain/prompts/variants';
import { TOPICS } from '../../domain/topics';
import { engineMeta } from '../../inference/engines';
import { canStop, isQuickDraft, task2VariantsOf, useDraft } from '../../state/runs/draft';
import { Select } from '../../ui/Select';
import { CheckList } from './CheckList';
import { PromptEditor } from './PromptEditor';
import './plan-form.css';

function summaryOf(chosen: readonly string[], all: number, noun: string): string {
  if (chosen.length === 1) return chosen[0] ?? '';
  return chosen.length === all ? `all ${all} ${noun}` : `${chosen.length} ${noun}`;
}

function Scenarios() {
  const { draft, change } = useDraft();
  const { countries, topics } = draft.value;
  return (
    <div class="run-lists">
      <CheckList
        label="Countries"
        summary={summaryOf(countries, COUNTRIES.length, 'countries')}
        options={COUNTRIES.map(({ country }) => ({ value: country, label: country }))}
        chosen={countries}
        onChange={(chosen) => change({ countries: chosen })}
      />
      <CheckList
        label="Topics"
        summary={summaryOf(topics, TOPICS.length, 'topics')}
        options={TOPICS.map(({ topic }) => ({ value: topic, label: topic }))}
        chosen={topics}
        onChange={(chosen) => change({ topics: chosen })}
      />
    </div>
  );
}

function Task1() {
  const { draft, change } = useDraft();
  const { task1, form, task1Variants } = draft.value;
  return (
    <fieldset class="run-task">
      <legend>
        <label class="run-check">
          <input
            type="checkbox"
            checked={task1}
            onChange={({ currentTarget }) => change({ task1: currentTarget.checked })}
          />
          <span>Task 1: rate agreement with each value</span>
        </label>
      </legend>
      {task1 && (
        <>
          <div class="run-radios" role="radiogroup" aria-label="Form of Task 1">
            <label class="run-check">
              <input
                type="radio"
                name="form"
                checked={form === 'paper'}
                onChange={() => change({ form: 'paper' })}
              />
              <span>
                As the paper: 56 ratings in one answer
                <span class="run-muted">8 prompts per scenario. Small models often lose track.</span>
              </span>
            </label>
            <label class="run-check">
              <input
                type="radio"
                name="form"
                checked={form === 'single'}
                onChange={() => change({ form: 'single' })}
              />
              <span>
                One value at a time
                <span class="run-muted">
                  448 prompts per scenario, each limited to 1 to 4, with probabilities.
                </span>
              </span>
            </label>
          </div>
          <CheckList
            label="Variants of Task 1"
            summary={summaryOf(task1Variants.map(describeTask1), 8, 'variants')}
            options={TASK1_VARIANTS.map(({ variant }) => ({
              value: String(variant),
              label: `${variant}: ${describeTask1(variant)}`,
            }))}
            chosen={task1Variants.map(String)}
            onChange={(chosen) => change({ task1Variants: chosen.map(Number).sort() })}
          />
        </>
      )}
    </fieldset>
  );
}

const PAPER_ORDERS = [
  {
    variants: BOTH_ORDERS,
    label: 'Both orders of the options',
    about: '112 prompts per scenario. Shows whether the model chooses an action or a place in the list.',
  },
  {
    variants: PUBLISHED_TASK2_VARIANTS,
    label: 'The paper’s order alone',
    about: '56 prompts per scenario. A model that always picks Option 1 would not be noticed.',
  },
] as const;

function Task2() {
  const { draft, change } = useDraft();
  const { task2 } = draft.value;
  const chosen = task2VariantsOf(draft.value);
  const quick = isQuickDraft(draft.value);
  const replays = engineMeta(draft.value.engine).origin === 'replay';
  return (
    <fieldset class="run-task">
      <legend>
        <label class="run-check">
          <input
            type="checkbox"
            checked={task2}
            onChange={({ currentTarget }) => change({ task2: currentTarget.checked })}
          />
          <span>Task 2: choose between acting on a value and against it</span>
        </label>
      </legend>
      {task2 && (
        <>
          <div class="run-radios" role="radiogroup" aria-label="Form of Task 2 and order of its options">
            {PAPER_ORDERS.map(({ variants, label, about }) => (
              <label class="run-check" key={label}>
                <input
                  type="radio"
                  name="orders"
                  checked={!quick && chosen.join() === variants.join()}
                  onChange={() => change({ task2Variants: variants, quick: false })}
                />
                <span>
                  {label}
                  <span class="run-muted">{about}</span>
                </span>
              </label>
            ))}
            {!replays && (
              <label class="run-check">
                <input type="radio" name="orders" checked={quick} onChange={() => change({ quick: true })} />
                <span>
                  Quick form: one token, in both orders
                  <span class="run-muted">
                    112 prompts per scenario, each answered with 1 or 2, with probabilities where the engine
                    gives them. Not the paper’s form; the result says so.
                  </span>
                </span>
              </label>
            )}
          </div>
          {!quick && (
            <CheckList
              label="Variants of Task 2"
              summary={summaryOf(chosen.map(describeTask2), 8, 'variants')}
              options={TASK2_VARIANTS.map(({ variant }) => ({
                value: String(variant),
                label: `${variant}: ${describeTask2(variant)}${variant === 5 ? ' (as published)' : ''}`,
              }))}
              chosen={chosen.map(String)}
              onChange={(variants) => change({ task2Variants: variants.map(Number).sort() })}
            />
          )}
        </>
      )}
    </fieldset>
  );
}

function Repeats() {
  const { draft, change } = useDraft();
  if (engineMeta(draft.value.engine).origin === 'replay') return null;
  return (
    <Select
      label="Ask again"
      value={String(draft.value.repeats)}
      options={[
        { value: '0', label: 'Nothing' },
        { value: '0.05', label: '5 % of the prompts' },
        { value: '0.2', label: '20 % of the prompts' },
      ]}
      onChange={(share) => change({ repeats: Number(share) })}
    />
  );
}

const STOPS = [0.1, 0.07, 0.05, 0.03] as const;

function StopEarly() {
  const { draft, change } = useDraft();
  if (!canStop(draft.value)) return null;
  return (
    <Select
      label="Stop early"
      value={String(draft.value.stopWithin ?? '')}
      options={[
        { value: '', label: 'No, ask about all scenarios' },
        ...STOPS.map((within) => ({
          value: String(within),
          label: `When the alignment rate is known to within ±${within}`,
        })),
      ]}
      onChange={(within) => change({ stopWithin: Number(within) || null })}
    />
  );
}

/** What to ask: scenarios, tasks, variants, sampling, and every prompt in full. */
export function PlanForm() {
  const { draft, change } = useDraft();
  const { seed, temperature } = draft.value;
  return (
    <div class="run-panel stack">
      <Scenarios />
      <Task1 />
      <Task2 />
      <div class="run-fields">
        <label class="run-field is-short">
          <span>Seed</span>
          <input
            type="number"
            step="1"
            value={seed}
            onInput={({ currentTarget }) => change({ seed: currentTarget.valueAsNumber })}
          />
        </label>
        <label class="run-field is-short">
          <span>Temperature</span>
          <input
            type="number"
            min="0"
            max="2"
            step="0.1"
            value={temperature}
            onInput={({ currentTarget }) => change({ temperature: currentTarget.valueAsNumber })}
          />
        </label>
        <Repeats />
        <StopEarly />
      </div>
      <PromptEditor />
    </div>
  );
}
