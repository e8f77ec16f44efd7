/** A run's Task 1 answers in the layout of the authors' files, as they came. */
import type { RunAnswer } from '../../domain/runs/run-record';
import { SCHWARTZ_VALUES } from '../../domain/schwartz-values';
import { toCsv } from '../../exports/csv';

/** `country, topic, response, prompt_index`; ratings that were asked for one by one are combined into one response. */
export function task1Csv(answers: readonly RunAnswer[]): string {
  const rows = new Map<string, { country: string; topic: string; response: string; prompt_index: number }>();
  const ratings = new Map<string, Record<string, number>>();
  for (const { task, outcome, country, topic, value, variant, raw, repeat, ratings: own } of answers) {
    if (task !== 1 || outcome !== 'answered' || repeat) continue;
    const key = [country, topic, variant].join('\n');
    const before = ratings.get(key) ?? {};
    ratings.set(key, { ...before, ...own });
    const joined = () => {
      const all = ratings.get(key) ?? {};
      const named = SCHWARTZ_VALUES.filter((entry) => all[entry.value]).map((entry) => [
        entry.value,
        all[entry.value],
      ]);
      return JSON.stringify(Object.fromEntries(named));
    };
    rows.set(key, { country, topic, response: value === null ? raw : joined(), prompt_index: variant });
  }
  return toCsv(['country', 'topic', 'response', 'prompt_index'], [...rows.values()]);
}
