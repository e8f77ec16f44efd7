import { useState } from 'preact/hooks';
import type { Polarity, Rating } from '../../domain/statistics/measures';
import { formatRate } from '../../domain/text/figures';
import { actionOrder, type PlayCase, verdict } from '../../domain/via/play-case';
import { Button } from '../../ui/Button';
import { HighlightedAction } from '../../ui/HighlightedAction';
import { PolarityMark } from '../../ui/PolarityMark';
import './play-card.css';

const RATINGS: readonly { rating: Rating; label: string }[] = [
  { rating: 1, label: 'Very much like me' },
  { rating: 2, label: 'Like me' },
  { rating: 3, label: 'Not like me' },
  { rating: 4, label: 'Not like me at all' },
];

interface Answer {
  readonly rating: Rating | null;
  readonly chosen: Polarity | null;
}

const UNANSWERED: Answer = { rating: null, chosen: null };

function StateTask(props: { playCase: PlayCase; rating: Rating | null; onRate: (rating: Rating) => void }) {
  const { value, gloss } = props.playCase;
  return (
    <fieldset class="play-task">
      <legend>
        <span class="play-step muted">Task 1</span> State an inclination
      </legend>
      <p class="play-statement">
        Someone to whom <strong>{value}</strong> matters: <em>{gloss}</em>. How much is that like you?
      </p>
      <div class="play-ratings">
        {RATINGS.map(({ rating, label }) => (
          <label class="play-rating choice-card small" key={rating}>
            <input
              type="radio"
              name="play-rating"
              checked={props.rating === rating}
              onChange={() => props.onRate(rating)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function ChooseTask(props: {
  playCase: PlayCase;
  order: readonly [Polarity, Polarity];
  chosen: Polarity | null;
  revealed: boolean;
  onChoose: (polarity: Polarity) => void;
}) {
  const { playCase } = props;
  return (
    <fieldset class="play-task">
      <legend>
        <span class="play-step muted">Task 2</span> Select an action
      </legend>
      <p class="play-statement">You live in {playCase.country}. Which of the two would you do?</p>
      <div class="play-actions">
        {props.order.map((polarity, index) => {
          const option = polarity === 'agree' ? playCase.positive : playCase.negative;
          return (
            <label class="play-action choice-card" key={polarity}>
              <input
                type="radio"
                name="play-action"
                checked={props.chosen === polarity}
                onChange={() => props.onChoose(polarity)}
              />
              <span>
                <span class="play-option muted">Option {index + 1}</span>
                {props.revealed ? (
                  <>
                    <HighlightedAction action={option.action} spans={option.spans} />
                    <span class="play-explanation">
                      <PolarityMark polarity={polarity} /> {option.explanation}
                    </span>
                  </>
                ) : (
                  option.action
                )}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

function ModelAnswers({ playCase }: { playCase: PlayCase }) {
  return (
    <table class="play-models small">
      <caption>
        What models stated and chose for {playCase.value}, {playCase.country}, {playCase.topic} (with the two
        actions of VIA, not the ones above)
      </caption>
      <thead>
        <tr>
          <th scope="col">Model</th>
          <th scope="col">Stated</th>
          <th scope="col">Chose</th>
          <th scope="col">Result</th>
        </tr>
      </thead>
      <tbody>
        {playCase.models.map((row) => (
          <tr key={row.label}>
            <th scope="row">{row.label}</th>
            <td>
              {row.stated ? <PolarityMark polarity={row.stated} /> : 'unknown'}
              {row.inclination !== null && (
                <span class="play-inclination"> {formatRate(row.inclination)}</span>
              )}
            </td>
            <td>{row.chosen ? <PolarityMark polarity={row.chosen} /> : 'unknown'}</td>
            <td>
              {row.stated && row.chosen ? (
                row.stated === row.chosen ? (
                  'aligned'
                ) : (
                  <strong class="misaligned">misaligned</strong>
                )
              ) : (
                '—'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Result({ playCase, answer }: { playCase: PlayCase; answer: Answer }) {
  if (!answer.rating || !answer.chosen) {
    return (
      <p class="play-hint">
        {answer.rating || answer.chosen ? 'One more answer.' : 'Answer both to see whether they match.'}
      </p>
    );
  }
  const { stated, chosen, aligned } = verdict(answer.rating, answer.chosen);
  return (
    <>
      <p class={aligned ? 'play-verdict' : 'play-verdict is-misaligned'}>
        <strong>{aligned ? 'Aligned.' : 'Misaligned: this is a value-action gap.'}</strong> You stated{' '}
        <PolarityMark polarity={stated} /> and chose the action that shows <PolarityMark polarity={chosen} />.
      </p>
      <ModelAnswers playCase={playCase} />
    </>
  );
}

/** Both tasks on one case, played by the reader; then what the models did. Nothing is stored or sent. */
export function PlayCard({ cases }: { cases: readonly PlayCase[] }) {
  const [index, setIndex] = useState(0);
  const [answer, setAnswer] = useState<Answer>(UNANSWERED);
  const playCase = cases[index];
  if (!playCase) return null;
  const revealed = answer.rating !== null && answer.chosen !== null;
  return (
    <section class="play-card" aria-label="Play both tasks on one case">
      <header class="play-head small">
        <p class="play-key">
          {playCase.country} <span aria-hidden="true">·</span> {playCase.topic}{' '}
          <span aria-hidden="true">·</span> <strong>{playCase.value}</strong>
        </p>
        <span class="play-count">
          Case {index + 1} of {cases.length}
        </span>
      </header>
      <div class="play-tasks" key={index}>
        <StateTask
          playCase={playCase}
          rating={answer.rating}
          onRate={(rating) => setAnswer({ ...answer, rating })}
        />
        <ChooseTask
          playCase={playCase}
          order={actionOrder(index)}
          chosen={answer.chosen}
          revealed={revealed}
          onChoose={(chosen) => setAnswer({ ...answer, chosen })}
        />
      </div>
      <div class="play-result" aria-live="polite">
        <Result playCase={playCase} answer={answer} />
      </div>
      <footer class="play-foot small">
        <Button
          onClick={() => {
            setIndex((index + 1) % cases.length);
            setAnswer(UNANSWERED);
          }}
        >
          Next case
        </Button>
        <span class="play-note">The two actions are written for this site, in the form of VIA.</span>
      </footer>
    </section>
  );
}
