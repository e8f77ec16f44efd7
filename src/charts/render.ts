/** The one importer of Vega; loaded when the first chart is shown. */
import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import { assertDrawable } from './checked-spec';
import { type ChartColors, chartColors, chartConfig } from './theme';

export type ChartView = vega.View;

/**
 * Compiles a Vega-Lite specification in the site's look. Expressions are interpreted, not compiled: the page's
 * content security policy allows no `eval`. Nothing is loaded from an address, and nothing leads to one.
 *
 * @throws Error where the specification holds what charts on this site may not, or is wrong
 */
export function createChart(
  spec: TopLevelSpec,
  container?: HTMLElement,
  colors: ChartColors = chartColors(),
): ChartView {
  assertDrawable(spec);
  const config = chartConfig(colors);
  const { spec: compiled } = compile(spec, { config, logger: vega.logger(vega.Error) });
  const loader = vega.loader();
  const refuse = async (address: string): Promise<never> => {
    throw new Error(`Charts on this site neither load nor open anything: ${address}`);
  };
  // Every address of a chart, a link's too, passes through `sanitize`.
  Object.assign(loader, { load: refuse, sanitize: refuse, http: refuse, file: refuse });
  const runtime = vega.parse(compiled, undefined, { ast: true });
  return new vega.View(runtime, {
    expr: expressionInterpreter,
    loader,
    renderer: 'svg',
    logLevel: vega.Error,
    ...(container ? { container, hover: true } : {}),
  });
}

/** A self-contained SVG document of a specification. */
export async function chartToSvg(spec: TopLevelSpec): Promise<string> {
  const view = createChart(spec);
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/** A PNG of a specification at twice its size. */
export async function chartToPng(spec: TopLevelSpec): Promise<Blob> {
  const view = createChart(spec);
  try {
    const canvas = (await view.toCanvas(2)) as unknown as HTMLCanvasElement;
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large'))),
        'image/png',
      );
    });
  } finally {
    view.finalize();
  }
}
