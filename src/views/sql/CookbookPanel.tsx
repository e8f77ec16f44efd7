import { useState } from 'preact/hooks';
import { COOKBOOK, type Question } from '../../sql/cookbook';
import { ListButton } from '../../ui/Button';
import './cookbook-panel.css';

/** Worked questions; each opens as its own query, with what its answer says. */
export function CookbookPanel({ onAsk }: { onAsk: (question: Question) => void }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div class="cookbook">
      {COOKBOOK.map(({ title, questions }) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul class="plain-list">
            {questions.map((question) => (
              <li key={question.id}>
                <ListButton
                  aria-expanded={open === question.id}
                  onClick={() => {
                    setOpen(question.id);
                    onAsk(question);
                  }}
                >
                  {question.question}
                </ListButton>
                {open === question.id && <p>{question.says}</p>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
