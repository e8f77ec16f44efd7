import type { ComponentChildren } from 'preact';
import type { Draw } from '../charts/chart-spec';
import { VegaChart } from '../charts/VegaChart';
import { SHOWN_AS, type Shown, ShownAs } from './ShownAs';
import { TakeAway } from './TakeAway';
import { useArrival } from './use-arrival';
import { useSetting } from './use-setting';
import './figure.css';

interface Props {
  /** Unique on its page: stem of the file names, and the figure's name in the address. */
  readonly name: string;
  /** What the chart shows, with its unit: above the chart, and in the picture. */
  readonly title: string;
  /** Filters, n, coverage. */
  readonly caption: string | readonly string[];
  readonly columns: readonly string[];
  /** A function if they are made only on download. */
  readonly rows: readonly object[] | (() => readonly object[]);
  /** The exact statement behind the rows; without one there is nothing to open. */
  readonly sql?: string | undefined;
  readonly chart: Draw;
  /** About how high the chart will be, in pixels. */
  readonly chartHeight?: number;
  /** The table as a picture, if it is a heatmap; otherwise the picture is the chart. */
  readonly picture?: Draw;
  /** False while the figures are only the first of many: nothing can be done with them yet. */
  readonly complete?: boolean;
  /** What is shown until the reader chooses. */
  readonly first?: Shown;
  /** A mark of the chart was clicked: its datum. */
  readonly onPick?: (datum: object) => void;
  /** The table. */
  readonly children: ComponentChildren;
}

/** Figures as a table and as a chart: the reader switches between them, and can download either. */
export function Figure({ first = 'table', complete = true, picture, children, ...props }: Props) {
  const [shown, show] = useSetting(props.name, SHOWN_AS, first);
  return (
    <div class="figure" data-figure={props.name} ref={useArrival(props.name)}>
      <div class="figure-views" inert={!complete}>
        <ShownAs shown={shown} onShow={show} />
      </div>
      {shown === 'table' || !complete ? (
        children
      ) : (
        <>
          <p class="figure-title">{props.title}</p>
          <VegaChart
            spec={props.chart}
            height={props.chartHeight}
            label={`${props.title}. The table holds the same figures.`}
            {...(props.onPick ? { onPick: props.onPick } : {})}
          />
        </>
      )}
      <div inert={!complete}>
        <TakeAway
          {...props}
          figure={props.name}
          chart={shown === 'table' ? (picture ?? props.chart) : props.chart}
        />
      </div>
    </div>
  );
}
