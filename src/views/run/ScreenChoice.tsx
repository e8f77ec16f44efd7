import { createLocalRuns } from '../../state/runs/local-runs';
import { useServices } from '../../state/services';

const SAID = {
  on: '',
  off: '',
  refused: 'The browser refuses now, as some do where the battery is low: keep the screen on yourself.',
  absent: 'This browser cannot: keep the screen on yourself.',
} as const;

/** Whether the screen stays on while the run goes on. */
export function ScreenChoice() {
  const { awake } = useServices().once(createLocalRuns);
  const said = awake.wanted.value ? SAID[awake.state.value] : '';
  return (
    <label class="run-check small">
      <input
        type="checkbox"
        checked={awake.wanted.value}
        onChange={({ currentTarget }) => awake.want(currentTarget.checked)}
      />
      <span>
        Keep the screen on while it runs
        {said && (
          <span class="run-muted" role="status">
            {said}
          </span>
        )}
      </span>
    </label>
  );
}
