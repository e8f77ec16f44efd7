import { useState } from 'preact/hooks';
import { COOKBOOK, NOTEBOOKS, type Notebook, type Question } from '../../sql/cookbook';
import { ListButton } from '../../ui/Button';
import './cookbook-panel.css';

interface Props {
  readonly onAsk: (question: Question) => void;
  readonly onNotebook: (notebook: Notebook) => void;
}

/** Worked questions, each opens as its own query, with what its answer says; notebooks open as several. */
export function CookbookPanel({ onAsk, onNotebook }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div class="cookbook">
      <section>
        <h3 class="as-h4">Step by step, in several queries</h3>
        <ul class="plain-list">
          {NOTEBOOKS.map((notebook) => (
            <li key={notebook.id}>
              <ListButton
                aria-expanded={open === notebook.id}
                onClick={() => {
                  setOpen(notebook.id);
                  onNotebook(notebook);
                }}
              >
                {notebook.title}
              </ListButton>
              {open === notebook.id && (
                <p>
                  {notebook.about} {notebook.queries.length} queries are open: run one after another.
                </p>
              )}
            </li>
          ))}
        </ul>
      </section>
      {COOKBOOK.map(({ title, questions }) => (
        <section key={title}>
          <h3 class="as-h4">{title}</h3>
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
