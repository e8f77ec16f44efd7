import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  CHART_ROWS,
  type ResultChart as Choices,
  chartOf,
  chartTemplate,
  type ResultMark,
  resultSpec,
} from '../../../charts/result-spec';
import { useWidth } from '../../../charts/use-width';
import { VegaChart } from '../../../charts/VegaChart';
import type { ResultSet } from '../../../db/types';
import { formatCount } from '../../../domain/text/figures';
import { Button } from '../../../ui/Button';
import { Select } from '../../../ui/Select';
import { useDrawableRows } from './use-drawable-rows';
import './result-chart.css';

interface Props {
  readonly result: ResultSet;
  /** The reader's choices; null for what the columns suggest. */
  readonly chart: Choices | null;
  readonly onChart: (chart: Choices | null) => void;
}

const MARKS: readonly { value: ResultMark; label: string }[] = [
  { value: 'bar', label: 'Bars' },
  { value: 'line', label: 'Lines' },
  { value: 'point', label: 'Points' },
  { value: 'heat', label: 'Heatmap' },
  { value: 'histogram', label: 'Histogram' },
];
const CHANNELS = [
  { key: 'x', label: 'Across' },
  { key: 'y', label: 'Down' },
  { key: 'color', label: 'Colour' },
] as const;

/** Of a chart, in pixels. */
const [NARROWEST, WIDEST] = [240, 900];

interface SpecProps {
  readonly text: string;
  /** What the text stands for: what the reader wrote stays as long as that does. */
  readonly choices: Choices;
  readonly onApply: (text: string) => void;
}

function SpecEditor({ text, choices, onApply }: SpecProps) {
  const [written, setWritten] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other choices have another text
  useEffect(() => setWritten(null), [choices]);
  const draft = written ?? text;
  return (
    <details class="chart-spec more">
      <summary>Edit the Vega-Lite specification</summary>
      <textarea
        class="text-input"
        aria-label="Vega-Lite specification"
        spellcheck={false}
        rows={12}
        value={draft}
        onInput={(event) => setWritten(event.currentTarget.value)}
      />
      <p>
        <Button onClick={() => onApply(draft)}>Draw it</Button> The result’s rows are its data; columns are
        fields of the same names.
      </p>
    </details>
  );
}

/** A chart of a result: what its columns suggest, or what the reader chooses. */
export function ResultChart({ result, chart, onChart }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const room = useWidth(host);
  const width = room && Math.max(NARROWEST, Math.min(WIDEST, room - 8));
  const rows = useDrawableRows(result);
  const choices = useMemo(() => chartOf(chart, result.columns, rows), [chart, result, rows]);
  const drawn = useMemo(() => {
    if (width === 0) return null;
    try {
      return { spec: resultSpec(choices, result.columns, rows, width), error: null };
    } catch (cause) {
      return { spec: null, error: (cause as Error).message };
    }
  }, [choices, result, rows, width]);
  const options = [
    { value: '', label: 'rows (count)' },
    ...result.columns.map(({ name }) => ({ value: name, label: name })),
  ];
  const template = choices.spec ?? JSON.stringify(chartTemplate(choices, result.columns, width), null, 2);
  return (
    <div class="result-chart" ref={host}>
      <div class="controls result-chart-controls">
        <Select
          label="Chart"
          value={choices.mark}
          options={MARKS}
          onChange={(mark) => onChart({ ...choices, mark: mark as ResultMark, spec: null })}
        />
        {CHANNELS.map(({ key, label }) => (
          <Select
            key={key}
            label={label}
            value={choices[key] ?? ''}
            options={key === 'color' ? [{ value: '', label: 'none' }, ...options.slice(1)] : options}
            onChange={(name) => onChart({ ...choices, [key]: name === '' ? null : name, spec: null })}
          />
        ))}
        {choices === chart && <Button onClick={() => onChart(null)}>Start over</Button>}
      </div>
      {result.rowCount > CHART_ROWS && (
        <p class="sql-empty">The chart shows the first {formatCount(CHART_ROWS)} rows.</p>
      )}
      {drawn?.error && (
        <p class="sql-empty" role="alert">
          {drawn.error}
        </p>
      )}
      {drawn?.spec && (
        <VegaChart
          spec={drawn.spec}
          label={`Chart of ${result.columns.map(({ name }) => name).join(', ')}`}
        />
      )}
      <SpecEditor text={template} choices={choices} onApply={(spec) => onChart({ ...choices, spec })} />
    </div>
  );
}
