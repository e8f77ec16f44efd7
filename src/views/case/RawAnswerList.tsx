import { useEffect, useRef } from 'preact/hooks';
import { type ListedModel, labelOf } from '../../analysis/listed-model';
import { describeTask1, describeTask2 } from '../../domain/prompts/variants';
import { readAs } from '../../domain/runs/read-as';
import type { RunAnswer } from '../../domain/runs/run-record';
import { VIA_REPOSITORY } from '../../domain/via/provenance';
import type { CaseAnswer, CaseAnswers } from '../../state/runs/case-answers';
import { ErrorNotice } from '../../ui/Notice';
import type { RawAnswers } from './use-case-answers';
import './raw-answer-list.css';

/** An answer that was asked for in the table: its model, task and variant. */
export interface Asked {
  readonly model: string;
  readonly task: 1 | 2;
  /** Null for any whose answer was read. */
  readonly variant: number | null;
}

const REPLAY =
  'A replay: no model was asked. These are the prompts, and answers made from the published figures.';

const titleOf = ({ task, variant, repeat }: RunAnswer): string =>
  `Task ${task}, variant ${variant} (${task === 1 ? describeTask1(variant) : describeTask2(variant)})${repeat ? ', asked again' : ''}`;

interface AnswerProps {
  readonly own: CaseAnswer;
  readonly value: string;
  readonly missing: string | null;
  /** Set where the reader asked for this answer. */
  readonly asked: Asked | null;
}

function Answer({ own, value, missing, asked }: AnswerProps) {
  const { answer, prompt } = own;
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (!asked || !details.current) return;
    details.current.open = true;
    details.current.querySelector('summary')?.focus();
  }, [asked]);
  return (
    <li>
      <details ref={details}>
        <summary class="small">
          {titleOf(answer)}: {readAs(answer, value)}
        </summary>
        {prompt === null ? (
          missing && <p class="small muted">{missing}</p>
        ) : (
          <>
            <h4>Prompt</h4>
            <pre class="code-box" tabIndex={0}>
              {prompt}
            </pre>
          </>
        )}
        {answer.outcome === 'answered' && (
          <>
            <h4>Raw answer</h4>
            <pre class="code-box" tabIndex={0}>
              {answer.raw === '' ? '(empty)' : answer.raw}
            </pre>
          </>
        )}
        {answer.refused && <p class="small muted">It was read as a refusal.</p>}
        {answer.attempts > 1 && <p class="small muted">Asked {answer.attempts} times.</p>}
      </details>
    </li>
  );
}

interface OfModelProps {
  readonly found: CaseAnswers;
  readonly label: string;
  readonly value: string;
  readonly asked: Asked | null;
}

function OfModel({ found, label, value, asked }: OfModelProps) {
  const { record, answers, missing } = found;
  const isAsked = ({ answer }: CaseAnswer) =>
    asked?.model === record.model &&
    !answer.repeat &&
    answer.task === asked.task &&
    (answer.variant === asked.variant || (asked.variant === null && answer.choice !== null));
  const wanted = answers.find(isAsked);
  return (
    <>
      <h3>{label}</h3>
      {record.origin === 'replay' && <p class="small muted">{REPLAY}</p>}
      <ul class="raw-answers plain-list">
        {answers.map((own) => (
          <Answer
            key={`${own.answer.task} ${own.answer.variant} ${own.answer.repeat ?? ''}`}
            own={own}
            value={value}
            missing={missing}
            asked={own === wanted ? asked : null}
          />
        ))}
      </ul>
    </>
  );
}

interface Props {
  readonly raw: RawAnswers;
  readonly value: string;
  readonly listed: readonly ListedModel[];
  /** The answer to open; a new object opens it again. */
  readonly asked: Asked | null;
}

/** What the reader's own models were asked about the case, and answered; and why that is not known of the others. */
export function RawAnswerList({ raw, value, listed, asked }: Props) {
  return (
    <>
      {raw.of.size > 0 && (
        <section aria-labelledby="case-raw">
          <h2 id="case-raw">Prompts and raw answers</h2>
          {[...raw.of].map(([model, found]) => (
            <OfModel key={model} found={found} label={labelOf(listed, model)} value={value} asked={asked} />
          ))}
        </section>
      )}
      <ErrorNotice title="Prompts and raw answers could not be read" error={raw.error} />
      <p class="small muted">
        Of the published models, this site has ratings and choices, not the raw answers: those that are
        published are in <a href={VIA_REPOSITORY.url}>the authors’ repository</a>.
      </p>
    </>
  );
}
