import './shown-as.css';

export const SHOWN_AS = ['table', 'chart'] as const;

export type Shown = (typeof SHOWN_AS)[number];

const NAMES: Readonly<Record<Shown, string>> = { table: 'Table', chart: 'Chart' };

/** Switches between a table and the chart of the same figures. */
export function ShownAs({ shown, onShow }: { shown: Shown; onShow: (shown: Shown) => void }) {
  return (
    <div class="shown-as" role="group" aria-label="Shown as">
      {SHOWN_AS.map((choice) => (
        <button key={choice} type="button" aria-pressed={shown === choice} onClick={() => onShow(choice)}>
          {NAMES[choice]}
        </button>
      ))}
    </div>
  );
}
