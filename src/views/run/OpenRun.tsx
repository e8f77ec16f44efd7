import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import type { LocalRuns } from '../../state/runs/local-runs';
import { openBundle } from '../../state/runs/open-bundle';
import { FileDrop } from '../../ui/FileDrop';

/** Adds exported runs; a single one is then opened. */
export function OpenRun({ runs }: { runs: LocalRuns }) {
  const [, navigate] = useLocation();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const take = async (files: readonly File[]) => {
    const failed: string[] = [];
    const taken: string[] = [];
    for (const file of files)
      try {
        const session = await runs.take(await openBundle(file));
        taken.push(session.record.value.id);
      } catch (error) {
        failed.push(`${file.name}: ${(error as Error).message}`);
      }
    setProblems(failed);
    if (failed.length === 0 && taken.length === 1) navigate(`/run?run=${taken[0]}`);
  };
  return (
    <>
      <FileDrop
        label="Open an exported run"
        accept=".zip,.json"
        multiple
        onFiles={(files) => void take(files)}
      >
        or drop its .zip here: it includes its result and is marked as imported.
      </FileDrop>
      {problems.length > 0 && (
        <div role="alert" class="run-warning small">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
      )}
    </>
  );
}
